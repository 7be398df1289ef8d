"""Findings for people: code, place, the line with a marker, what, why and what to do; a summary at the end."""

import textwrap
from collections.abc import Iterator, Mapping

from generator.model.finding import Finding, Severity
from generator.report import words
from generator.report.excerpt import ReadSource, Sources, visible

WIDTH = 100
_COLOUR = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.ADVICE: "1;36"}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "fix": "Oplossing",
        "page": "Uitleg",
        "fine": "Alles in orde: {files}.",
        "found": "{counted} in {files}.",
        "file": "bestand",
        "files": "bestanden",
        "checked": "{files} gecontroleerd.",
    },
    "en": {
        "fix": "Solution",
        "page": "Explanation",
        "fine": "All is well: {files}.",
        "found": "{counted} in {files}.",
        "file": "file",
        "files": "files",
        "checked": "{files} checked.",
    },
}


def render(
    findings: tuple[Finding, ...],
    language: str,
    read_source: ReadSource,
    *,
    prefix: str = "",
    files: int = 0,
    colour: bool = False,
) -> str:
    """All findings in the order of the files.

    read_source: the bytes of a file of the register, b"" when it is not there. prefix: the folder of the register,
    so that a place can be clicked in a terminal. files: how many were checked.
    """
    sources = Sources(read_source)
    blocks = ["\n".join(_block(finding, language, sources, prefix, colour=colour)) for finding in findings]
    return "\n\n".join([*blocks, _summary(findings, language, files)])


def _block(finding: Finding, language: str, sources: Sources, prefix: str, *, colour: bool) -> Iterator[str]:
    explained, own, position = words.explain(finding, language), _WORDS[language], finding.position
    title = f"{words.SEVERITY[language][finding.severity]}[{finding.code}]"
    yield f"{_paint(title, finding.severity, colour)}: {visible(explained.what)}"
    margin = " " * len(str(position.line))
    if finding.file:
        yield f"{margin}--> {visible(place(finding, prefix))}"
        shown = sources.excerpt(finding.file, position)
        if shown:
            yield f"{margin} |"
            yield f"{position.line} | {shown[0]}"
            yield f"{margin} | {_paint(shown[1], finding.severity, colour)}"
            yield f"{margin} |"
    yield from _wrapped(explained.why, margin)
    yield from _wrapped(f"{own['fix']}: {explained.fix}", margin)
    yield from _wrapped(f"{own['page']}: register explain {finding.code}", margin)


def place(finding: Finding, prefix: str) -> str:
    """`registry-data/registrations/…/x.yml:3:1`."""
    return f"{path(finding.file, prefix)}:{finding.position.line}:{finding.position.column}"


def path(file: str, prefix: str) -> str:
    """A file of the register as seen from the working directory."""
    return file if prefix in ("", ".") else f"{prefix.rstrip('/')}/{file}"


def _wrapped(text: str, margin: str) -> Iterator[str]:
    lines = textwrap.wrap(visible(text), WIDTH - len(margin) - 3, break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines):
        yield f"{margin} {' ' if number else '='} {line}"


def _summary(findings: tuple[Finding, ...], language: str, files: int) -> str:
    own = _WORDS[language]
    if not findings:
        return own["fine"].format(files=_files(files, language))
    touched = len({finding.file for finding in findings if finding.file}) or 1
    counted = words.counted(words.count(findings), language)
    sentence = own["found"].format(counted=counted, files=_files(touched, language))
    return f"{sentence} {own['checked'].format(files=_files(files, language))}"


def _files(number: int, language: str) -> str:
    return f"{number} {_WORDS[language]['file' if number == 1 else 'files']}"


def _paint(text: str, severity: Severity, colour: bool) -> str:
    return f"\x1b[{_COLOUR[severity]}m{text}\x1b[0m" if colour else text
