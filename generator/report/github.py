"""Findings as annotations on the lines of a pull request.

GitHub shows ten annotations of every level per step and drops the others without a word
(https://docs.github.com/actions/reference/workflow-commands-for-github-actions). So no more than that are given, and
the last line says how many findings there really are.
"""

from collections import Counter

from generator.model.finding import Finding, Severity
from generator.report import words
from generator.report.excerpt import ReadSource
from generator.report.text import path

MOST = 10
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_TOTAL = {
    "nl": "{counted} in totaal; hier staan er {shown}. Alles op een rij: register check",
    "en": "{counted} in all; {shown} are shown here. To see them all: register check",
}


def render(
    findings: tuple[Finding, ...],
    language: str,
    read_source: ReadSource,  # noqa: ARG001 - every format is called alike
    *,
    prefix: str = "",
    files: int = 0,  # noqa: ARG001
    colour: bool = False,  # noqa: ARG001
) -> str:
    """At most ten annotations per level, in the order of the files, and a notice with the totals."""
    if not findings:
        return ""
    given: Counter[str] = Counter()
    lines = []
    for finding in findings:
        level = _LEVEL[finding.severity]
        room = MOST - 1 if level == "notice" else MOST  # one notice is the total
        if given[level] < room:
            given[level] += 1
            lines.append(_annotation(level, finding, language, prefix))
    counted = words.counted(words.count(findings), language)
    total = _TOTAL[language].format(counted=counted, shown=len(lines))
    return "\n".join([*lines, f"::notice title=register check::{_text(total)}"])


def _annotation(level: str, finding: Finding, language: str, prefix: str) -> str:
    explained, position = words.explain(finding, language), finding.position
    where = {}
    if finding.file:
        where = {
            "file": path(finding.file, prefix),
            "line": str(position.line),
            "col": str(position.column),
            "endColumn": str(position.end_column),
        }
    properties = {**where, "title": f"{finding.code} {explained.what}"}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{_text(f'{explained.fix} {explained.why} (register explain {finding.code})')}"


def _text(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _text(value).replace(":", "%3A").replace(",", "%2C")
