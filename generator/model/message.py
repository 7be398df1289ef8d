"""The words of a finding, in every language of the interface: what, why, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.finding import Severity

Texts = Mapping[str, str]
INTERFACE_LANGUAGES = ("nl", "en")
UNKNOWN = "…"
_OPTIONAL = frozenset({"suggestion", "named", "example"})  # a finding says more with them, and need not have them


@dataclass(frozen=True, slots=True)
class Message:
    """The page of one code. Texts are by language; `what` and `fix` may hold `{names}` of the finding's data.

    code: stable, never used again for something else.
    what: one sentence on what was found.
    why: why it matters to the people who read the register.
    fix: what to write instead.
    wrong, right: YAML as a beginner would write it, and as it should be.
    source: the law or standard behind it, if any.
    """

    code: str
    severity: Severity
    what: Texts
    why: Texts
    fix: Texts
    wrong: str = ""
    right: str = ""
    source: str = ""

    def in_general(self, texts: Texts, language: str) -> str:
        """One of its texts without a finding to tell of: what a finding would put in stands as …"""
        return texts[language].format_map(_Gaps())


class _Gaps(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "" if key in _OPTIONAL else UNKNOWN


def texts(nl: str, en: str) -> Texts:
    """A text in every language of the interface."""
    return {"nl": nl, "en": en}
