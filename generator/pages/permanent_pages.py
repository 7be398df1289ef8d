"""`/id/<id>/`: the way to every language and the data, at an address that nothing changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from babel import Locale

from generator.model.register import Registration
from generator.pages.addresses import permanent
from generator.pages.deferral_pages import stub_name
from generator.pages.edition import Edition, Page
from generator.pages.qr import qr_svg


def permanent_pages(editions: Sequence[Edition], registrations: Iterable[Registration]) -> Iterator[Page]:
    """The permanent addresses of registrations, and their QR codes."""
    render, shared = editions[0].template("permanent.html.j2"), _shared(editions)
    base = editions[0].register.settings.base_url
    for registration in registrations:
        name = registration.data["name"]
        names = {edition.language: edition.shower.plain(name) for edition in editions}
        variables = {**shared, **_of_one(editions, registration.id, names), "has_data": True}
        here = permanent(registration.id)
        yield Page(here + "index.html", render(variables).encode(), listed=False)
        yield Page(here + "qr.svg", qr_svg(f"{base}/{here}"), listed=False)


def permanent_stub_pages(editions: Sequence[Edition]) -> Iterator[Page]:
    """The permanent addresses of stubs: the registration will be at the same ones."""
    render, shared = editions[0].template("permanent.html.j2"), _shared(editions)
    for stub in editions[0].deferrals.stubs:
        names = {edition.language: stub_name(edition, stub) for edition in editions}
        variables = {**shared, **_of_one(editions, stub.id, names), "has_data": False}
        yield Page(permanent(stub.id) + "index.html", render(variables).encode(), listed=False)


def permanent_gone_pages(editions: Sequence[Edition]) -> Iterator[Page]:
    """The permanent addresses of registrations that are no longer in the register, and their QR codes: none is lost."""
    render, shared = editions[0].template("permanent.html.j2"), _shared(editions)
    base = editions[0].register.settings.base_url
    for registration in editions[0].gone:
        names = {edition.language: edition.told.name(registration) for edition in editions}
        variables = {**shared, **_of_one(editions, registration, names), "has_data": False}
        here = permanent(registration)
        yield Page(here + "index.html", render(variables).encode(), listed=False)
        yield Page(here + "qr.svg", qr_svg(f"{base}/{here}"), listed=False)


def _shared(editions: Sequence[Edition]) -> dict[str, Any]:
    """What all these pages say alike."""
    first = editions[0]
    notices = [{"language": edition.language, "text": text} for edition in editions for text in edition.notices]
    name = first.shower.plain(first.register.settings.name)
    return {"language": first.language, "register": name, "notices": notices}


def _of_one(editions: Sequence[Edition], number: str, names: Mapping[str, str]) -> dict[str, Any]:
    """What the page of one id says, given its name per language."""
    first = editions[0]
    return {
        "id": number,
        "name": names[first.language],
        "canonical": f"{first.register.settings.base_url}/{first.addresses.registration(number)}",
        "addresses": [
            {
                "language": edition.language,
                "language_name": _own_name(edition.language),
                "name": names[edition.language],
                "address": edition.addresses.registration(number),
            }
            for edition in editions
        ],
    }


@cache
def _own_name(language: str) -> str | None:
    """A language as those who speak it call it."""
    return Locale(language).get_display_name(language)
