"""The page of each registration, in each language."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from generator.model.register import Registration
from generator.pages.deferral_pages import deferral_period
from generator.pages.edition import Edition, Page
from generator.pages.shell import root_of
from generator.text import excerpt
from generator.views.overview import questions


class Place(NamedTuple):
    """Where the page of a registration stands. above: HTML before all else; head: more HTML for the head."""

    path: str
    twin_path: str
    title: str = ""
    above: str = ""
    head: str = ""
    listed: bool = True


def place_of(edition: Edition, twin: Edition | None, registration: Registration) -> Place:
    """The place of a registration as it is now."""
    return Place(
        edition.addresses.registration(registration.id),
        twin.addresses.registration(registration.id) if twin else "",
    )


def registration_pages(
    edition: Edition,
    twin: Edition | None,
    registrations: Iterable[Registration],
    place: Callable[[Edition, Edition | None, Registration], Place] = place_of,
) -> Iterator[Page]:
    """The pages in one language. `twin` is the edition that the language link leads to.

    place: another place than that of now, for a registration as it was before.
    """
    render = edition.template("registration.html.j2")
    said = _said(edition)
    sentence_of = cache(edition.standard_sentence)
    shower, language, at = edition.shower, edition.language, edition.addresses
    for registration in registrations:
        data = registration.data
        here = place(edition, twin, registration)
        path, twin_path = here.path, here.twin_path
        name = shower.plain(data["name"])
        slug = registration.organisation
        organisation = {"name": edition.organisation_name(slug), "address": at.organisation(slug)}
        fill = questions(registration)
        variables: dict[str, Any] = {
            "r": shower.registration(registration),
            "u": _by_group(shower.unanswered(registration)),
            "absent": _absent(said, registration),
            "root": root_of(path),
            "organisation": organisation,
            "translation": _translation(data, language),
            "other_language": language not in data["name"],
            "original": {
                "name": data["name"].get(data["language"], name),
                "address": twin_path if twin and twin.language == data["language"] else None,
            },
            "standard_sentence": sentence_of(slug),
            "deferred": deferral_period(edition, registration),
            "questions": {"answered": fill.answered, "asked": fill.asked},
            "joint": [_organisation(edition, other) for other in data.get("joint_deployers", ())],
            "replaced_by": [_registration(edition, other) for other in data.get("replaced_by", ())],
        }
        summary = shower.plain(data["summary"]) if "summary" in data else name
        yield Page(
            path + "index.html",
            edition.shell.page(
                title=here.title or f"{name} – {organisation['name']}",
                description=excerpt(summary, 300),
                path=path,
                twin_path=twin_path,
                body=here.above + render(variables),
                head=here.head,
            ),
            here.listed,
        )


class _Groups(dict[str, Any]):
    """Groups without open questions are empty, so templates need not ask whether they are there."""

    def __missing__(self, group: str) -> None:
        return None


def _by_group(groups: dict[str, Any]) -> dict[str, Any]:
    return _Groups(groups)


def _said(edition: Edition) -> dict[str, str]:
    """What the top of a page says instead of an answer, by the state of the question."""
    return {
        "withheld": edition.translations.text("Not shown for now."),
        "does_not_apply": edition.translations.text("Does not apply."),
        "not_yet": edition.translations.text("No answer yet."),
    }


def _absent(said: dict[str, str], registration: Registration) -> dict[str, str]:
    """What the top of the page says instead of an answer that is not there, by question."""
    unanswered = registration.unanswered
    return {
        name: said[unanswered[name]["state"] if name in unanswered else "not_yet"]
        for name in ("summary", "decision_role", "personal_data", "redress")
    }


def _translation(data: Any, language: str) -> Any:
    if language == data["language"]:
        return None
    return next((t for t in data.get("translations", ()) if t["language"] == language), None)


def _organisation(edition: Edition, slug: str) -> dict[str, Any]:
    has_page = slug in edition.overview.by_organisation
    return {
        "name": edition.organisation_name(slug),
        "address": edition.addresses.organisation(slug) if has_page else None,
    }


def _registration(edition: Edition, registration_id: str) -> dict[str, Any]:
    name = edition.register.by_id[registration_id].data["name"]
    return {"name": edition.shower.line(name), "address": edition.addresses.registration(registration_id)}
