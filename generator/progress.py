"""How far long work is, for whoever watches: the step, how much is done, and of how much (0: not known yet)."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]


def unwatched(_step: str, _done: int, _total: int) -> None:
    """Nobody watches."""
