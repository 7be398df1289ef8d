"""The pages written by hand, with what only the build knows put where they ask for it in a comment."""

from collections.abc import Iterator, Sequence

from babel.numbers import get_decimal_symbol

from generator.dataset.contract import Manifest
from generator.pages.deferral_pages import deferral_part
from generator.pages.edition import Edition, Page
from generator.pages.shell import root_of
from generator.pages.theme import EditorialPage

_OBLIGATIONS = "<!-- obligations -->"
_DOWNLOADS = "<!-- downloads -->"
_CONTACT = "<!-- contact -->"
_DEFERRAL = "<!-- deferral -->"
_MEGABYTE = 1_000_000


def editorial_pages(
    edition: Edition, twin: Edition | None, pages: Sequence[EditorialPage], manifest: Manifest
) -> Iterator[Page]:
    """The editorial pages in one language."""
    twins = {page.key: page.path for page in pages if twin and page.language == twin.language}
    for page in pages:
        if page.language != edition.language:
            continue
        body, root = page.body, root_of(page.path)
        if _OBLIGATIONS in body:
            body = body.replace(_OBLIGATIONS, _obligations(edition))
        if _CONTACT in body:
            body = body.replace(_CONTACT, _contact(edition))
        if _DEFERRAL in body:
            body = body.replace(_DEFERRAL, deferral_part(edition, root))
        if _DOWNLOADS in body:
            body = body.replace(_DOWNLOADS, _downloads(edition, manifest, root))
        html = edition.shell.page(
            title=page.title,
            description=page.description,
            path=page.path,
            twin_path=twins.get(page.key, ""),
            body=body,
        )
        yield Page(page.path + "index.html", html)


def _obligations(edition: Edition) -> str:
    show = edition.shower
    duties = [
        {
            "id": duty["id"],
            "article": duty["article"],
            "law": show.line(duty["law"]),
            "who": show.line(duty["who"]),
            "what": show.text(duty["what"]),
            "dates": [
                {"date": show.date(one["date"]), "reading": show.line(one["reading"]) if "reading" in one else None}
                for one in duty["applicable_from"]
            ],
            "certainty": duty["certainty"],
            "explanation": show.text(duty["explanation"]) if "explanation" in duty else None,
            "source": duty["source"],
            "seen": show.date(duty["source"]["seen"]),
        }
        for duty in edition.register.obligations
    ]
    return edition.template("obligations.html.j2")({"obligations": duties})


def _contact(edition: Edition) -> str:
    shown = edition.shower.contact(edition.register.settings.contact)
    return edition.template("register_contact.html.j2")({"register_contact": shown})


def _downloads(edition: Edition, manifest: Manifest, root: str) -> str:
    files = [
        {
            "address": f"data/{file.file}",
            "title": edition.shower.plain(file.title),
            "size": _size(file.bytes, edition.language),
        }
        for file in manifest.files
        if not file.file.startswith(("registrations/", "selections/"))
    ]
    return edition.template("downloads.html.j2")({"files": files, "root": root})


def _size(number: int, language: str) -> str:
    """Bytes as people read them: whole kilobytes, or megabytes with one decimal, without floating point."""
    if number < _MEGABYTE:
        return f"{-(-number // 1000)} kB"
    tenths = -(-number // 100_000)
    return f"{tenths // 10}{get_decimal_symbol(language)}{tenths % 10} MB"
