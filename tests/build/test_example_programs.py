"""The examples in JavaScript and R are programs too: they run, and answer what the files say."""

import functools
import http.server
import json
import re
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import tools
from tests.build.test_data_pages import EDITORIAL, OF_THE_HISTORY, answers, questions

LIBRARIES = ("dplyr", "jsonlite", "readr", "stringr", "tidyr")
# Every question in a place of its own, then its answer as text: a list of columns.
ASKED = """
suppressPackageStartupMessages({library(dplyr); library(readr); library(stringr); library(tidyr); library(jsonlite)})
options(readr.show_col_types = FALSE, dplyr.summarise.inform = FALSE)
files <- commandArgs(trailingOnly = TRUE)
answers <- lapply(files, function(file) unname(lapply(source(file, local = new.env())$value, as.character)))
cat(toJSON(answers, na = "null"))
"""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the site is served while the tests run."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def example(language: str, kind: str, address: str) -> str:
    """An example of the page about the API, that asks the site that is served here."""
    text = (EDITORIAL / language / "api.md").read_text(encoding="utf-8")
    [code] = re.findall(rf"(?ms)^```{kind}\n(.*?)^```$", text)
    return str(code).replace("<!-- address -->", address)


def with_r() -> str:
    """Rscript, with the libraries that the examples load."""
    program = tools.program("Rscript")
    needed = ", ".join(f'"{name}"' for name in LIBRARIES)
    asked = f"stopifnot(all(c({needed}) %in% rownames(installed.packages())))"
    there = subprocess.run([program, "-e", asked], check=False)
    return program if there.returncode == 0 else tools.missing(f"R lacks one of {', '.join(LIBRARIES)}")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_example_in_javascript_says_what_the_api_says(
    site: Path, address: str, language: str, tmp_path: Path
) -> None:
    program = tmp_path / "example.mjs"
    program.write_text(example(language, "js", address), encoding="utf-8")
    said = subprocess.run([tools.program("node"), program], capture_output=True, text=True, check=True).stdout
    facets = json.loads((site / "api/v1/facets.json").read_bytes())
    assert facets["as_of"] in said
    assert re.findall(r"'(\w+)'", said) == [facet["field"] for facet in facets["result"]]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_example_in_r_says_what_the_api_says(site: Path, address: str, language: str, tmp_path: Path) -> None:
    program = tmp_path / "example.R"
    program.write_text(example(language, "r", address), encoding="utf-8")
    said = subprocess.run([with_r(), program], capture_output=True, text=True, check=True).stdout
    organisations = json.loads((site / "api/v1/organisations.json").read_bytes())["result"]
    assert [line.split()[1:] for line in said.splitlines()[1:]] == [
        [one["organisation"], one["kind"]] for one in organisations
    ]


def test_every_question_gets_the_same_answer_in_r(site: Path, tmp_path: Path) -> None:
    asked = [(language, anchor, code) for language in ("nl", "en") for anchor, code in questions(language)]
    files = []
    for number, (_, _, code) in enumerate(asked):
        files.append(tmp_path / f"{number}.R")
        files[-1].write_text(code["r"], encoding="utf-8")
    program = tmp_path / "ask.R"
    program.write_text(ASKED, encoding="utf-8")
    command = [with_r(), *map(str, (program, *files))]
    said = json.loads(subprocess.run(command, cwd=site / "data", capture_output=True, text=True, check=True).stdout)
    for (language, anchor, code), columns in zip(asked, said, strict=True):
        found = sorted(tuple("" if cell is None else cell for cell in row) for row in zip(*columns, strict=True))
        assert found == answers(code, site / "data")["sql"], (language, anchor)
        assert found or anchor in OF_THE_HISTORY, (language, anchor)
