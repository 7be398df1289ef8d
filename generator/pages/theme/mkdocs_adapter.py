"""The only module that knows MkDocs: one language's editorial pages and the frame, rendered in a temporary folder.

Material for MkDocs reaches its end of life on 5 May 2027. It prints that when the command `mkdocs` runs, not here.
"""

import json
import logging
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.errors import ConfigurationError

_FRAME = "the-frame"
_DOCUMENT = re.compile(r"\s*\[\[document (\{.*?\})\]\](.*)\[\[end\]\]\s*", re.DOTALL)
# What Material puts outside its template blocks for the scripts that this site does not have.
_FOR_SCRIPTS = re.compile(
    r'<input class="md-toggle"[^>]*>'
    r'|<label class="md-overlay"[^>]*></label>'
    r'|<div data-md-component="(?:skip|announce)">\s*</div>'
    r'|<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>'
)
_NUMBER_FOR_SCRIPTS = 6


@dataclass(frozen=True)
class Document:
    """An editorial page: title, description and day of review as text, its main content as HTML."""

    title: str
    description: str
    body: str
    reviewed: str = ""


@dataclass(frozen=True)
class Rendered:
    """What the theme made for one language: a page with `[[body]]` for its content, and documents by file name."""

    frame: str
    documents: Mapping[str, Document]


def render(config_file: Path, editorial: Path, language: str, extra: Mapping[str, Any]) -> Rendered:
    """Render the Markdown files of the folder `editorial`. `extra` is what the theme's templates get, with `name`.

    Raises ConfigurationError with what MkDocs said when it refuses, and when a document lacks a title or description.
    """
    with tempfile.TemporaryDirectory() as temporary:
        sources, site = Path(temporary, "docs"), Path(temporary, "site")
        sources.mkdir()
        for path in sorted(editorial.glob("*.md")):
            shutil.copyfile(path, sources / path.name)
        (sources / f"{_FRAME}.md").write_text("", encoding="utf-8")
        with _quiet() as said:
            try:
                config = load_config(
                    str(config_file), docs_dir=str(sources), site_dir=str(site), site_name=extra["name"]
                )
                config.theme["language"] = language
                config.theme.static_templates.clear()
                config.extra.update(extra)
                build(config)
            except (MkDocsException, TemplateError) as error:
                why = "\n".join(said) or str(error)
                raise ConfigurationError(
                    f"MkDocs cannot render {editorial.name}/ with {config_file.name}:\n{why}"
                ) from None
        pages = {path.parent.name: path.read_text(encoding="utf-8") for path in site.glob("*/index.html")}
    frame = _without_script_parts(_DOCUMENT.sub("[[body]]", pages.pop(_FRAME)))
    return Rendered(frame, {key: _document(html, f"{editorial.name}/{key}.md") for key, html in sorted(pages.items())})


def _document(html: str, where: str) -> Document:
    found = _DOCUMENT.search(html)
    if not found:
        raise ConfigurationError(f"site-templates/theme/main.html does not mark the content of {where}.")
    about = json.loads(found[1])
    lacking = [part for part in ("title", "description") if not about.get(part)]
    if lacking:
        raise ConfigurationError(f"{where} has no {' and no '.join(lacking)}. Write it between --- lines at the top.")
    return Document(about["title"], about["description"], found[2].strip(), about["reviewed"])


def _without_script_parts(html: str) -> str:
    kept, number = _FOR_SCRIPTS.subn("", html)
    if number != _NUMBER_FOR_SCRIPTS:
        raise ConfigurationError(
            f"The theme's page has {number} parts that need a script; {_NUMBER_FOR_SCRIPTS} were expected. "
            "Has the theme been updated? Look at what its base.html holds outside the blocks."
        )
    return kept


@contextmanager
def _quiet() -> Iterator[list[str]]:
    """Collect MkDocs' warnings and errors instead of printing them."""
    said: list[str] = []
    logger = logging.getLogger("mkdocs")
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    before = logger.propagate, logger.level
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = before[0]
        logger.setLevel(before[1])
