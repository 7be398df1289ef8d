"""The theme's part of the site: shells, editorial pages, styles. Rendered once, kept until something changes."""

import datetime
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from html import escape
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from generator.errors import ConfigurationError
from generator.model.register import Settings
from generator.pages.addresses import GENERATED, Addresses
from generator.pages.theme.script import shipped
from generator.pages.theme.shell import Shell, frame_of, refuse_what_policy_blocks, relative_links, root_of
from generator.pages.theme.styles import own_style, theme_style
from generator.pages.translations import Translations

_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2")
_OWN_CODE = ("theme.py", "script.py", "mkdocs_adapter.py", "shell.py", "../addresses.py")
_THEME_STYLE = "assets/theme.css"  # stands in the frame for its address, which is known when every page is
_CACHE_FILE = "theme.json"


@dataclass(frozen=True)
class EditorialPage:
    """A page written by hand. `key` is its file name, the same in every language; `body` is HTML, links relative.

    reviewed: the day on which somebody last checked what it says, if it says so.
    """

    language: str
    key: str
    path: str
    title: str
    description: str
    body: str
    reviewed: str = ""


@dataclass(frozen=True)
class Theme:
    """shells: by language. editorial: by language, then key. files: address in the site → content.

    assets: file name in site-templates/assets → its address, which holds a hash of its content.
    """

    shells: Mapping[str, Shell]
    editorial: tuple[EditorialPage, ...]
    files: Mapping[str, bytes]
    assets: Mapping[str, str]


def render_theme(
    root: Path,
    settings: Settings,
    translations: Mapping[str, Translations],
    cache: Path | None,
    *,
    as_of: datetime.date,
    version: str,
    alarms: Mapping[str, str] | None = None,
) -> Theme:
    """The theme for every language in `translations`; `root` is the folder with mkdocs.yml and site-templates/.

    cache: a folder to keep the result in. While nothing that it was made of has changed, MkDocs is not even imported.
    as_of, version: date and commit of the data, shown on every page. alarms: HTML that every page in a language begins
    with. Raises ConfigurationError.
    """
    made = {path.name: path.read_bytes() for path in sorted((root / "site-templates/assets").iterdir())}
    made = {name: shipped(data) if name.endswith(".js") else data for name, data in made.items()}
    made["site.css"] = own_style(root)
    assets = {name: _hashed(name, data) for name, data in made.items()}
    files = {assets[name]: data for name, data in made.items()}

    key = _fingerprint(root, settings, translations)
    rendered = _kept(cache, key, translations)
    if rendered is None:
        rendered = {
            language: _render(root, settings, one, {"assets": assets, "styles": [_THEME_STYLE, assets["site.css"]]})
            for language, one in translations.items()
        }
        _same_pages({language: part["documents"] for language, part in rendered.items()})
        if cache:
            with suppress(OSError):  # a folder that may only be read: the next build renders again
                _keep(cache, key, rendered)

    sheet = theme_style(root, _texts(rendered), made["site.css"], cache)
    assets["theme.css"] = _hashed("theme.css", sheet)
    files[assets["theme.css"]] = sheet

    shells = {
        language: Shell(
            part["frame"].replace(_THEME_STYLE, assets["theme.css"]),
            language,
            languages=settings.languages,
            name=_text(settings.name, language),
            base_url=settings.base_url,
            as_of=as_of,
            version=version,
            alarm=(alarms or {}).get(language, ""),
        )
        for language, part in rendered.items()
    }
    return Theme(shells, tuple(_editorial(rendered, translations)), files, assets)


def _render(root: Path, settings: Settings, translations: Translations, extra: Mapping[str, Any]) -> dict[str, Any]:
    """One language's frame and documents, with the words that the theme asked for."""
    from generator.pages.theme.mkdocs_adapter import render  # noqa: PLC0415 - its import is not needed when the cache holds

    language = translations.language
    folder = root / "site-templates/editorial" / language
    asked: dict[tuple[str, str], str] = {}

    def word(source: str, context: str = "") -> str:
        text = asked.setdefault((source, context), translations.text(source, context))
        return escape(text)

    made = render(
        root / "mkdocs.yml",
        folder,
        language,
        {
            **extra,
            "word": word,
            "addresses": (addresses := Addresses(translations)),
            "menu": {
                key: address
                for key, address in addresses.menu.items()
                if key in GENERATED or (folder / f"{key}.md").is_file()
            },
            "name": _text(settings.name, language),
            "publisher": _text(settings.publisher, language),
            "notice": _text(settings.notice, language),
            "licence": settings.licence,
            "repository": settings.repository,
        },
    )
    for name, document in made.documents.items():
        refuse_what_policy_blocks(document.body, f"site-templates/editorial/{language}/{name}.md")
    return {
        "frame": frame_of(made.frame),
        "documents": {name: asdict(document) for name, document in made.documents.items()},
        "words": [[source, context, text] for (source, context), text in asked.items()],
    }


def _texts(rendered: Mapping[str, Any]) -> Iterator[str]:
    """The HTML that the theme made."""
    for part in rendered.values():
        yield part["frame"]
        yield from (document["body"] for document in part["documents"].values())


def _editorial(rendered: Mapping[str, Any], translations: Mapping[str, Translations]) -> Iterator[EditorialPage]:
    for language, part in rendered.items():
        for key, document in part["documents"].items():
            path = _address(translations[language], key)
            body = relative_links(document["body"], root_of(path))
            about = document["title"], document["description"]
            yield EditorialPage(language, key, path, *about, body, document["reviewed"])


def _same_pages(documents: Mapping[str, Mapping[str, Any]]) -> None:
    """Raise ConfigurationError when a language lacks a page that another has: its language link would lead nowhere."""
    every = {name for names in documents.values() for name in names}
    lacking = sorted(
        f"  site-templates/editorial/{language}/{name}.md"
        for language in documents
        for name in every - {*documents[language]}
    )
    if lacking:
        raise ConfigurationError("Editorial pages exist in every language. Missing:\n" + "\n".join(lacking))


def _address(translations: Translations, key: str) -> str:
    return Addresses(translations).menu.get(key) or f"{translations.language}/{translations.text(key, 'address')}/"


def _text(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _hashed(name: str, data: bytes) -> str:
    """An address that changes with the content, so that browsers may keep the file for ever."""
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:8]}.{suffix}"


def _fingerprint(root: Path, settings: Settings, translations: Mapping[str, Translations]) -> str:
    """A hash of everything that the result depends on, but for the words: see `_kept`."""
    parts = hashlib.sha256()
    parts.update(repr((settings, [version_of(package) for package in _PACKAGES])).encode())
    parts.update(repr([sorted(vars(Addresses(one)).items()) for one in translations.values()]).encode())
    for folder in ("theme", "editorial", "assets", "styles"):
        base = root / "site-templates" / folder
        for path in sorted(path for path in base.rglob("*") if path.is_file()):
            parts.update(path.relative_to(root).as_posix().encode() + b"\0")
            parts.update(hashlib.sha256(path.read_bytes()).digest())
    for path in (root / "mkdocs.yml", *(Path(__file__).parent / name for name in _OWN_CODE)):
        parts.update(hashlib.sha256(path.read_bytes()).digest())
    return parts.hexdigest()


def _kept(cache: Path | None, key: str, translations: Mapping[str, Translations]) -> dict[str, Any] | None:
    """The kept result, if it was made of the same files and every word that it holds is still the word."""
    if cache is None:
        return None
    try:
        kept: dict[str, Any] = json.loads((cache / _CACHE_FILE).read_bytes())
    except (OSError, ValueError):
        return None
    if kept.get("key") != key:
        return None
    rendered: dict[str, Any] = kept["rendered"]
    for language, part in rendered.items():
        if any(translations[language].text(source, context) != text for source, context, text in part["words"]):
            return None
    return rendered


def _keep(cache: Path, key: str, rendered: Mapping[str, Any]) -> None:
    """Write the result beside its place and move it there, so that a build that is stopped leaves no half file."""
    cache.mkdir(parents=True, exist_ok=True)
    unfinished = cache / f"{_CACHE_FILE}.{os.getpid()}"
    unfinished.write_text(json.dumps({"key": key, "rendered": rendered}, ensure_ascii=False), encoding="utf-8")
    unfinished.replace(cache / _CACHE_FILE)
