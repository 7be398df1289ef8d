"""The page of each registration, in each language, and its permanent address."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from babel import Locale

from generator.model.register import Registration
from generator.pages.addresses import permanent
from generator.pages.edition import Edition, Page
from generator.pages.shell import root_of
from generator.text import excerpt
from generator.views.overview import questions


def registration_pages(edition: Edition, twin: Edition | None, registrations: Iterable[Registration]) -> Iterator[Page]:
    """The pages in one language. `twin` is the edition that the language link leads to."""
    render = edition.template("registration.html.j2")
    root = root_of(edition.addresses.registration("x"))
    shower, language, at = edition.shower, edition.language, edition.addresses
    for registration in registrations:
        data = registration.data
        path = at.registration(registration.id)
        twin_path = twin.addresses.registration(registration.id) if twin else ""
        name = shower.plain(data["name"])
        slug = registration.organisation
        organisation = {"name": edition.organisation_name(slug), "address": at.organisation(slug)}
        fill = questions(registration)
        variables: dict[str, Any] = {
            "r": shower.registration(registration),
            "u": _by_group(shower.unanswered(registration)),
            "root": root,
            "organisation": organisation,
            "translation": _translation(data, language),
            "other_language": language not in data["name"],
            "original": {
                "name": data["name"].get(data["language"], name),
                "address": twin_path if twin and twin.language == data["language"] else None,
            },
            "questions": {"answered": fill.answered, "asked": fill.asked},
            "joint": [_organisation(edition, other) for other in data.get("joint_deployers", ())],
            "replaced_by": [_registration(edition, other) for other in data.get("replaced_by", ())],
        }
        summary = shower.plain(data["summary"]) if "summary" in data else name
        yield (
            path + "index.html",
            edition.shell.page(
                title=f"{name} – {organisation['name']}",
                description=excerpt(summary, 300),
                path=path,
                twin_path=twin_path,
                body=render(variables),
            ),
        )


def permanent_pages(editions: Sequence[Edition], registrations: Iterable[Registration]) -> Iterator[Page]:
    """`/id/<id>/`: the way to every language and the data, at an address that nothing changes."""
    first = editions[0]
    render = first.template("permanent.html.j2")
    settings = first.register.settings
    language_names = {e.language: Locale(e.language).get_display_name(e.language) for e in editions}
    for registration in registrations:
        name = registration.data["name"]
        address = permanent(registration.id)
        variables = {
            "id": registration.id,
            "language": first.language,
            "name": first.shower.plain(name),
            "register": first.shower.plain(settings.name),
            "canonical": f"{settings.base_url}/{first.addresses.registration(registration.id)}",
            "notices": [
                {"language": e.language, "text": settings.notice[e.language]}
                for e in editions
                if e.language in settings.notice
            ],
            "addresses": [
                {
                    "language": e.language,
                    "language_name": language_names[e.language],
                    "name": e.shower.plain(name),
                    "address": e.addresses.registration(registration.id),
                }
                for e in editions
            ],
        }
        yield address + "index.html", render(variables).encode()


class _Groups(dict[str, Any]):
    """Groups without open questions are empty, so templates need not ask whether they are there."""

    def __missing__(self, group: str) -> None:
        return None


def _by_group(groups: dict[str, Any]) -> dict[str, Any]:
    return _Groups(groups)


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
