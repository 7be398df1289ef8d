"""The fields of what is beside the registrations: from the schemas of their files, and what the dataset adds."""

from collections.abc import Mapping
from dataclasses import replace

from generator.model.message import Texts
from generator.schema.fields import Field, fields, fields_in, raw_schema


def a_field(
    name: str,
    kind: str,
    title: Texts,
    description: Texts,
    *,
    always: bool = True,
    changes: tuple[Mapping[str, str], ...] = (),
) -> Field:
    """A field that stands in no file of the register: the dataset adds it. always: in every row."""
    return Field(name, kind, title, description, required=always, changes=changes)


NUMBER = a_field(
    "number",
    "integer",
    {"nl": "Plaats", "en": "Place"},
    {"nl": "De plaats in de lijst, vanaf 1.", "en": "The place in the list, from 1."},
)

_ORGANISATION = a_field(
    "organisation",
    "slug",
    {"nl": "Code van de organisatie", "en": "Code of the organisation"},
    {
        "nl": "De vaste code waarmee registraties naar de organisatie verwijzen.",
        "en": "The permanent code by which registrations point at the organisation.",
    },
)
ORGANISATION_FIELDS = (_ORGANISATION, *fields("organisation").values())

STUB_FIELDS = tuple(fields("stub").values())
ATTESTATION_FIELDS = tuple(fields("attestation").values())

_VOCABULARY = fields("vocabulary")["vocabulary"]
_TERM = fields_in(raw_schema("vocabulary")["properties"]["terms"]["items"], raw_schema("vocabulary"))
TERM_FIELDS = (
    _VOCABULARY,
    a_field("term", "code", _TERM["id"].title, _TERM["id"].description),
    *(_TERM[name] for name in ("label", "definition", "source", "since", "replaced_by")),
)

FIGURE_FIELDS = (
    a_field(
        "figure",
        "slug",
        {"nl": "Code van het cijfer", "en": "Code of the figure"},
        {
            "nl": "Verandert niet; staat ook in het adres van zijn pagina.",
            "en": "Does not change; its page has it too.",
        },
    ),
    a_field(
        "part",
        "code",
        {"nl": "Onderdeel", "en": "Part"},
        {"nl": "Bij welk deel van de cijfers het hoort.", "en": "Which part of the figures it belongs to."},
    ),
    a_field("label", "line", {"nl": "Naam", "en": "Label"}, {"nl": "Hoe het cijfer heet.", "en": "What it is called."}),
    a_field(
        "meaning",
        "text",
        {"nl": "Betekenis", "en": "Meaning"},
        {"nl": "Wat er is geteld.", "en": "What was counted."},
    ),
    a_field(
        "number",
        "integer",
        {"nl": "Aantal", "en": "Number"},
        {"nl": "Hoeveel het er zijn.", "en": "How many there are."},
    ),
    a_field(
        "of",
        "integer",
        {"nl": "Van de", "en": "Of"},
        {"nl": "Van hoeveel; leeg als dat niets zegt.", "en": "Out of how many; empty where that says nothing."},
        always=False,
    ),
)

_ID = replace(fields()["id"], required=True)
_VERSION = a_field(
    "version",
    "integer",
    {"nl": "Versie", "en": "Version"},
    {"nl": "Het nummer van de versie, per registratie vanaf 1.", "en": "The number of the version, from 1 per id."},
)
_DAY = a_field(
    "day",
    "date",
    {"nl": "Dag", "en": "Day"},
    {"nl": "De dag waarop de versie is vastgelegd.", "en": "The day on which the version was recorded."},
)
_COMMIT = a_field(
    "commit",
    "string",
    {"nl": "Commit", "en": "Commit"},
    {"nl": "De commit in de repository van het register.", "en": "The commit in the repository of the register."},
)

# A version is known by `id` and `version`, a change by those and `number`, its place in the version.
VERSION_FIELDS = (
    _ID,
    _VERSION,
    _DAY,
    _COMMIT,
    a_field(
        "file",
        "string",
        {"nl": "Bestand", "en": "File"},
        {"nl": "Hoe het bestand toen heette.", "en": "What the file was called then."},
    ),
    a_field(
        "broken",
        "boolean",
        {"nl": "Onleesbaar", "en": "Broken"},
        {"nl": "Niets van het bestand kon worden gelezen.", "en": "Nothing of the file could be read."},
    ),
    a_field(
        "partial",
        "boolean",
        {"nl": "Deels gelezen", "en": "Partial"},
        {
            "nl": "Het schema van nu begrijpt niet alles wat er toen stond.",
            "en": "The schema of now does not understand all that was there then.",
        },
    ),
    a_field(
        "removed_on",
        "date",
        {"nl": "Weggehaald op", "en": "Removed on"},
        {
            "nl": "De dag waarop de registratie uit het register ging. Staat bij haar laatste versie.",
            "en": "The day on which the registration left the register. It stands with its last version.",
        },
        always=False,
    ),
    a_field(
        "removed_in",
        "string",
        {"nl": "Weggehaald in", "en": "Removed in"},
        {
            "nl": "De commit waarin de registratie uit het register ging.",
            "en": "The commit in which the registration left the register.",
        },
        always=False,
    ),
)

CHANGE_FIELDS = (
    _ID,
    _VERSION,
    a_field(
        "number",
        "integer",
        {"nl": "Plaats", "en": "Place"},
        {"nl": "De plaats van de wijziging in de versie, vanaf 1.", "en": "Its place in the version, from 1."},
    ),
    _DAY,
    _COMMIT,
    a_field(
        "field",
        "string",
        {"nl": "Veld", "en": "Field"},
        {"nl": "Welk veld veranderde.", "en": "Which field changed."},
    ),
    a_field(
        "path",
        "string",
        {"nl": "Plaats in het veld", "en": "Place in the field"},
        {
            "nl": "Een JSON-pointer die vanaf 0 telt; leeg voor het hele veld.",
            "en": "A JSON Pointer that counts from 0; empty for the whole field.",
        },
        always=False,
    ),
    a_field(
        "kind",
        "string",
        {"nl": "Soort", "en": "Kind"},
        {"nl": "Wat er gebeurde: added, removed, changed of moved.", "en": "added, removed, changed or moved."},
    ),
    a_field(
        "old",
        "string",
        {"nl": "Wat er stond", "en": "What was there"},
        {
            "nl": "Een lijst, een groep velden of een tekst die op een formule lijkt als JSON.",
            "en": "A list, a group of fields, or a text that looks like a formula, as JSON.",
        },
        always=False,
    ),
    a_field(
        "new",
        "string",
        {"nl": "Wat er kwam", "en": "What came"},
        {
            "nl": "Een lijst, een groep velden of een tekst die op een formule lijkt als JSON.",
            "en": "A list, a group of fields, or a text that looks like a formula, as JSON.",
        },
        always=False,
    ),
    a_field(
        "sentence",
        "text",
        {"nl": "In een zin", "en": "In a sentence"},
        {"nl": "De wijziging zoals de site haar zegt.", "en": "The change as the site says it."},
        always=False,
    ),
)
