"""The fields of what registrations point at, in the form in which the schema describes the fields of a registration."""

from generator.model.message import Texts
from generator.schema.fields import Field


def _field(name: str, kind: str, *parts: Field, title: Texts | None = None, is_list: bool = False) -> Field:
    return Field(name, kind, title or {}, {}, is_list=is_list, parts={part.name: part for part in parts})


ORGANISATION_FIELDS = (
    _field("organisation", "slug"),  # what a registration has in its field of this name
    _field("name", "name"),
    _field("kind", "term"),
    _field("website", "url"),
    _field("tooi", "url"),
    _field("contact", "contact", _field("email", "email"), _field("url", "url"), _field("phone", "string")),
    _field("aliases", "strings", title={"nl": "Andere namen", "en": "Other names"}, is_list=True),
)

TERM_FIELDS = (
    _field("vocabulary", "slug"),
    _field("term", "code"),
    _field("label", "line"),
    _field("definition", "text"),
    _field("source", "string"),
    _field("since", "month"),
    _field("replaced_by", "code"),
)
