"""Each version of a registration at an address that stays: as it was then, or the way to how it is now."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple

from generator.model.history import Version
from generator.model.register import Registration
from generator.model.repository_links import file_page
from generator.pages.edition import Edition, Page
from generator.pages.registration.registration_pages import Place, registration_pages
from generator.pages.theme.shell import root_of
from generator.schema.fields import fields
from generator.text import in_language

# What stands for the id, the number and the name until they are known: in no text, and nothing to escape in them.
_ID, _NUMBER, _NAME = "\ue000id\ue000", 987_654_321_012, "\ue000name\ue000"
_NOINDEX = '<meta name="robots" content="noindex">'


class _Then(NamedTuple):
    """A version that is not that of now. until: the day on which it was replaced or taken away."""

    registration: str
    version: Version
    until: str


class Versions:
    """The versions of registrations in one language."""

    def __init__(self, edition: Edition, twin: Edition | None) -> None:
        self._edition, self._twin = edition, twin
        self._now = _Now(edition, twin)

    def pages(self, ids: Iterable[str]) -> Iterator[Page]:
        """Every version of some registrations, the gone ones among them."""
        edition, then = self._edition, list[_Then]()
        for registration in ids:
            versions = edition.history.versions.get(registration, ())
            for version, after in pairwise(versions):
                then.append(_Then(registration, version, after.day))
            if versions and registration in edition.register.by_id:
                yield self._now.page(registration, versions[-1])
            elif versions:
                removed = edition.history.removed.get(registration)
                then.append(_Then(registration, versions[-1], removed.day if removed else ""))
        if then:
            yield from _pages_of_then(edition, self._twin, then)


class _Now:
    """The version of now has no page of its own: a few lines that lead to the page of the registration.

    There is one for every registration, so the template is rendered once, with marks where one differs from another.
    """

    def __init__(self, edition: Edition, twin: Edition | None) -> None:
        self._edition = edition
        settings, at = edition.register.settings, edition.addresses
        address = at.version(_ID, _NUMBER)
        variables = {
            "language": edition.language,
            "name": _NAME,
            "register": edition.shower.plain(settings.name),
            "number": _NUMBER,
            "canonical": f"{settings.base_url}/{at.registration(_ID)}",
            "twin": f"{settings.base_url}/{twin.addresses.version(_ID, _NUMBER)}" if twin else None,
            "twin_language": twin.language if twin else None,
            "notices": edition.notices,
        }
        self._file = address + "index.html"
        self._html = edition.template("version_now.html.j2")(variables)

    def page(self, registration: str, version: Version) -> Page:
        name = escape(self._edition.shower.plain(self._edition.register.by_id[registration].data["name"]))
        number = str(version.number)
        file = self._file.replace(_ID, registration).replace(str(_NUMBER), number)
        html = self._html.replace(_ID, registration).replace(str(_NUMBER), number).replace(_NAME, name)
        return Page(file, html.encode(), listed=False)


def _pages_of_then(edition: Edition, twin: Edition | None, then: Sequence[_Then]) -> Iterator[Page]:
    """Whole pages, by the template of now where it can show them."""
    shown: list[Registration] = []
    places: list[Place] = []
    for one in then:
        registration, left_out = _fitting(edition, one)
        if registration is None:
            yield _only_said(edition, twin, one)
        else:
            shown.append(registration)
            places.append(_place(edition, twin, one, _banner(edition, one, left_out)))
    in_order = iter(places)
    yield from registration_pages(edition, twin, shown, lambda *_: next(in_order))


def _fitting(edition: Edition, then: _Then) -> tuple[Registration | None, list[str]]:
    """A version as the page of now can show it, and the names of what had to be left out; None if it cannot."""
    version, register = then.version, edition.register
    data = {**version.data, "id": then.registration}
    if version.broken or not _required() <= data.keys() or data["organisation"] not in register.organisations:
        return None, []
    left_out = sorted(version.unread)
    if "replaced_by" in data:
        data["replaced_by"] = [other for other in data["replaced_by"] if other in register.by_id]
        left_out += ["replaced_by"] if data["replaced_by"] != version.data["replaced_by"] else []
    return Registration(version.file, data), left_out


@cache
def _required() -> frozenset[str]:
    return frozenset(name for name, field in fields().items() if field.required)


def _banner(edition: Edition, then: _Then, left_out: Sequence[str]) -> dict[str, Any]:
    versions = edition.history.versions[then.registration]
    at, settings, version = edition.addresses, edition.register.settings, then.version
    gone = then.registration not in edition.register.by_id
    own, every = at.registration(then.registration), at.history(then.registration)
    return {
        "root": root_of(at.version(then.registration, version.number)),
        "number": version.number,
        "total": len(versions),
        "since": edition.shower.date(version.day),
        "until": edition.shower.date(then.until) if then.until else None,
        "own": own,
        "gone": gone,
        "history": every if len(versions) > 1 else None,
        "changed": f"{own if gone else every}#version-{version.number}" if version.number > 1 else None,
        "left_out": [in_language(fields()[n].title, edition.language) if n in fields() else n for n in left_out],
        "file": file_page(settings, version.commit, edition.folder + version.file),
        "broken": version.broken,
    }


def _place(edition: Edition, twin: Edition | None, then: _Then, banner: dict[str, Any]) -> Place:
    number = then.version.number
    return Place(
        edition.addresses.version(then.registration, number),
        twin.addresses.version(then.registration, number) if twin else "",
        title=_title(edition, then),
        above=edition.template("version_banner.html.j2")(banner),
        head=_NOINDEX,
        listed=False,
        version=then.version,
    )


def _title(edition: Edition, then: _Then) -> str:
    name = in_language(then.version.data.get("name", {}), edition.language) or then.registration
    said = edition.translations.text("%(name)s, version %(number)s")
    return said.replace("%(name)s", name).replace("%(number)s", str(then.version.number))


def _only_said(edition: Edition, twin: Edition | None, then: _Then) -> Page:
    """A version that cannot be shown as a registration of now: that it was there, and where its file is."""
    place = _place(edition, twin, then, _banner(edition, then, sorted(then.version.unread)))
    body = place.above + edition.template("version_unread.html.j2")({"title": place.title})
    html = edition.shell.page(
        title=place.title,
        description=place.title,
        path=place.path,
        twin_path=place.twin_path,
        body=body,
        head=_NOINDEX,
    )
    return Page(place.path + "index.html", html, listed=False)
