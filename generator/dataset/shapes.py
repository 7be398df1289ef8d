"""The fields of what is beside the registrations: from the schemas of their files, and what the dataset adds."""

from generator.model.message import Texts
from generator.schema.fields import Field, fields, fields_in, raw_schema


def a_field(name: str, kind: str, title: Texts, description: Texts) -> Field:
    """A field that stands in no file of the register: the dataset adds it. Always filled."""
    return Field(name, kind, title, description, required=True)


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
