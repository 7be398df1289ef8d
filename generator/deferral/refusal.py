"""What the commands of deferral refuse. A refusal holds codes, ids and dates, never a value of a registration."""

from generator.errors import RegisterError


class Refused(RegisterError):  # noqa: N818 - that is what it is: the program works
    """Something that was asked for is not allowed, or not possible now.

    code: its words stand in `generator/deferral/messages.py`. data: what its sentence needs: only ids of deferrals and
    people, numbers and verbs of decisions, dates, codes and numbers of lines, so that a log of it tells nothing.
    """

    def __init__(self, code: str, /, **data: str) -> None:
        super().__init__(f"{code} {' '.join(data.values())}".strip())
        self.code, self.data = code, data
