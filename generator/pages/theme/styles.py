"""The two style sheets of the site: what the theme's holds for our pages, and our own after it."""

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from generator.errors import ConfigurationError
from generator.pages.theme.trimmed import trimmed, words_of

_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*\*/")


def own_style(root: Path) -> bytes:
    """The parts of our style sheet as one file, in the order of their names, without comments and indentation."""
    parts = sorted((root / "site-templates/styles").glob("*.css"))
    joined = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    lines = (line.strip() for line in _COMMENT.sub("", joined).splitlines())
    return "\n".join([*filter(None, lines), ""]).encode()


def theme_style(root: Path, rendered: Iterable[str], own: bytes, cache: Path | None) -> bytes:
    """What of the theme's style sheet may count for a page of the site.

    rendered: what the theme made, frames and pages; the rest is read in site-templates. own: our style sheet. cache: a
    folder to keep the result in. Raises ConfigurationError when the theme has no such style sheet.
    """
    files = [*(root / "site-templates/pages").glob("*.j2"), *(root / "site-templates/assets").glob("*.js")]
    texts = [*rendered, *(path.read_text(encoding="utf-8") for path in files)]
    words = frozenset().union(*map(words_of, texts))
    return _trimmed(_theme().read_text(encoding="utf-8"), words, own.decode(), cache)


def _theme() -> Path:
    spec = find_spec("material")
    places = spec.submodule_search_locations if spec else None
    found = [path for place in places or () for path in Path(place, "templates/assets/stylesheets").glob("main.*.css")]
    if len(found) != 1:
        raise ConfigurationError(
            f"Expected one main style sheet in the package mkdocs-material, found {len(found)}. Install the version "
            "that pyproject.toml names: pip install -e ."
        )
    return found[0]


def _trimmed(sheet: str, words: frozenset[str], own: str, cache: Path | None) -> bytes:
    code = Path(__file__).with_name("trimmed.py").read_text(encoding="utf-8")
    key = hashlib.sha256("\0".join((code, sheet, own, *sorted(words))).encode()).hexdigest()[:16]
    kept = cache / f"theme-{key}.css" if cache else None
    if kept and kept.is_file():
        return kept.read_bytes()
    made = trimmed(sheet, words, own).encode()
    if kept and cache:
        with suppress(OSError):  # a folder that may only be read: the next build trims again
            cache.mkdir(parents=True, exist_ok=True)
            for old in cache.glob("theme-*.css"):
                old.unlink()
            unfinished = cache / f"{kept.name}.{os.getpid()}"
            unfinished.write_bytes(made)
            unfinished.replace(kept)
    return made
