"""What can be wrong with a YAML file before its content is looked at."""

from generator.model.finding import Position


class YamlProblem(Exception):  # noqa: N818 - a finding, not a failure of the program
    """A file that is refused. `code` names the message, `data` its values."""

    def __init__(self, code: str, position: Position, **data: str) -> None:
        super().__init__(code)
        self.code = code
        self.position = position
        self.data = data
