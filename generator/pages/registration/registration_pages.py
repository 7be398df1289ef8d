"""The page of each registration, in each language."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from generator.model.history import Version
from generator.model.register import Registration
from generator.pages.deferral_pages import deferral_period
from generator.pages.edition import Edition, Page
from generator.pages.follow import follow_head
from generator.pages.history_part import history_part
from generator.pages.registration.foot_part import FootPart
from generator.pages.registration.life_part import LifePart
from generator.pages.registration.short_part import ShortPart
from generator.pages.registration.standing import openness, translation_of
from generator.pages.theme.shell import root_of
from generator.text import excerpt


class Place(NamedTuple):
    """Where the page of a registration stands. above: HTML before all else; head: more HTML for the head.

    version: which one it shows, of those before that of now: what it said, without what one does with it now.
    """

    path: str
    twin_path: str
    title: str = ""
    above: str = ""
    head: str = ""
    listed: bool = True
    version: Version | None = None


def place_of(edition: Edition, twin: Edition | None, registration: Registration) -> Place:
    """The place of a registration as it is now."""
    path = edition.addresses.registration(registration.id)
    return Place(
        path,
        twin.addresses.registration(registration.id) if twin else "",
        head=follow_head(edition, path, edition.shower.plain(registration.data["name"])),
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
    render, parts = edition.template("registration.html.j2"), _Parts(edition)
    shower = edition.shower
    for registration in registrations:
        data = registration.data
        here = place(edition, twin, registration)
        path = here.path
        name = shower.plain(data["name"])
        variables = parts.variables(registration, name, root_of(path), here.version)
        leading = data["language"]
        variables["original"] = {
            "name": data["name"].get(leading, name),
            "address": here.twin_path if twin and twin.language == leading else None,
        }
        summary = shower.plain(data["summary"]) if "summary" in data else name
        yield Page(
            path + "index.html",
            edition.shell.page(
                title=here.title or f"{name} – {variables['organisation']['name']}",
                description=excerpt(summary, 300),
                path=path,
                twin_path=here.twin_path,
                body=here.above + render(variables),
                head=here.head,
            ),
            here.listed,
        )


class _Parts:
    """What the template needs of a registration, but for where its page stands. One for the pages of an edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._short, self._life, self._foot = ShortPart(edition), LifePart(edition), FootPart(edition)
        self._sentence = cache(edition.standard_sentence)
        self._answered = edition.translations.text("%(answered)s of %(asked)s questions answered")
        self._languages: Mapping[str, str] = Locale.parse(edition.language).languages

    def variables(self, registration: Registration, name: str, root: str, version: Version | None) -> dict[str, Any]:
        edition, data = self._edition, registration.data
        slug, open_questions = registration.organisation, edition.shower.unanswered(registration)
        organisation = {"name": edition.organisation_name(slug), "address": edition.addresses.organisation(slug)}
        return {
            "r": edition.shower.registration(registration),
            "u": _by_group(open_questions),
            "short": self._short.of(registration),
            "root": root,
            "present": registration.id in edition.register.by_id,
            "organisation": organisation,
            "translation": translation_of(edition, registration),
            "other_language": edition.language not in data["name"],
            "leading_language": self._languages.get(data["language"], data["language"]),
            "standard_sentence": self._sentence(slug),
            "deferred": deferral_period(edition, registration),
            "openness": openness(registration, open_questions, self._answered),
            "life": self._life.of(registration, drawn=not version),
            "then": version is not None,
            "history": None if version else history_part(edition, registration),
            "joint": [_organisation(edition, other) for other in data.get("joint_deployers", ())],
            "replaced_by": [_registration(edition, other) for other in data.get("replaced_by", ())],
            **self._foot.of(registration, name, organisation["name"], version),
        }


class _Groups(dict[str, Any]):
    """Groups without open questions are empty, so templates need not ask whether they are there."""

    def __missing__(self, group: str) -> None:
        return None


def _by_group(groups: dict[str, Any]) -> dict[str, Any]:
    return _Groups(groups)


def _organisation(edition: Edition, slug: str) -> dict[str, Any]:
    has_page = slug in edition.overview.by_organisation
    return {
        "name": edition.organisation_name(slug),
        "address": edition.addresses.organisation(slug) if has_page else None,
    }


def _registration(edition: Edition, registration_id: str) -> dict[str, Any]:
    name = edition.register.by_id[registration_id].data["name"]
    return {"name": edition.shower.line(name), "address": edition.addresses.registration(registration_id)}
