"""Registers of unusual shape: empty, in one language, with a folder in the wrong place."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from generator.errors import InputError
from generator.project import Project
from generator.source import yaml_fast, yaml_writer
from tests.bench import made_up
from tests.build.conftest import ON, ROOT


def _register(folder: Path, number: int) -> Path:
    data = folder / "registry-data"
    made_up.write_register(data, number, ROOT / "registry-data")
    return data


def _pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def _in_english(value: Any) -> Any:
    if isinstance(value, dict):
        return {"en": value["en"]} if set(value) == {"nl", "en"} else {k: _in_english(v) for k, v in value.items()}
    return [_in_english(one) for one in value] if isinstance(value, list) else value


def _only_in_english(path: Path) -> None:
    value = _in_english(yaml_fast.read(path.read_bytes())) | {"language": "en"}
    value.pop("translations")
    path.write_text(yaml_writer.write(value), encoding="utf-8")


def test_a_register_without_registrations_is_a_site_without_empty_lists(tmp_path: Path) -> None:
    data = _register(tmp_path, 0)
    shutil.rmtree(data / "organisations")
    assert build(Project(ROOT, data), tmp_path / "site", ON).site is not None
    home = _pages(tmp_path / "site")["nl/index.html"]
    assert "0 registraties" in home
    assert not re.search(r"<(dl|ul)[^>]*>\s*</\1>", home)


def test_a_register_in_one_language_has_no_other(tmp_path: Path) -> None:
    data = _register(tmp_path, 2)
    for path in (data / "registrations").rglob("*.yml"):
        _only_in_english(path)
    settings = data / "register.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[nl, en]", "[en]"), encoding="utf-8")
    built = build(Project(ROOT, data), tmp_path / "site", ON)
    assert built.site is not None, built.checked.findings
    pages = _pages(tmp_path / "site")
    assert {name.partition("/")[0] for name in pages} == {"404.html", "index.html", "en", "id"}
    for name, html in pages.items():
        in_dutch = re.findall(r'<(?:a|link) [^>]*hreflang="nl"[^>]*>', html)
        assert all('rel="noopener external"' in tag for tag in in_dutch), name  # pages of others may be in Dutch
        assert 'href="nl/' not in html, name
        assert "/nl/" not in html, name


def test_a_registration_in_one_language_is_shown_in_the_other_with_a_note(tmp_path: Path) -> None:
    data = _register(tmp_path, 1)
    path = next((data / "registrations").rglob("*.yml"))
    _only_in_english(path)
    number = yaml_fast.read(path.read_bytes())["id"]
    assert build(Project(ROOT, data), tmp_path / "site", ON).site is not None
    dutch = _pages(tmp_path / "site")[f"nl/systemen/{number}/index.html"]
    assert "Deze registratie is er nog niet in het Nederlands." in dutch
    assert '<h1><span lang="en">Made-up system 1' in dutch


def test_a_registration_that_has_no_summary_yet_has_pages(tmp_path: Path) -> None:
    data = _register(tmp_path, 1)
    path = next((data / "registrations").rglob("*.yml"))
    value = yaml_fast.read(path.read_bytes())
    del value["summary"]
    value["unanswered"].append({"field": "summary", "state": "not_yet", "reason": {"nl": "Verzonnen", "en": "Made up"}})
    path.write_text(yaml_writer.write(value), encoding="utf-8")
    built = build(Project(ROOT, data), tmp_path / "site", ON)
    assert built.site is not None, built.checked.findings
    assert "Nog geen antwoord" in _pages(tmp_path / "site")[f"nl/systemen/{value['id']}/index.html"]


def test_the_sizes_of_files_are_written_as_the_language_does(tmp_path: Path) -> None:
    data = _register(tmp_path, 220)
    assert build(Project(ROOT, data), tmp_path / "site", ON).site is not None
    pages = _pages(tmp_path / "site")
    assert re.search(r">\d+,\d MB<", pages["nl/data/index.html"])
    assert re.search(r">\d+\.\d MB<", pages["en/data/index.html"])


def test_a_site_among_the_data_is_refused(tmp_path: Path) -> None:
    data = _register(tmp_path, 1)
    for output in (data, data / "site", data / "registrations/../site"):
        with pytest.raises(InputError, match="holds only what people write"):
            build(Project(ROOT, data), output, ON)
    assert not (data / "site").exists()
