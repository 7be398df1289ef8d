"""The W3C's checker finds no error and no warning in the pages of every type, the styles and the pictures.

One process of the checker for all of them: starting it takes longer than its work.
"""

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.reviewed import reviewed
from tests.site import sites
from tests.site.samples import choose
from tests.tools import npm_file, program

# Little work for many classes: the first compiler alone is quicker, and needs more room on the stack.
_QUICK = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def _messages(files: Iterable[Path]) -> list[str]:
    """What the checker says about some files, but for what was reviewed: the file, the line, the message, the place."""
    options = ("--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--also-check-svg")
    command = [program("java"), *_QUICK, "-jar", npm_file("vnu-jar/build/dist/vnu.jar"), *options, *files]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
    return [
        f"{one.get('url', '')}:{one.get('lastLine', '')}: {one['message']} {one.get('extract', '')!r}"
        for one in json.loads(done.stdout)["messages"]
        if not any(re.fullmatch(entry["message"], one["message"]) for entry in reviewed("html"))
    ]


def test_the_checker_finds_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    chosen = [sample for samples in choose(tmp_path_factory).values() for sample in samples]
    files = [sites.site(tmp_path_factory, one.site) / one.address / "index.html" for one in chosen]
    assert len(files) > 20
    for name in sites.SEEN:
        folder = sites.site(tmp_path_factory, name)
        files += [path for kind in ("css", "svg") for path in sorted(folder.rglob(f"*.{kind}"))]
    said = _messages(files)
    assert not said, "\n".join(said)


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    head = '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Verzonnen</title></head>'
    good = f"{head}<body>{{}}</body></html>"
    wrong = {
        "good.html": good.format("<p>Goed.</p>"),
        "nested.html": good.format("<p><ul><li>x</li></ul></p>"),
        "id.html": good.format('<p id="a">x</p><p id="a">x</p>'),
        "role.html": good.format('<button role="heading">x</button>'),
        "wrong.css": "p { colour: red }",
        "wrong.svg": '<svg xmlns="http://www.w3.org/2000/svg"><nothing/></svg>',
    }
    for name, text in wrong.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = _messages(tmp_path / name for name in wrong)
    assert {Path(one.split(":")[1]).name for one in said} == set(wrong) - {"good.html"}
