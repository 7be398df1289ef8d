"""Findings for programs, as one JSON object. Fields are only ever added; another meaning gets another `schema_version`.

schema_version   "1"
files            how many files were checked
counts           {"error": 0, "warning": 0, "advice": 0}
findings         in the order of the files, each:
    code         "AIR-101", with its page under `register explain AIR-101`
    severity     "error", "warning" or "advice"
    file         path from the working directory; "" when it concerns the register as a whole
    line, column, end_column    counted from 1; end_column is the column after the last character
    what, why, fix              sentences, in the language asked for
    data         the values in the sentences, by name
"""

from typing import Any

import orjson

from generator.model.finding import Finding
from generator.report import words
from generator.report.excerpt import ReadSource
from generator.report.text import path

SCHEMA_VERSION = "1"


def render(
    findings: tuple[Finding, ...],
    language: str,
    read_source: ReadSource,  # noqa: ARG001 - every format is called alike
    *,
    prefix: str = "",
    files: int = 0,
    colour: bool = False,  # noqa: ARG001
) -> str:
    """All findings, in the language asked for."""
    report = {
        "schema_version": SCHEMA_VERSION,
        "files": files,
        "counts": {severity.label: number for severity, number in words.count(findings).items()},
        "findings": [_finding(finding, language, prefix) for finding in findings],
    }
    return orjson.dumps(report, option=orjson.OPT_INDENT_2).decode()


def _finding(finding: Finding, language: str, prefix: str) -> dict[str, Any]:
    explained, position = words.explain(finding, language), finding.position
    return {
        "code": finding.code,
        "severity": finding.severity.label,
        "file": path(finding.file, prefix) if finding.file else "",
        "line": position.line,
        "column": position.column,
        "end_column": position.end_column,
        "what": explained.what,
        "why": explained.why,
        "fix": explained.fix,
        "data": words.localised(finding.data, language),
    }
