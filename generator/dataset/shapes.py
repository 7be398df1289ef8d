"""The fields of what is beside the registrations, in the form in which the schema describes those of a registration."""

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
    _field(
        "data_protection_officer",
        "contact",
        _field("email", "email"),
        _field("url", "url"),
        _field("phone", "string"),
    ),
    _field("asked_on", "date"),
    _field(
        "nil_declarations",
        "nil_declarations",
        _field("on", "date"),
        _field("scope", "line"),
        _field("source", "source", _field("title", "string"), _field("url", "url"), _field("seen", "date")),
        title={"nl": "Verklaringen dat er niets is", "en": "Nil declarations"},
        is_list=True,
    ),
    _field(
        "fewer_registrations",
        "fewer_registrations",
        _field("since", "code"),
        _field("registrations", "integer"),
        _field("reason", "line"),
        title={"nl": "Minder registraties", "en": "Fewer registrations"},
        is_list=True,
    ),
)

FIGURE_FIELDS = (
    _field("figure", "slug"),  # the key, also in the address of its page
    _field("part", "code"),
    _field("label", "line"),
    _field("meaning", "text"),
    _field("number", "integer"),
    _field("of", "integer"),
)

STUB_FIELDS = (
    _field("id", "id"),
    _field("organisation_kind", "term"),
    _field("annex_iii_points", "terms", title={"nl": "Punten van bijlage III", "en": "Annex III points"}, is_list=True),
    _field("grounds", "terms", title={"nl": "Gronden", "en": "Grounds"}, is_list=True),
    _field("scope", "term"),
    _field("granted", "year_month"),
    _field("review_by", "year_month"),
    _field("ended", "year_month"),
)

ATTESTATION_FIELDS = (_field("month", "year_month"), _field("as_of", "date"), _field("overdue", "integer"))

# A version is known by `id` and `version`, a change by those and `number`, its place in the version.
VERSION_FIELDS = (
    _field("id", "id"),
    _field("version", "integer"),
    _field("day", "date"),
    _field("commit", "string"),
    _field("file", "string"),
    _field("broken", "boolean"),
    _field("partial", "boolean"),
)

CHANGE_FIELDS = (
    _field("id", "id"),
    _field("version", "integer"),
    _field("number", "integer"),
    _field("day", "date"),
    _field("commit", "string"),
    _field("field", "string"),
    _field("path", "string"),
    _field("kind", "string"),
    _field("old", "string"),
    _field("new", "string"),
    _field("sentence", "text"),
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
