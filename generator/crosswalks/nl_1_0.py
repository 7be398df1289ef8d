"""The publication standard of the Dutch Algorithm Register, version 1.0: as its delivery interface takes a record."""

from typing import Any

from generator.crosswalks.contract import Crosswalk
from generator.crosswalks.given import Given, Item
from generator.crosswalks.prose import paragraphs, shortened
from generator.markdown import render_few
from generator.model import interface
from generator.model.message import texts
from generator.text import in_language

_STANDARD = "nl_1_0"
_LINE, _LINK, _SHORT, _PROVIDER = 100, 500, 400, 200
_PROSE, _WORKING = 2500, 5000  # characters, tags not counted
_MONTH = len("2026-11")


class PublicationStandard(Crosswalk):
    """One record per registration, in Dutch."""

    name = "nl_1_0"
    standard = _STANDARD
    title = texts("Publicatiestandaard 1.0 van het Algoritmeregister", "Dutch publication standard 1.0")
    language = "nl"
    required = (
        "name",
        "description_short",
        "organization",
        "status",
        "contact_email",
        "publication_category",
        "lang",
    )

    def record(self, given: Given) -> dict[str, Any]:
        register = given.register
        organisation = register.organisations.get(str(given.raw("organisation")))
        return {
            "name": _cut(given, "name", given.text("name"), _LINE),
            "description_short": _cut(given, "summary", given.text("summary"), _SHORT),
            "organization": shortened(in_language(organisation.name, self.language), _LINE)[0] if organisation else "",
            "category": given.terms("themes", _STANDARD),
            "status": given.term("status", _STANDARD),
            "begin_date": _month(given, "start"),
            "end_date": _month(given, "end"),
            "contact_email": _contact(given),
            "website": _link(given, "public_page"),
            "publication_category": given.term("publication_category", _STANDARD),
            "url": f"{register.settings.base_url}/{interface.registration(str(given.raw('id')))}",
            "goal": _prose(given, "purpose", "benefits", "impact_on_people", "affected_groups"),
            "proportionality": _prose(given, "proportionality", "alternatives"),
            "human_intervention": _prose(given, "human_oversight", "decision_role"),
            "risks": _prose(given, "risks"),
            "lawful_basis": _html(given, "legal_basis", _listed(given, "legal_basis", "text")),
            "lawful_basis_grouping": _linked(given, "legal_basis", "text", _LINE),
            "process_index_url": _link(given, "processing_record_url"),
            "impacttoetsen_grouping": _assessments(given),
            "impacttoetsen": _prose(given, "fria", "dpia", "other_assessments"),
            "source_data": _html(
                given,
                "data_sources",
                paragraphs(
                    [
                        (given.title("data_sources"), _described(given)),
                        *((given.title(name), given.text(name)) for name in ("training_data", "operational_data")),
                    ]
                ),
            ),
            "source_data_grouping": _linked(given, "data_sources", "name", _LINK),
            "methods_and_models": _prose(
                given, "logic", "worked_example", "techniques", "self_learning", "models", most=_WORKING
            ),
            "provider": _provider(given),
            "publiccode": _link(given, "source_code_url"),
            "lang": "nld",
            "standard_version": "1.0",
            "source_id": str(given.raw("id")),
            "tags": _cut(given, "tags", given.text("tags"), _PROSE),
        }


def _cut(given: Given, field: str, text: str, most: int) -> str:
    kept, left_out = shortened(text, most)
    if left_out:
        given.lose(field, "too_long", str(left_out))
    return kept


def _prose(given: Given, *fields: str, most: int = _PROSE) -> str:
    return _html(given, fields[0], paragraphs((given.title(name), given.text(name)) for name in fields), most)


def _html(given: Given, field: str, text: str, most: int = _PROSE) -> str:
    return render_few(_cut(given, field, text, most))


def _listed(given: Given, field: str, part: str) -> str:
    said = [item.text(part) for item in given.items(field)]
    return "\n".join(f"- {line}" for line in said)


def _described(given: Given) -> str:
    lines = (
        ": ".join(filter(None, (item.text("name"), item.text("description")))) for item in given.items("data_sources")
    )
    return "\n".join(f"- {line}" for line in lines)


def _linked(given: Given, field: str, part: str, most: int) -> list[dict[str, str]]:
    """The items that have an address: a title and a link."""
    return [
        {"title": _cut(given, field, item.text(part), most), "link": link}
        for item in given.items(field)
        if "url" in item and (link := _link(item, "url"))
    ]


def _assessments(given: Given) -> list[dict[str, str]]:
    """The assessments that can be read: what the standard calls them, and where."""
    with_address = [
        (field, item) for field in ("fria", "dpia", "other_assessments") for item in given.items(field) if "url" in item
    ]
    return [
        {"title": _cut(given, field, _assessment_title(given, field, item), _LINE), "link": link}
        for field, item in with_address
        if (link := _link(item, "url"))
    ]


def _assessment_title(given: Given, field: str, item: Item) -> str:
    own = item.text("title") if "title" in item else ""
    return own or (item.term("kind", _STANDARD) if "kind" in item else "") or given.title(field)


def _link(given: Given | Item, field: str) -> str:
    """An address, or nothing when it is longer than the standard takes: half an address leads nowhere."""
    address = given.text(field)
    if len(address) > _LINK:
        given.lose(field, "too_long", str(len(address) - _LINK))
        return ""
    return address


def _month(given: Given, field: str) -> str:
    """A year and month. A year alone is not enough for the standard; a day is more than it takes."""
    value = given.text(field)
    if value and len(value) < _MONTH:
        given.lose(field, "less_exact", value)
        return ""
    return value[:_MONTH]


def _contact(given: Given) -> str:
    """One address: of mail, else of a page."""
    for item in given.items("contact"):
        for part in ("email", "url"):
            if part in item:
                return item.text(part)
    return ""


def _provider(given: Given) -> str:
    """Who made it: the supplier, else the standard's words for what was made in the organisation itself."""
    for item in given.items("provider"):
        if "name" in item:
            return _cut(given, "provider", item.text("name"), _PROVIDER)
    return given.term("developed", _STANDARD) if "developed" in given else ""
