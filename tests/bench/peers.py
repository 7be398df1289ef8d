"""The same content for the peers: one Markdown text per registration and language, in their own kind of project.

Hugo in three ways: a Markdown file per page, as people use it; its content adapter, which makes pages from one JSON file
of ready data with its own templates (no YAML, no checks, no dataset); and, as the least that Hugo can do, finished HTML
taken from one JSON file. MkDocs with Material: a Markdown file per page, search on, registrations
not in the navigation (in it, its pages grow with their number and it never ends).
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.model.register import Register, Registration
from generator.schema.fields import Field, fields

_HUGO = 'baseURL = "https://register.example/"\ntitle = "Register"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
_HUGO_HTML = _HUGO + '[security]\n  allowContent = [".*"]\n'
_MKDOCS = """site_name: Register
theme: {name: material, font: false}
nav: [{Home: index.md}]
validation: {omitted_files: ignore}
markdown_extensions: [tables]
"""
_ADAPTER = """{{ $data := resources.Get "pages.json" | transform.Unmarshal }}
{{ range $data }}
{{ $.AddPage (dict "path" .path "title" .title "kind" "page" "content" (dict "mediaType" "text/html" "value" .html)) }}
{{ end }}
"""
_ADAPTER_DATA = """{{ $data := resources.Get "registrations.json" | transform.Unmarshal }}
{{ range $data }}{{ $r := . }}{{ range slice "nl" "en" }}
{{ $.AddPage (dict "path" (printf "%s/%s" . $r.id) "title" (index $r.name .) "kind" "page" "params" (dict "r" $r "shown_in" .)) }}
{{ end }}{{ end }}
"""
_DATA_PAGE = """{{ $l := .Params.shown_in }}{{ $r := .Params.r }}<h1>{{ .Title }}</h1>
{{ range hugo.Data.fields }}{{ $f := . }}{{ with index $r .name }}<h3 id="{{ $f.name }}">{{ index $f.title $l }}</h3>
{{ if $f.parts }}{{ $items := . }}{{ if not (reflect.IsSlice .) }}{{ $items = slice . }}{{ end }}
<table><thead><tr>{{ range $f.parts }}<th>{{ index .title $l }}</th>{{ end }}</tr></thead><tbody>
{{ range $items }}{{ $item := . }}<tr>{{ range $f.parts }}<td>{{ with index $item .name }}{{ if reflect.IsMap . }}{{ index . $l | markdownify }}{{ else }}{{ . }}{{ end }}{{ else }}–{{ end }}</td>{{ end }}</tr>{{ end }}
</tbody></table>
{{ else if reflect.IsSlice . }}<ul>{{ range . }}<li>{{ if reflect.IsMap . }}{{ index . $l }}{{ else }}{{ index $f.terms . | default . }}{{ end }}</li>{{ end }}</ul>
{{ else if reflect.IsMap . }}{{ index . $l | $.RenderString (dict "display" "block") }}
{{ else }}<p>{{ . }}</p>{{ end }}{{ end }}{{ end }}
"""
_MAIN = re.compile(r'(<div class="md-content__inner[^>]*>)(.*)(</div>\s*</div>\s*</main>)', re.DOTALL)


def markdown_pages(register: Register) -> Iterator[tuple[str, str, str]]:
    """Address, title and Markdown of each registration in each language."""
    for language in register.settings.languages:
        for registration in register.registrations:
            name = _text(registration.data["name"], language)
            yield f"{language}/{registration.id}", name, _markdown(register, registration, language)


def write_hugo_markdown(folder: Path, register: Register, shell: str) -> None:
    """A Hugo project with a Markdown file per page; `shell` is a page of ours, whose frame becomes the layout."""
    _hugo(folder, shell, _HUGO)
    for address, title, text in markdown_pages(register):
        path = folder / "content" / f"{address}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: {json.dumps(title)}\n---\n\n{text}", encoding="utf-8")


def write_hugo_ready(folder: Path, site: Path, shell: str) -> None:
    """A Hugo project that takes the finished main part of each of our pages from one JSON file."""
    _hugo(folder, shell, _HUGO_HTML)
    (folder / "assets").mkdir()
    pages = []
    for path in sorted(site.glob("*/*/*/index.html")):
        found = _MAIN.search(path.read_text(encoding="utf-8"))
        if found:
            address = path.parent.relative_to(site).as_posix()
            pages.append({"path": address, "title": path.parent.name, "html": found[2]})
    (folder / "assets" / "pages.json").write_text(json.dumps(pages, ensure_ascii=False), encoding="utf-8")
    (folder / "content").mkdir()
    (folder / "content" / "_content.gotmpl").write_text(_ADAPTER, encoding="utf-8")


def write_hugo_data(folder: Path, register: Register, shell: str) -> None:
    """A Hugo project whose content adapter makes the pages from one JSON file of registrations."""
    _hugo(folder, shell, _HUGO, _DATA_PAGE)
    (folder / "assets").mkdir()
    (folder / "data").mkdir()
    (folder / "content").mkdir()
    data = [registration.data for registration in register.registrations]
    (folder / "assets" / "registrations.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    described = [_described(register, field) for field in fields().values()]
    (folder / "data" / "fields.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")
    (folder / "content" / "_content.gotmpl").write_text(_ADAPTER_DATA, encoding="utf-8")


def _described(register: Register, field: Field) -> dict[str, Any]:
    terms = register.vocabulary(field.vocabulary).terms
    return {
        "name": field.name,
        "title": dict(field.title),
        "parts": [_described(register, part) for part in field.parts.values()],
        "terms": {term.id: dict(term.label)["nl"] for term in terms.values()},
    }


def write_mkdocs(folder: Path, register: Register) -> None:
    """A MkDocs project with Material and a Markdown file per page."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Register\n", encoding="utf-8")
    for address, title, text in markdown_pages(register):
        path = folder / "docs" / f"{address}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {title}\n\n{text}", encoding="utf-8")


def _hugo(folder: Path, shell: str, settings: str, page: str = "<h1>{{ .Title }}</h1>{{ .Content }}") -> None:
    layouts = folder / "layouts"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(settings, encoding="utf-8")
    body = _MAIN.sub(lambda hit: hit[1] + page + hit[3], shell)
    if page not in body:
        raise ValueError("the frame of the page has changed: peers.py no longer finds its main part")
    (layouts / "page.html").write_text(body, encoding="utf-8")
    links = (
        '<ul>{{ range first 100 .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
    )
    for name in ("home.html", "section.html"):
        (layouts / name).write_text(_MAIN.sub(lambda hit: hit[1] + links + hit[3], shell), encoding="utf-8")


def _markdown(register: Register, registration: Registration, language: str) -> str:
    parts = []
    for name, field in fields().items():
        value = registration.data.get(name)
        if value is not None:
            parts.append(f"## {field.title[language]}\n\n{_value(register, field, value, language)}\n")
    return "\n".join(parts)


def _value(register: Register, field: Field, value: Any, language: str) -> str:
    if field.parts and isinstance(value, list):
        head = "| " + " | ".join(part.title.get(language, name) for name, part in field.parts.items()) + " |"
        rule = "|" + " --- |" * len(field.parts)
        rows = [
            "| "
            + " | ".join(_cell(register, part, item.get(name), language) for name, part in field.parts.items())
            + " |"
            for item in value
        ]
        return "\n".join([head, rule, *rows])
    if field.parts:
        return "\n".join(
            f"- {name}: {_cell(register, part, value.get(name), language)}"
            for name, part in field.parts.items()
            if name in value
        )
    if isinstance(value, list):
        return "\n".join(f"- {_cell(register, field, item, language)}" for item in value)
    if isinstance(value, Mapping):
        return _text(value, language)
    return _cell(register, field, value, language)


def _cell(register: Register, field: Field, value: Any, language: str) -> str:
    if value is None:
        return "–"
    text = _text(value, language) if isinstance(value, Mapping) else str(value)
    if field.vocabulary and isinstance(value, str):
        text = register.vocabulary(field.vocabulary).label(value, language)
    return text.replace("\n", " ").replace("|", "\\|")


def _text(value: Mapping[str, str], language: str) -> str:
    return value.get(language) or next(iter(value.values()), "")
