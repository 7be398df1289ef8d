"""The words for what the schema refuses: AIR-101 to AIR-199."""

from generator.model.finding import Severity
from generator.model.message import Message, Texts

_ONE_SHAPE = {
    "nl": "Pagina's en bestanden kunnen alleen worden gemaakt als alle registraties dezelfde vorm hebben.",
    "en": "Pages and files can only be made if all registrations have the same shape.",
}
_LINK = {
    "nl": "Lezers moeten hierop kunnen klikken, of iemand kunnen bereiken.",
    "en": "Readers must be able to follow this, or to reach somebody.",
}


def _message(code: str, what: Texts, fix: Texts, wrong: str, right: str, why: Texts = _ONE_SHAPE) -> Message:  # noqa: PLR0917 - a table reads better without names
    return Message(code, Severity.ERROR, what, why, fix, wrong, right)


MESSAGES = (
    _message(
        "AIR-101",
        {"nl": "onbekend veld “{field}”", "en": "unknown field “{field}”"},
        {"nl": "{advice}", "en": "{advice}"},
        "organistion: testgemeente\n# without: organisation",
        "organisation: testgemeente",
        {
            "nl": "Wat in een onbekend veld staat, komt nergens terecht.",
            "en": "What stands in an unknown field ends up nowhere.",
        },
    ),
    _message(
        "AIR-102",
        {"nl": "het verplichte veld “{field}” ontbreekt", "en": "the required field “{field}” is missing"},
        {
            "nl": "Voeg “{field}” toe{named}.{example}",
            "en": "Add “{field}”{named}.{example}",
        },
        "# without: registered_on",
        'registered_on: "2026-11-23"',
        {
            "nl": "Zonder dit veld kan een registratie niet worden getoond of teruggevonden.",
            "en": "Without this field a registration can be neither shown nor found.",
        },
    ),
    _message(
        "AIR-103",
        {
            "nl": "“{field}” heeft de verkeerde vorm: hier staat {found}, en nodig is {expected}",
            "en": "“{field}” has the wrong shape: there is {found}, and what is needed is {expected}",
        },
        {"nl": "{advice}", "en": "{advice}"},
        "source_id: 46885799",
        'source_id: "46885799"',
    ),
    _message(
        "AIR-104",
        {
            "nl": "de tekst bij “{field}” is te lang: {length} tekens; ten hoogste {limit}",
            "en": "the text of “{field}” is too long: {length} characters; at most {limit}",
        },
        {
            "nl": "Haal {excess} tekens weg. Begin met wat een lezer het eerst moet weten.",
            "en": "Remove {excess} characters. Start with what a reader must know first.",
        },
        "language: nl\nsource_id: " + "12345 " * 84,
        'language: nl\nsource_id: "12345"',
        {
            "nl": "Korte teksten worden gelezen, en passen in lijsten en zoekresultaten.",
            "en": "Short texts are read, and fit in lists and search results.",
        },
    ),
    _message(
        "AIR-105",
        {
            "nl": "“{value}” bij “{field}” is geen datum die we kunnen lezen",
            "en": "“{value}” at “{field}” is not a date that can be read",
        },
        {"nl": "{advice}", "en": "{advice}"},
        "start: 01-03-2024",
        'start: "2024-03-01"',
        {
            "nl": "Dag en maand worden vaak verwisseld. Jaar-maand-dag leest overal hetzelfde.",
            "en": "Day and month are often swapped. Year-month-day reads the same everywhere.",
        },
    ),
    _message(
        "AIR-106",
        {"nl": "“{value}” is geen registratienummer", "en": "“{value}” is not the id of a registration"},
        {"nl": "{advice}", "en": "{advice}"},
        "replaced_by: [AIR-2026-0042]",
        "replaced_by: [k00000tf]",
        {
            "nl": (
                "Het nummer staat in het adres van de pagina en verandert nooit. Het heeft acht "
                "kleine letters en cijfers."
            ),
            "en": (
                "The id is in the address of the page and never changes. It has eight lower-case letters and digits."
            ),
        },
    ),
    _message(
        "AIR-107",
        {"nl": "“{value}” bij “{field}” is geen {kind}", "en": "“{value}” at “{field}” is not {kind}"},
        {"nl": "{advice}", "en": "{advice}"},
        "public_page: www.testgemeente.example",
        "public_page: https://www.testgemeente.example",
        _LINK,
    ),
    _message(
        "AIR-108",
        {"nl": "“{value}” kan hier niet bij “{field}”", "en": "“{value}” is not possible at “{field}”"},
        {"nl": "Kies een van deze: {choices}.{suggestion}", "en": "Choose one of these: {choices}.{suggestion}"},
        'schema_version: "2"',
        'schema_version: "1"',
    ),
    _message(
        "AIR-109",
        {"nl": "“{field}” is leeg", "en": "“{field}” is empty"},
        {
            "nl": (
                "Vul het in, of haal het veld weg. Weet u het nog niet? Zet de vraag dan onder "
                "“unanswered” met de reden."
            ),
            "en": (
                "Fill it in, or remove the field. Not known yet? Then put the question under "
                "“unanswered” with the reason."
            ),
        },
        "tags: []",
        "tags: [parkeren]",
        {
            "nl": "Bij een leeg veld weet een lezer niet of het vergeten is, of dat er niets te zeggen is.",
            "en": "At an empty field a reader cannot tell whether it was forgotten or there is nothing to say.",
        },
    ),
    _message(
        "AIR-110",
        {
            "nl": "de tekst bij “{field}” heeft een spatie te veel of een regel te veel",
            "en": "the text of “{field}” has a space or a line break too many",
        },
        {"nl": "{advice}", "en": "{advice}"},
        'system_version: " 2.0"',
        'system_version: "2.0"',
    ),
    _message(
        "AIR-111",
        {"nl": "“{value}” staat twee keer bij “{field}”", "en": "“{value}” is listed twice at “{field}”"},
        {"nl": "Haal een van de twee weg.", "en": "Remove one of the two."},
        "tags: [parkeren, parkeren]",
        "tags: [parkeren, kenteken]",
        {"nl": "Dubbele waarden maken tellingen onjuist.", "en": "Values that are there twice make counts wrong."},
    ),
    _message(
        "AIR-112",
        {
            "nl": "“{value}” onder “{field}” is geen code van een taal",
            "en": "“{value}” under “{field}” is not the code of a language",
        },
        {
            "nl": (
                "Schrijf onder “{field}” per taal een regel met een code van kleine letters, zoals "
                "nl: of en:.{suggestion}"
            ),
            "en": (
                "Under “{field}” write one line per language with a lower-case code, such as nl: or en:.{suggestion}"
            ),
        },
        "unit:\n  NL: Stadsbeheer",
        "unit:\n  nl: Stadsbeheer",
        {
            "nl": "Aan de code zien browsers en voorleesprogramma's in welke taal een tekst is.",
            "en": "The code tells browsers and screen readers in which language a text is.",
        },
    ),
    _message(
        "AIR-113",
        {"nl": "bij “{field}” staat geen manier om contact op te nemen", "en": "“{field}” has no way to get in touch"},
        {"nl": "Vul ten minste een van deze in: {choices}.", "en": "Fill in at least one of these: {choices}."},
        "contact:\n  name:\n    nl: Loket algoritmes",
        "contact:\n  name:\n    nl: Loket algoritmes\n  email: algoritmes@testgemeente.example",
        _LINK,
    ),
    _message(
        "AIR-114",
        {
            "nl": "“{field}” hoort hier alleen als de stand “withheld” is",
            "en": "“{field}” belongs here only if the state is “withheld”",
        },
        {
            "nl": (
                "Haal “{field}” weg, of schrijf `state: withheld` als het antwoord er is maar niet getoond kan worden."
            ),
            "en": "Remove “{field}”, or write `state: withheld` if there is an answer that cannot be shown.",
        },
        "# without: fria\nunanswered:\n  - field: fria\n    state: not_yet\n    reason:\n"
        "      nl: De toets loopt nog.\n      en: The assessment is under way.\n    ground: detection",
        "# without: fria\nunanswered:\n  - field: fria\n    state: not_yet\n    reason:\n"
        "      nl: De toets loopt nog.\n      en: The assessment is under way.",
        {
            "nl": "Lezers moeten het verschil zien tussen nog niet beantwoord en niet getoond.",
            "en": "Readers must see the difference between not answered yet and not shown.",
        },
    ),
    _message(
        "AIR-115",
        {
            "nl": "“{field}” is te klein: {value}; ten minste {limit}",
            "en": "“{field}” is too small: {value}; at least {limit}",
        },
        {"nl": "Schrijf een heel getal van {limit} of meer.", "en": "Write a whole number of {limit} or more."},
        "# path: deferral-policy.yml\nreminders: [30, 0]",
        "# path: deferral-policy.yml\nreminders: [30, 1]",
        {
            "nl": "Met dit getal worden dagen of registraties geteld.",
            "en": "Days or registrations are counted with this number.",
        },
    ),
    _message(
        "AIR-199",
        {"nl": "“{field}” past niet bij het schema", "en": "“{field}” does not fit the schema"},
        {
            "nl": "Vergelijk het met het voorbeeld: register explain {field}. (Het schema zegt: {problem}.)",
            "en": "Compare it with the example: register explain {field}. (The schema says: {problem}.)",
        },
        "",
        "",
    ),
)
