"""The data page: the three files that most people want, then every file, how to cite, and what is known to be wrong."""

from collections.abc import Iterator, Mapping
from typing import Any

from babel.numbers import get_decimal_symbol

from generator.dataset.about import bibtex, citation, cited, licence_url
from generator.dataset.contract import Group, Manifest, PublishedFile
from generator.dataset.descriptions import schema_org
from generator.dataset.descriptions.dcat import CATALOGUES
from generator.pages.edition import Edition
from generator.pages.theme.shell import root_of

_FIRST = ("register.xlsx", "registrations.csv", "register.json")  # in the order of the buttons
_CITED = {"CITATION.bib": "BibTeX", "CITATION.ris": "RIS", "CITATION.cff": "CFF"}
_CHECKSUM_SHOWN = 12
_MEGABYTE = 1_000_000


def downloads(edition: Edition, manifest: Manifest, root: str) -> str:
    """What stands on the page between its title and what is written by hand. Files per item are not in it."""
    files = {file.file: file for file in manifest.files}
    settings = edition.register.settings
    of = cited(settings, manifest.as_of, manifest.commit, edition.language)
    context = {
        "root": root,
        "first": [_shown(edition, files[name]) for name in _FIRST if name in files],
        "groups": list(_groups(edition, manifest)),
        "as_of": edition.shower.date(manifest.as_of.isoformat()),
        "commit": manifest.commit,
        "citation": citation(of),
        "bibtex": bibtex(of),
        "citation_files": [(form, f"data/{file}") for file, form in _CITED.items() if file in files],
        "licence": settings.licence,
        "licence_url": licence_url(settings.licence),
        "issues": [edition.shower.plain(issue) for issue in manifest.issues],
        "with_quality": "quality.json" in files,
    }
    return edition.template("downloads.html.j2")(context)


def head_of_data(edition: Edition, manifest: Manifest, path: str) -> str:
    """For search engines and data portals: the dataset as schema.org has it, and where its catalogue is."""
    settings = edition.register.settings
    links = [
        f'<link rel="alternate" type="{catalogue.media_type}" href="{root_of(path)}data/{catalogue.file}">'
        for catalogue in CATALOGUES
    ]
    described = schema_org.dataset(settings, manifest, f"{settings.base_url}/{path}", edition.language)
    return "".join(links) + schema_org.data_block(described)


def _groups(edition: Edition, manifest: Manifest) -> Iterator[Mapping[str, Any]]:
    for group in Group:
        found = [file for file in manifest.files if file.group is group]
        if found and group is not Group.PER_ITEM:
            yield {"name": group.value, "files": [_shown(edition, file) for file in found]}


def _shown(edition: Edition, file: PublishedFile) -> Mapping[str, Any]:
    return {
        "address": f"data/{file.file}",
        "name": file.file,
        "title": edition.shower.plain(file.title),
        "size": size(file.bytes, edition.language),
        "sha256": file.sha256,
        "sha256_start": file.sha256[:_CHECKSUM_SHOWN],
    }


def size(number: int, language: str) -> str:
    """Bytes as people read them: whole kilobytes, or megabytes with one decimal, without floating point."""
    if number < _MEGABYTE:
        return f"{-(-number // 1000)} kB"
    tenths = -(-number // 100_000)
    return f"{tenths // 10}{get_decimal_symbol(language)}{tenths % 10} MB"
