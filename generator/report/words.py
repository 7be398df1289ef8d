"""A finding in words: the sentences of its code, filled with its data, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.finding import Finding, Severity
from generator.model.message import INTERFACE_LANGUAGES, Texts
from generator.rules.catalogue import MESSAGES

SEVERITY: Mapping[str, Mapping[Severity, str]] = {
    "nl": {Severity.ERROR: "fout", Severity.WARNING: "waarschuwing", Severity.ADVICE: "advies"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "advice"},
}
_PLURAL: Mapping[str, Mapping[Severity, str]] = {
    "nl": {Severity.ERROR: "fouten", Severity.WARNING: "waarschuwingen", Severity.ADVICE: "adviezen"},
    "en": {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.ADVICE: "pieces of advice"},
}


@dataclass(frozen=True, slots=True)
class Words:
    """What was found, why it matters, and what to do."""

    what: str
    why: str
    fix: str


class _Data(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""  # a sentence with a gap is better than none; a test fills every sentence


def explain(finding: Finding, language: str) -> Words:
    """The sentences of a finding. Text of the finding itself is only put in, never read as a sentence."""
    message = MESSAGES[finding.code]
    data = localised(finding.data, language)
    return Words(
        fill(message.what, data, language), fill(message.why, data, language), fill(message.fix, data, language)
    )


def localised(data: Mapping[str, str], language: str) -> dict[str, str]:
    """The values for one language: `advice_nl` stands for `advice` in Dutch."""
    endings = tuple(f"_{code}" for code in INTERFACE_LANGUAGES)
    common = {name: value for name, value in data.items() if not name.endswith(endings)}
    ending = f"_{language}"
    return common | {name.removesuffix(ending): value for name, value in data.items() if name.endswith(ending)}


def fill(texts: Texts, data: Mapping[str, str], language: str) -> str:
    """A sentence with its values put in."""
    return texts[language].format_map(_Data(data)).strip()


def counted(counts: Mapping[Severity, int], language: str) -> str:
    """`2 fouten en 1 waarschuwing`; "" when there is nothing."""
    parts = [
        f"{number} {(SEVERITY if number == 1 else _PLURAL)[language][severity]}"
        for severity, number in sorted(counts.items())
        if number
    ]
    joint = {"nl": " en ", "en": " and "}[language]
    return joint.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def count(findings: tuple[Finding, ...]) -> dict[Severity, int]:
    """How many there are of every severity."""
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return counts
