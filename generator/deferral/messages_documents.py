"""What can be wrong with documents, people and decisions, in words: DEF-101 to DEF-399."""

from collections.abc import Mapping

from generator.model.message import Texts

MESSAGES: Mapping[str, Texts] = {
    "DEF-101": {
        "nl": "{place}: bij {field} klopt iets niet. Uitleg: register explain {code}",
        "en": "{place}: something is not right at {field}. Explanation: register explain {code}",
    },
    "DEF-102": {
        "nl": "{place}: dit is geen volledig dossier. Herstel het uit de geschiedenis van git of de reservekopie.",
        "en": "{place}: this is no complete record. Restore it from git's history or the backup.",
    },
    "DEF-103": {
        "nl": "{place}: dit besluit sluit niet aan op het vorige, of gaat niet over dit dossier. Draai: register deferral audit",
        "en": "{place}: this decision does not follow from the one before, or is not about this record. Run: register deferral audit",
    },
    "DEF-104": {
        "nl": "{place}: de registratie is veranderd zonder besluit. Zet haar eerst terug uit git; wijzig haar dan met: register deferral decide ID amend",
        "en": "{place}: the registration was changed without a decision. First put it back from git; then change it with: register deferral decide ID amend",
    },
    "DEF-105": {
        "nl": "Er is geen dossier dat zo begint. Geef minstens vier tekens van de id; ids van wat openstaat: register deferral due",
        "en": "There is no record that starts so. Give at least four characters of the id; ids of what is open: register deferral due",
    },
    "DEF-106": {
        "nl": "Meer dan één dossier begint zo. Geef meer tekens van de id.",
        "en": "More than one record starts so. Give more characters of the id.",
    },
    "DEF-107": {
        "nl": "Dit is geen dag. Schrijf jaar-maand-dag, zoals 2027-03-31.",
        "en": "This is not a day. Write year-month-day, such as 2027-03-31.",
    },
    "DEF-108": {
        "nl": "Het bestand kan niet worden gelezen. Kijk of het er is, en of het UTF-8 is.",
        "en": "The file cannot be read. Look whether it is there, and whether it is UTF-8.",
    },
    "DEF-109": {
        "nl": "Het bestand, regel {line}: dit klopt niet ({code}). Uitleg: register explain {code}",
        "en": "The file, line {line}: this is not right ({code}). Explanation: register explain {code}",
    },
    "DEF-110": {
        "nl": "{place}: er zijn twee dossiers over dezelfde registratie. Verander niets en bel een beheerder.",
        "en": "{place}: there are two records about the same registration. Change nothing and call an administrator.",
    },
    "DEF-111": {
        "nl": "Er staat een getal in, of tekst die niet in de samengestelde vorm (NFC) staat. Zet getallen tussen aanhalingstekens.",
        "en": "It holds a number, or text that is not in composed form (NFC). Put numbers between quotation marks.",
    },
    "DEF-112": {
        "nl": "{place}, regel {line}: dit is geen goede YAML. Uitleg: register explain {code}",
        "en": "{place}, line {line}: this is not good YAML. Explanation: register explain {code}",
    },
    "DEF-113": {
        "nl": "Geef de nieuwe registratie: --registration BESTAND.",
        "en": "Give the new registration: --registration FILE.",
    },
    "DEF-120": {
        "nl": "Het openbare register zou hiermee een fout hebben ({code}). Uitleg: register explain {code}. Verbeter de registratie: register deferral decide ID amend",
        "en": "The public register would have an error with this ({code}). Explanation: register explain {code}. Mend the registration: register deferral decide ID amend",
    },
    "DEF-121": {
        "nl": "Een lijst van overlay/ past niet achter de openbare lijst. Bestaat die lijst, en staan haar termen achteraan?",
        "en": "A list in overlay/ does not fit behind the public list. Does that list exist, and do its terms stand last?",
    },
    "DEF-131": {
        "nl": "Deze registratie is al voorgesteld, als {id}.",
        "en": "This registration was proposed already, as {id}.",
    },
    "DEF-132": {
        "nl": "De organisatie is er niet: niet in het openbare register en niet in overlay/organisations/.",
        "en": "There is no such organisation: neither in the public register nor in overlay/organisations/.",
    },
    "DEF-133": {
        "nl": "Deze soort organisatie mag niet uitstellen. Registreer het systeem gewoon, in het openbare register.",
        "en": "This kind of organisation may not defer. Register the system in the ordinary way, in the public register.",
    },
    "DEF-134": {
        "nl": "Een dag ligt verder weg dan de regels toestaan: hoogstens {months} maanden.",
        "en": "A day is further away than the rules allow: {months} months at most.",
    },
    "DEF-135": {
        "nl": "De uiterste dag moet na vandaag liggen, en de dag van opnieuw bekijken niet daarna.",
        "en": "The latest day must be after today, and the day of review not after it.",
    },
    "DEF-136": {
        "nl": "Bij withheld staat een veld dat geen vraag is, of dat niet mag ontbreken. Kies een ander: register explain",
        "en": "withheld names a field that is no question, or that may not be missing. Choose another: register explain",
    },
    "DEF-137": {
        "nl": "Een van de gevoelige woorden staat al in het openbare register. Zoeken ernaar zegt dan niets: kies een ander.",
        "en": "One of the sensitive words is in the public register already. Searching for it would tell nothing: choose another.",
    },
    "DEF-201": {
        "nl": "Er is geen ssh-keygen op deze machine. Installeer OpenSSH.",
        "en": "There is no ssh-keygen on this machine. Install OpenSSH.",
    },
    "DEF-202": {
        "nl": "Er is geen handtekening gezet. Is het de goede sleutel, en is het wachtwoord juist?",
        "en": "No signature was made. Is it the right key, and is the passphrase correct?",
    },
    "DEF-210": {
        "nl": "{place} sluit niet aan op de vorige lijst. Herstel roles/ uit de geschiedenis van git.",
        "en": "{place} does not follow from the list before. Restore roles/ from git's history.",
    },
    "DEF-211": {
        "nl": "De eerste lijst van roles/ is niet die waaraan deze kloon is verankerd. Vertrouw niets in deze opslag voordat u weet waarom.",
        "en": "The first list in roles/ is not the one to which this clone is anchored. Trust nothing in this repository before you know why.",
    },
    "DEF-212": {
        "nl": "Op {date} gold nog geen lijst van wie mag ondertekenen. Laat twee beheerders tekenen: register deferral sign roles",
        "en": "On {date} no list of who may sign was in force yet. Let two administrators sign: register deferral sign roles",
    },
    "DEF-213": {
        "nl": "Lijst {number} in roles/ mist handtekeningen, en er komt een latere na. Herstel roles/ uit de geschiedenis van git.",
        "en": "List {number} in roles/ lacks signatures, and a later one follows. Restore roles/ from git's history.",
    },
    "DEF-214": {
        "nl": "Lijst {number} in roles/ noemt iemand twee keer.",
        "en": "List {number} in roles/ names somebody twice.",
    },
    "DEF-215": {
        "nl": "De lijst zou gelden vanaf {date}: dat is voorbij. Kies vandaag of later.",
        "en": "The list would be in force from {date}: that has passed. Choose today or later.",
    },
    "DEF-216": {
        "nl": "De eerste lijst heeft nog geen twee handtekeningen: register deferral sign roles",
        "en": "The first list does not have two signatures yet: register deferral sign roles",
    },
    "DEF-217": {
        "nl": "Zeg aan welke eerste lijst deze kloon verankerd wordt: --anchor, met het anker dat bij het inrichten is opgeschreven.",
        "en": "Say to which first list this clone is anchored: --anchor, with the anchor that was written down at the set-up.",
    },
    "DEF-218": {
        "nl": "Zeg wie mag ondertekenen: --roles BESTAND. Een voorbeeld: register deferral init --template",
        "en": "Say who may sign: --roles FILE. An example: register deferral init --template",
    },
    "DEF-219": {
        "nl": "Lijst {number} in roles/ geeft twee mensen dezelfde sleutel. Iedereen heeft een eigen sleutel.",
        "en": "List {number} in roles/ gives two people the same key. Everybody has a key of their own.",
    },
    "DEF-220": {
        "nl": "Lijst {number} in roles/ geeft wie publiceert nog een rol. De machine die publiceert, beslist niets.",
        "en": "List {number} in roles/ gives whoever publishes another role. The machine that publishes decides nothing.",
    },
    "DEF-301": {
        "nl": "Besluit {number} telt niet: handtekeningen of regels kloppen niet, en er volgen andere op. Draai: register deferral audit",
        "en": "Decision {number} does not count: its signatures or the rules are not right, and others follow it. Run: register deferral audit",
    },
    "DEF-302": {
        "nl": "Het besluit draagt een dag in de toekomst ({date}). Kijk de datum van deze machine na, of geef --on.",
        "en": "The decision carries a day in the future ({date}). Check this machine's date, or give --on.",
    },
    "DEF-303": {
        "nl": "De klok loopt achter: het vorige besluit is van {date}. Kijk de datum van deze machine na, of geef --on.",
        "en": "The clock is behind: the decision before is of {date}. Check this machine's date, or give --on.",
    },
    "DEF-304": {
        "nl": "{verb} kan niet nu de stand {phase} is. Wat kan: deel 4.1 van de handleiding.",
        "en": "{verb} is not possible while the state is {phase}. What is: part 4.1 of the guide.",
    },
    "DEF-305": {
        "nl": "Er is niets besloten dat zo gepubliceerd is. Draai: register deferral audit",
        "en": "Nothing was decided that was published so. Run: register deferral audit",
    },
    "DEF-310": {
        "nl": "De uiterste dag ({date}) is voorbij. Doorgaan kan alleen met een nieuwe grant, met een tweede persoon van buiten. Neem anders end. Amend en void blijven mogelijk.",
        "en": "The latest day ({date}) has passed. To go on needs a new grant, with a second person from outside. Else take end. Amend and void remain possible.",
    },
    "DEF-311": {
        "nl": "Er is al besloten om uit te stellen. Verlengen: register deferral decide ID extend",
        "en": "Deferral was granted already. To go on: register deferral decide ID extend",
    },
    "DEF-312": {
        "nl": "De uiterste dag is te ver weg: hoogstens {date}.",
        "en": "The latest day is too far away: {date} at most.",
    },
    "DEF-313": {
        "nl": "De uiterste dag moet na {date} liggen. Kies een andere dag.",
        "en": "The latest day must be after {date}. Choose another day.",
    },
    "DEF-314": {
        "nl": "De dag van opnieuw bekijken is te ver weg: hoogstens {date}.",
        "en": "The day of review is too far away: {date} at most.",
    },
    "DEF-315": {
        "nl": "De dag van opnieuw bekijken is voorbij. Kies een andere dag.",
        "en": "The day of review has passed. Choose another day.",
    },
    "DEF-316": {
        "nl": "De dag van opnieuw bekijken ligt na de uiterste dag ({date}). Kies een andere dag.",
        "en": "The day of review is after the latest day ({date}). Choose another day.",
    },
    "DEF-317": {
        "nl": "Dit besluit kan geen uiterste dag zetten. Neem extend.",
        "en": "This decision cannot set a latest day. Take extend.",
    },
    "DEF-318": {
        "nl": "De vorige verlenging is nog niet begonnen: zij loopt vanaf de dag na {date}. Verleng pas daarna weer.",
        "en": "The extension before has not begun: it runs from the day after {date}. Extend again after that only.",
    },
    "DEF-320": {
        "nl": "Verlengen kan niet zonder reden en zonder nieuwe onderbouwing: reason en showing.",
        "en": "To go on needs a reason and a new showing: reason and showing.",
    },
    "DEF-321": {
        "nl": "De onderbouwing staat er al, of bijna zo. Schrijf wat er nu is, niet wat er toen was.",
        "en": "The showing was given before, or nearly so. Write what is now, not what was then.",
    },
    "DEF-322": {
        "nl": "Deze reden vraagt een andere, bestaande zaak: other_case, en niet een die al is genoemd.",
        "en": "This reason asks for another, existing case: other_case, and not one that was named before.",
    },
    "DEF-323": {
        "nl": "Voor toekomstige onderzoeken kan alleen een stub of gedeeltelijk uitstel door. Neem eerst narrow.",
        "en": "For future investigations only a stub or partial deferral can go on. Take narrow first.",
    },
    "DEF-330": {
        "nl": "Narrow moet meer tonen dan nu ({visibility}). Kies stub of partial, of laat minder weg.",
        "en": "Narrow must show more than now ({visibility}). Choose stub or partial, or leave less out.",
    },
    "DEF-331": {
        "nl": "Bij partial hoort een lijst van wat niet wordt getoond: withheld.",
        "en": "Partial needs a list of what is withheld: withheld.",
    },
    "DEF-340": {
        "nl": "Een deel is openbaar. Wat openbaar was, verdwijnt niet: neem end.",
        "en": "A part is public. What was public does not disappear: take end.",
    },
    "DEF-341": {
        "nl": "Hier is niets openbaar te maken: het uitstel is verborgen. Neem end of narrow.",
        "en": "There is nothing to make public here: the deferral is hidden. Take end or narrow.",
    },
    "DEF-342": {
        "nl": "Dit besluit zou iets openbaar maken waar het niet over gaat. Maak het opnieuw: register deferral release ID --replace",
        "en": "This decision would publish something that it is not about. Make it anew: register deferral release ID --replace",
    },
    "DEF-343": {
        "nl": "Er ligt niets klaar om te publiceren.",
        "en": "Nothing lies ready to be published.",
    },
    "DEF-350": {
        "nl": "Besluit {number}-{verb} wacht nog op handtekeningen. Onderteken het, of vervang het: --replace {digest}",
        "en": "Decision {number}-{verb} still waits for signatures. Sign it, or replace it: --replace {digest}",
    },
    "DEF-351": {"nl": "Hier wacht niets op een handtekening.", "en": "Nothing waits for a signature here."},
    "DEF-352": {
        "nl": "{person} mag dit niet doen, volgens de lijst in roles/ die vandaag geldt. Vraag een beheerder, of geef --person.",
        "en": "{person} may not do this, by the list in roles/ that is in force today. Ask an administrator, or give --person.",
    },
    "DEF-353": {
        "nl": "Het besluit van {date} is meer dan een maand oud. Neem het opnieuw: register deferral decide … --replace",
        "en": "The decision of {date} is more than a month old. Take it anew: register deferral decide … --replace",
    },
    "DEF-354": {
        "nl": "Wat openbaar is, is veranderd sinds dit klaargezet is. Maak het opnieuw: register deferral release ID --replace",
        "en": "What is public has changed since this was prepared. Make it anew: register deferral release ID --replace",
    },
    "DEF-355": {
        "nl": "De sleutel hoort vandaag niet bij {person}, volgens de lijst in roles/. Geef een andere sleutel: --key.",
        "en": "The key is not one of {person} today, by the list in roles/. Give another key: --key.",
    },
    "DEF-356": {
        "nl": "In outbox/ staan niet precies de bytes van dit besluit. Maak het opnieuw: register deferral release ID --replace",
        "en": "outbox/ does not hold exactly the bytes of this decision. Make it anew: register deferral release ID --replace",
    },
    "DEF-357": {
        "nl": "Zonder terminal wordt niets getoond. Noem de vingerafdruk van wat u gelezen hebt: --digest",
        "en": "Without a terminal nothing is shown. Name the fingerprint of what you have read: --digest",
    },
    "DEF-358": {
        "nl": "Dit is niet het document met die vingerafdruk: het is intussen veranderd. Lees het opnieuw.",
        "en": "This is not the document with that fingerprint: it has changed meanwhile. Read it again.",
    },
    "DEF-359": {"nl": "Niet ondertekend.", "en": "Not signed."},
    "DEF-361": {
        "nl": "Iemand heeft de verklaring van {month} al ondertekend. Laat een tweede persoon haar ondertekenen: register deferral sign attestation",
        "en": "Somebody has signed the attestation of {month} already. Let a second person sign it: register deferral sign attestation",
    },
    "DEF-362": {
        "nl": "Zeg wie u bent: --person, of: git config register.person CODE",
        "en": "Say who you are: --person, or: git config register.person CODE",
    },
    "DEF-363": {
        "nl": "Zeg met welke sleutel: --key, of: git config register.key BESTAND",
        "en": "Say with which key: --key, or: git config register.key FILE",
    },
    "DEF-364": {
        "nl": "Er is geen terminal om vragen op te stellen. Geef een bestand met --from; een voorbeeld: --template",
        "en": "There is no terminal to ask questions on. Give a file with --from; an example: --template",
    },
}
