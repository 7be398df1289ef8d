"""Something wrong or worth knowing in the input. A finding holds facts; the words are added where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Severity(IntEnum):
    """How much a finding weighs. Only errors stop a build and make the exit code 1."""

    ERROR = 0
    WARNING = 1
    ADVICE = 2

    @property
    def label(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file. Lines and columns count from 1; `end_column` is the column after the last character."""

    line: int
    column: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: which rule, where, and the values its sentences need."""

    file: str
    position: Position
    code: str
    severity: Severity
    data: Mapping[str, str] = field(default_factory=dict)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: findings are shown in the order of the files, whatever order the rules ran in."""
        return (self.file, self.position.line, self.position.column, self.code, repr(sorted(self.data.items())))
