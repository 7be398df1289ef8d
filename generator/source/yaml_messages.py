"""The words for a YAML file that is refused before its content is looked at: AIR-001 to AIR-013."""

from generator.model.finding import Severity
from generator.model.message import Message, Texts

_UNREADABLE = {
    "nl": "Zolang dit fout is, kunnen we de rest van het bestand niet lezen.",
    "en": "As long as this is wrong, the rest of the file cannot be read.",
}


def _message(code: str, what: Texts, fix: Texts, why: Texts = _UNREADABLE, wrong: str = "", right: str = "") -> Message:  # noqa: PLR0917 - a table reads better without names
    return Message(code, Severity.ERROR, what, why, fix, wrong, right)


MESSAGES = (
    _message(
        "AIR-001",
        {"nl": "dit is geen YAML die we kunnen lezen", "en": "this is not YAML that can be read"},
        {
            "nl": (
                "Kijk naar deze regel en de regel erboven: velden op hetzelfde niveau beginnen precies onder elkaar, "
                "en elk aanhalingsteken en elke haak wordt ook weer gesloten. (De lezer zegt: {problem}.)"
            ),
            "en": (
                "Look at this line and the one above: fields on the same level start exactly below each other, and "
                "every quotation mark and bracket is closed again. (The reader says: {problem}.)"
            ),
        },
        wrong='source_id: "4 \\q 5"',
        right='source_id: "4 5"',
    ),
    _message(
        "AIR-002",
        {"nl": "dit bestand is niet opgeslagen als UTF-8", "en": "this file was not saved as UTF-8"},
        {
            "nl": "Sla het bestand op met de codering UTF-8. Het gaat mis bij byte {byte}.",
            "en": "Save the file in the encoding UTF-8. It goes wrong at byte {byte}.",
        },
        {
            "nl": "Letters met accenten komen anders verkeerd op de pagina.",
            "en": "Letters with accents would otherwise be wrong on the page.",
        },
    ),
    _message(
        "AIR-003",
        {"nl": "hier staat een tab", "en": "there is a tab here"},
        {
            "nl": "Vervang de tab door spaties: twee per niveau.",
            "en": "Replace the tab by spaces: two per level.",
        },
        {
            "nl": "Een tab is in elk programma anders breed. Daarom mag hij niet in YAML.",
            "en": "A tab has another width in every program, so YAML does not allow it.",
        },
        wrong="name:\n\tnl: Parkeren",
        right="name:\n  nl: Parkeren",
    ),
    _message(
        "AIR-004",
        {"nl": "hier staat een onzichtbaar teken ({character})", "en": "there is an invisible character ({character})"},
        {
            "nl": "Haal het teken weg: verwijder dit stuk en typ het opnieuw. Het komt vaak mee met kopiëren.",
            "en": "Remove the character: delete this part and type it again. It often comes along when copying.",
        },
        {
            "nl": (
                "Zulke tekens kunnen tekst verbergen of van volgorde veranderen. Lezers zien dan iets "
                "anders dan er staat."
            ),
            "en": "Such characters can hide or reorder text, so that readers see something else than what is there.",
        },
        wrong='source_id: "12\\u200e34"',
        right='source_id: "1234"',
    ),
    _message(
        "AIR-005",
        {"nl": "“{key}” staat er twee keer", "en": "“{key}” is there twice"},
        {
            "nl": "Haal een van de twee weg. De eerste staat op regel {first}.",
            "en": "Remove one of the two. The first is on line {first}.",
        },
        {
            "nl": "We weten niet welke van de twee u bedoelt.",
            "en": "There is no way to know which of the two you mean.",
        },
        wrong="language: nl\nlanguage: en",
        right="language: nl",
    ),
    _message(
        "AIR-006",
        {"nl": "“{name}” is een verwijzing binnen YAML", "en": "“{name}” is a reference within YAML"},
        {
            "nl": (
                "Schrijf de tekst hier voluit. Hoort het teken & of * bij de tekst, zet de tekst dan tussen "
                "aanhalingstekens."
            ),
            "en": "Write the text in full here. If the & or * belongs to the text, put the text in quotation marks.",
        },
        {
            "nl": (
                "Wie een bestand leest, moet meteen kunnen zien wat er staat. Daarom gebruiken we geen verwijzingen."
            ),
            "en": "Whoever reads a file must see at once what it says, so references are not used.",
        },
        wrong="name:\n  nl: *naam",
        right='name:\n  nl: "*naam"',
    ),
    _message(
        "AIR-007",
        {"nl": "“{tag}” is een technisch label van YAML", "en": "“{tag}” is a technical tag of YAML"},
        {
            "nl": "Haal het label weg. Hoort het bij de tekst, zet de tekst dan tussen aanhalingstekens.",
            "en": "Remove the tag. If it belongs to the text, put the text in quotation marks.",
        },
        {
            "nl": "Een label verandert wat een waarde betekent zonder dat een lezer dat ziet.",
            "en": "A tag changes what a value means without a reader seeing it.",
        },
        wrong="source_id: !nieuw 12",
        right='source_id: "!nieuw 12"',
    ),
    _message(
        "AIR-008",
        {
            "nl": "dit bestand is te groot: {size} KiB; ten hoogste {largest} KiB",
            "en": "this file is too large: {size} KiB; at most {largest} KiB",
        },
        {
            "nl": "Maak de teksten korter, of zet lange stukken in een document en verwijs daarnaar bij `documents`.",
            "en": "Shorten the texts, or put long parts in a document and refer to it under `documents`.",
        },
    ),
    _message(
        "AIR-009",
        {"nl": "hier begint een tweede registratie", "en": "a second registration starts here"},
        {
            "nl": "Maak voor elke registratie een eigen bestand. Haal de regel met --- weg.",
            "en": "Make a file of its own for every registration. Remove the line with ---.",
        },
        {
            "nl": "Eén bestand is één registratie. Zo heeft elke registratie een eigen geschiedenis.",
            "en": "One file is one registration, so that every registration has a history of its own.",
        },
        wrong="language: nl\n---\nlanguage: en",
        right="language: nl",
    ),
    _message(
        "AIR-010",
        {"nl": "dit staat meer dan {deepest} niveaus diep", "en": "this is more than {deepest} levels deep"},
        {
            "nl": "Een registratie heeft ten hoogste zes niveaus. Kijk of u ergens een haak te veel hebt getypt.",
            "en": "A registration has at most six levels. Look for a bracket too many.",
        },
        wrong="tags: " + "[" * 34 + "]" * 34,
        right="tags: [water]",
    ),
    _message(
        "AIR-011",
        {"nl": "hier hoort de naam van een veld", "en": "the name of a field belongs here"},
        {
            "nl": "Schrijf een naam, dan een dubbele punt, dan de waarde.",
            "en": "Write a name, then a colon, then the value.",
        },
        wrong="[name]: Parkeren",
        right="name:\n  nl: Parkeren",
    ),
    _message(
        "AIR-012",
        {"nl": "in deze tekst staat een dubbele punt te veel", "en": "there is a colon too many in this text"},
        {
            "nl": 'Zet de hele tekst tussen aanhalingstekens, bijvoorbeeld nl: "Parkeren: kentekens lezen".',
            "en": 'Put the whole text in quotation marks, for example en: "Parking: reading number plates".',
        },
        {
            "nl": "Na een dubbele punt en een spatie begint in YAML een nieuwe waarde. Hier kan dat niet: {text}",
            "en": "In YAML a new value starts after a colon and a space. That is not possible here: {text}",
        },
        wrong="name:\n  nl: Parkeren: kentekens lezen",
        right='name:\n  nl: "Parkeren: kentekens lezen"',
    ),
    _message(
        "AIR-013",
        {
            "nl": "deze regel past niet bij de regels erboven",
            "en": "this line does not fit the lines above it",
        },
        {
            "nl": (
                "Kijk of de regel precies onder de vorige begint, of er een dubbele punt achter de naam staat, en of "
                "een aanhalingsteken of haak erboven is gesloten. (De lezer zegt: {problem}.)"
            ),
            "en": (
                "See whether the line starts exactly below the previous one, whether a colon follows the name, and "
                "whether a quotation mark or bracket above it was closed. (The reader says: {problem}.)"
            ),
        },
        wrong="name:\n    nl: Parkeren\n  en: Parking",
        right="name:\n  nl: Parkeren\n  en: Parking",
    ),
)
