"""What can be wrong with repositories, publishing, exports and the audit, in words: DEF-401 to DEF-799."""

from collections.abc import Mapping

from generator.model.message import Texts

MESSAGES: Mapping[str, Texts] = {
    "DEF-401": {
        "nl": "Dit is geen kloon van de private opslag. Maak er een: register deferral init",
        "en": "This is no clone of the private repository. Make one: register deferral init",
    },
    "DEF-402": {
        "nl": "De private kloon moet precies één remote hebben, origin. Kijk: register doctor",
        "en": "The private clone must have exactly one remote, origin. Look: register doctor",
    },
    "DEF-403": {
        "nl": "Deze kloon is niet verankerd: git config register.anchor ANKER, met het anker dat bij het inrichten is opgeschreven.",
        "en": "This clone is not anchored: git config register.anchor ANCHOR, with the anchor that was written down at the set-up.",
    },
    "DEF-404": {
        "nl": "De gedeelde private opslag is niet bereikbaar, of heeft geen tak deferred. Er is niets veranderd; probeer het later opnieuw.",
        "en": "The shared private repository cannot be reached, or has no branch deferred. Nothing was changed; try again later.",
    },
    "DEF-405": {
        "nl": "Deze kloon heeft commits die de gedeelde opslag niet heeft. Kijk met git log wat het is; met git reset --keep origin/deferred volgt hij weer.",
        "en": "This clone has commits that the shared repository does not have. Look with git log what they are; git reset --keep origin/deferred makes it follow again.",
    },
    "DEF-406": {
        "nl": "Wijzigingen in deze map staan in de weg. Zet ze apart of maak ze ongedaan; er is niets verloren.",
        "en": "Changes in this folder are in the way. Put them aside or undo them; nothing is lost.",
    },
    "DEF-407": {
        "nl": "Iemand anders was u net voor. Er is niets veranderd en niets verloren; doe het nog eens.",
        "en": "Somebody else was just before you. Nothing was changed and nothing is lost; do it once more.",
    },
    "DEF-408": {
        "nl": "{place}: hier staat iets anders dan een gewoon bestand, zoals een link. Zoek het in de kloon: git ls-tree -r HEAD; zo’n regel begint niet met 100. Haal het weg: git rm, git commit, git push origin. Staat het onder registry-data, doe dat dan in de openbare opslag.",
        "en": "{place}: here stands something else than an ordinary file, such as a link. Find it in the clone: git ls-tree -r HEAD; such a line does not begin with 100. Take it out: git rm, git commit, git push origin. If it is below registry-data, do that in the public repository.",
    },
    "DEF-409": {
        "nl": "origin leidt niet naar de private opslag die bij het inrichten is genoemd. Er is niets verstuurd. Kijk: register doctor",
        "en": "origin does not lead to the private repository that was named at the set-up. Nothing was sent. Look: register doctor",
    },
    "DEF-410": {
        "nl": "De openbare kloon is er niet, of heeft de commit van public.pin niet. Werk hem bij: git pull, in die map.",
        "en": "The public clone is not there, or does not have the commit of public.pin. Update it: git pull, in that folder.",
    },
    "DEF-411": {
        "nl": "deferral-policy.yml in het openbare register kan niet worden gelezen. Kijk: register check",
        "en": "deferral-policy.yml in the public register cannot be read. Look: register check",
    },
    "DEF-412": {
        "nl": "Zeg waar een kloon van de openbare opslag staat: --public",
        "en": "Say where a clone of the public repository is: --public",
    },
    "DEF-413": {
        "nl": "Zeg waar de gedeelde private opslag staat, op een eigen server: --remote",
        "en": "Say where the shared private repository is, on a server of your own: --remote",
    },
    "DEF-414": {
        "nl": "public.pin noemt een commit die niet op main van het openbare register staat, voor zover de openbare kloon weet. Werk die bij: git pull. Zet anders in public.pin een commit van main.",
        "en": "public.pin names a commit that is not on the public register's main, as far as the public clone knows. Update that: git pull. Else put a commit of main in public.pin.",
    },
    "DEF-415": {
        "nl": "Deze kloon heeft niet de hele geschiedenis. Haal die op: git fetch --unshallow",
        "en": "This clone does not have the whole history. Get it: git fetch --unshallow",
    },
    "DEF-420": {
        "nl": "De map voor de private kloon is in gebruik. Kies een lege.",
        "en": "The folder for the private clone is in use. Choose an empty one.",
    },
    "DEF-421": {
        "nl": "De private en de openbare kloon mogen niet in elkaar staan. Kies een andere map.",
        "en": "The private and the public clone may not stand inside each other. Choose another folder.",
    },
    "DEF-422": {
        "nl": "Dit is het adres van de openbare opslag. Maak een aparte, private opslag op een eigen server.",
        "en": "This is the address of the public repository. Make a separate, private one on a server of your own.",
    },
    "DEF-500": {
        "nl": "{number} mist nog handtekeningen. Onderteken: register deferral sign ID",
        "en": "{number} still lacks signatures. Sign: register deferral sign ID",
    },
    "DEF-501": {
        "nl": "Wie dit ondertekende, mag dat vandaag niet meer. Laat het opnieuw ondertekenen: register deferral release ID",
        "en": "Those who signed this may not do so any more today. Have it signed anew: register deferral release ID",
    },
    "DEF-502": {"nl": "Het wacht op het venster van {date}.", "en": "It waits for the window of {date}."},
    "DEF-503": {
        "nl": "Het was voor het venster van {date}, dat voorbij is. Maak het opnieuw: register deferral release ID",
        "en": "It was for the window of {date}, which has passed. Make it anew: register deferral release ID",
    },
    "DEF-504": {
        "nl": "Wat openbaar is, is veranderd sinds dit ondertekend is. Maak het opnieuw: register deferral release ID",
        "en": "What is public has changed since this was signed. Make it anew: register deferral release ID",
    },
    "DEF-505": {
        "nl": "Twee uitgaven veranderen hetzelfde bestand. Publiceer eerst de ene, en maak de andere daarna opnieuw: register deferral release ID",
        "en": "Two publications change the same file. Publish one first, and make the other anew after that: register deferral release ID",
    },
    "DEF-506": {
        "nl": "Hierin staat iets dat nog niet openbaar mag zijn ({id}). Er is niets gepubliceerd.",
        "en": "This holds something that may not be public yet ({id}). Nothing was published.",
    },
    "DEF-507": {
        "nl": "Dit is niet precies de verklaring van deze maand. Maak haar opnieuw: register deferral attest",
        "en": "This is not exactly the attestation of this month. Make it anew: register deferral attest",
    },
    "DEF-508": {
        "nl": "De controle vindt iets. Zolang dat zo is, wordt er niets verklaard. Kijk: register deferral audit",
        "en": "The audit finds something. As long as that is so, nothing is attested. Look: register deferral audit",
    },
    "DEF-509": {
        "nl": "Het staat op de openbare main, maar is nog niet genoteerd: er wacht een ander besluit op handtekeningen. Onderteken dat, en draai publish daarna nog eens.",
        "en": "It is on the public main, but was not noted yet: another decision waits for signatures. Sign that, and run publish once more after it.",
    },
    "DEF-510": {
        "nl": "De openbare opslag kan niet worden gekloond. Klopt het adres, en is er een tak main?",
        "en": "The public repository cannot be cloned. Is the address right, and is there a branch main?",
    },
    "DEF-511": {
        "nl": "De verse kloon deelt objecten met een andere opslag. Geef het adres van de server, niet een map.",
        "en": "The fresh clone shares objects with another repository. Give the address of the server, not a folder.",
    },
    "DEF-512": {
        "nl": "De verse kloon bevat takken of tags die er niet horen. Er is niets gepubliceerd.",
        "en": "The fresh clone has branches or tags that do not belong there. Nothing was published.",
    },
    "DEF-513": {
        "nl": "De openbare opslag gebruikt Git LFS. Dat past niet bij dit register; er is niets gepubliceerd.",
        "en": "The public repository uses Git LFS. That does not fit this register; nothing was published.",
    },
    "DEF-514": {
        "nl": "De openbare opslag nam de tak niet aan. Mag deze machine release/* maken?",
        "en": "The public repository did not take the branch. May this machine make release/*?",
    },
    "DEF-601": {
        "nl": "Deze registratie hoort niet in het niet-openbare deel van de EU-databank (eu_nonpublic).",
        "en": "This registration does not belong in the non-public section of the EU database (eu_nonpublic).",
    },
    "DEF-602": {
        "nl": "De map voor de export is er niet. Maak haar eerst.",
        "en": "There is no folder for the export. Make it first.",
    },
    "DEF-603": {
        "nl": "De export mag niet in een map van git komen. Kies een plek daarbuiten.",
        "en": "The export may not be in a folder of git. Choose a place outside.",
    },
    "DEF-604": {
        "nl": "Daar staat al een bestand. Kies een andere naam.",
        "en": "There is a file already. Choose another name.",
    },
    "DEF-605": {
        "nl": "Een ontvanger klopt niet. Geef een age-sleutel (age1…) of een openbare SSH-sleutel.",
        "en": "A recipient is not right. Give an age key (age1…) or a public SSH key.",
    },
    "DEF-701": {
        "nl": "allowed_signers is niet wat uit roles/ volgt",
        "en": "allowed_signers is not what follows from roles/",
    },
    "DEF-702": {
        "nl": "van deze versie is de tekst of de sleutel weg",
        "en": "of this version the text or the key is gone",
    },
    "DEF-703": {
        "nl": "deze versie komt niet overeen met wat het besluit vastlegde",
        "en": "this version does not match what the decision laid down",
    },
    "DEF-704": {
        "nl": "deze commit voegt takken samen; de geschiedenis hoort één lijn te zijn",
        "en": "this commit merges branches; the history should be one line",
    },
    "DEF-705": {
        "nl": "een ondertekend document is later veranderd of verwijderd",
        "en": "a signed document was changed or removed later",
    },
    "DEF-706": {
        "nl": "in wat openbaar is, staat iets dat niet openbaar mag zijn. Volg de procedure voor een lek in de handleiding",
        "en": "what is public holds something that may not be public. Follow the procedure for a leak in the guide",
    },
    "DEF-707": {
        "nl": "een deel van wat openbaar is, kon niet worden doorzocht",
        "en": "a part of what is public could not be searched",
    },
    "DEF-708": {
        "nl": "dit heet gepubliceerd, maar staat niet op main van het openbare register. Werk de openbare kloon bij, en kijk opnieuw",
        "en": "this is noted as published, but is not on the public register's main. Update the public clone, and look again",
    },
    "DEF-709": {
        "nl": "deze openbare verklaring is niet die welke twee mensen hebben ondertekend",
        "en": "this public attestation is not the one that two people have signed",
    },
    "DEF-710": {
        "nl": "dit kwam of werd ondertekend toen er al iets van een latere dag was: de dag is geantedateerd",
        "en": "this came or was signed when something of a later day was there already: its day is backdated",
    },
    "DEF-712": {
        "nl": "public.pin is teruggezet naar oudere regels. Zoek uit wie dat deed (git log public.pin), en wat er in die tijd is besloten. De dagelijkse taak zet er de nieuwste commit van main weer in",
        "en": "public.pin was set back to older rules. Find out who did that (git log public.pin), and what was decided meanwhile. The daily job puts the newest commit of main in it again",
    },
    "DEF-711": {
        "nl": "deze handtekening is niet goed: andere bytes, een andere sleutel, of iemand die er die dag niet op stond",
        "en": "this signature is not good: other bytes, another key, or somebody who was not on the list that day",
    },
}
