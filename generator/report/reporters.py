"""The formats of a report, by the name that `--format` takes."""

from collections.abc import Mapping
from typing import Protocol

from generator.model.finding import Finding
from generator.report import github, json_report, text
from generator.report.excerpt import ReadSource


class Reporter(Protocol):
    """Findings in, the whole report out; printing is for cli/."""

    def __call__(
        self,
        findings: tuple[Finding, ...],
        language: str,
        read_source: ReadSource,
        *,
        prefix: str = "",
        files: int = 0,
        colour: bool = False,
    ) -> str: ...


FORMATS: Mapping[str, Reporter] = {"text": text.render, "json": json_report.render, "github": github.render}
