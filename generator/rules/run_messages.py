"""The words for what concerns a run as a whole, or a program that fails: AIR-900 to AIR-999."""

from generator.model.finding import Severity
from generator.model.message import Message

MESSAGES = (
    Message(
        "AIR-900",
        Severity.ERROR,
        what={
            "nl": "een bestand bevat de regel die een uitgestelde registratie kenmerkt",
            "en": "a file holds a line that marks a deferred registration",
        },
        why={
            "nl": (
                "Uitgestelde registraties mogen nooit in deze openbare map komen. Daarom staat hier niet welk bestand "
                "het is, en is verder niets gelezen."
            ),
            "en": (
                "Deferred registrations must never get into this public folder. So this does not say which file it "
                "is, and nothing else was read."
            ),
        },
        fix={
            "nl": (
                "Publiceer niets en push niets. Is het nog niet gepusht? Haal het bestand uit de map. Is het wel "
                "gepusht? Verander dan niets. Meld het meteen volgens SECURITY.md."
            ),
            "en": (
                "Publish nothing and push nothing. Was it not pushed yet? Take the file out of the folder. Was it "
                "pushed? Then change nothing. Report it at once as SECURITY.md says."
            ),
        },
    ),
    Message(
        "AIR-901",
        Severity.ERROR,
        what={"nl": "er is geen bestand {file}", "en": "there is no file {file}"},
        why={
            "nl": "Daarin staat hoe het register heet, van wie het is en in welke talen het er is.",
            "en": "It says what the register is called, whose it is and in which languages it is.",
        },
        fix={
            "nl": "Maak {file}, of noem met --data de map waar het in staat.",
            "en": "Make {file}, or name with --data the folder that holds it.",
        },
    ),
    Message(
        "AIR-902",
        Severity.ERROR,
        what={"nl": "dit bestand staat op een plek waar niets het leest", "en": "this file is where nothing reads it"},
        why={
            "nl": "Het lijkt dan deel van het register, maar niemand krijgt het te zien.",
            "en": "It then seems to be part of the register, but nobody gets to see it.",
        },
        fix={
            "nl": (
                "Zet een registratie in registrations/<organisatie>/, een organisatie in organisations/, een lijst in "
                "vocabularies/, zonder map ertussen. Wat over uitstel gaat, schrijft het programma zelf op zijn plaats."
            ),
            "en": (
                "Put a registration in registrations/<organisation>/, an organisation in organisations/ and a list in "
                "vocabularies/, without a folder in between. What is about deferral the program writes in its place."
            ),
        },
    ),
    Message(
        "AIR-903",
        Severity.ERROR,
        what={
            "nl": "de lijst in {file} heet “{vocabulary}”, en die is er al",
            "en": "the list in {file} is called “{vocabulary}”, and that one is there already",
        },
        why={
            "nl": "Velden vinden hun lijst onder één naam. Twee lijsten met dezelfde naam zouden elkaar vervangen.",
            "en": "Fields find their list by one name. Two lists of one name would replace each other.",
        },
        fix={
            "nl": "Verander `vocabulary:` in de naam van het bestand, zonder .yml.",
            "en": "Change `vocabulary:` to the name of the file, without .yml.",
        },
    ),
    Message(
        "AIR-904",
        Severity.ERROR,
        what={
            "nl": "het bestand heet niet naar “{field}” ({value})",
            "en": "the file is not named after “{field}” ({value})",
        },
        why={
            "nl": "Twee bestanden zouden dan hetzelfde kunnen zeggen, en niemand vindt het juiste terug.",
            "en": "Two files could then say the same, and nobody finds the right one.",
        },
        fix={
            "nl": "Noem het bestand registry-data/{better}, of verander “{field}”.",
            "en": "Call the file registry-data/{better}, or change “{field}”.",
        },
    ),
    Message(
        "AIR-905",
        Severity.ERROR,
        what={
            "nl": "{organisation} heeft {now} registraties; in momentopname {snapshot} waren het er {before}",
            "en": "{organisation} has {now} registrations; in snapshot {snapshot} there were {before}",
        },
        why={
            "nl": "Een registratie verdwijnt nooit uit het register, ook niet als het systeem weg is.",
            "en": "A registration never leaves the register, not even when the system is no longer used.",
        },
        fix={
            "nl": (
                "Haal terug wat weg is: git log --diff-filter=D -- registry-data/registrations/{organisation}. Klopt "
                "het toch? Schrijf dan in organisations/{organisation}.yml bij `fewer_registrations` waarom."
            ),
            "en": (
                "Get back what is gone: git log --diff-filter=D -- registry-data/registrations/{organisation}. Is it "
                "right after all? Then write why in organisations/{organisation}.yml, at `fewer_registrations`."
            ),
        },
        wrong="""\
name:
  nl: Verzonnen gemeente
kind: municipality
""",
        right="""\
name:
  nl: Verzonnen gemeente
kind: municipality
fewer_registrations:
  - since: "2026-11-01"
    registrations: 3
    reason:
      nl: De registratie van het loket staat nu bij de Verzonnen Dienst.
""",
    ),
    Message(
        "AIR-906",
        Severity.ERROR,
        what={
            "nl": "een eerdere commit bevat de regel die een uitgestelde registratie kenmerkt",
            "en": "an earlier commit holds a line that marks a deferred registration",
        },
        why={
            "nl": (
                "De bestanden van nu zijn schoon, maar een site toont ook wat er eerder stond. Daarom houdt dit elke "
                "bouw tegen zolang die commit in de geschiedenis staat. Niet gezegd wordt welke het is."
            ),
            "en": (
                "The files of now are clean, but a site shows what there was before as well. So this stops every build "
                "as long as that commit is in the history. Which one it is, is not said."
            ),
        },
        fix={
            "nl": (
                "Is die commit nog niet gepusht? Maak de tak opnieuw, zonder die commit. Is hij wel gepusht? Verander "
                "niets en volg SECURITY.md, “A mark in the history”. Intussen kan een site zonder geschiedenis "
                "(register build --without-history)."
            ),
            "en": (
                "Was that commit not pushed yet? Make the branch anew, without it. Was it pushed? Change nothing, and "
                "follow SECURITY.md, “A mark in the history”. A site without its history can be made meanwhile "
                "(register build --without-history)."
            ),
        },
    ),
    Message(
        "AIR-999",
        Severity.ERROR,
        what={
            "nl": "controle {rule} is vastgelopen ({error}); de andere controles zijn wel gedaan",
            "en": "check {rule} broke down ({error}); the other checks were done",
        },
        why={
            "nl": "Dit is een fout in het programma, niet in uw bestand. Zonder deze controle publiceren we niet.",
            "en": "This is a mistake in the program, not in your file. Nothing is published without this check.",
        },
        fix={
            "nl": "Meld dit alstublieft, met dit bestand en deze regel erbij.",
            "en": "Please report this, together with this file and this line.",
        },
    ),
)
