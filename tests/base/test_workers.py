"""Work side by side gives what work one after the other gives, and a failure is said once."""

import os
import time

import pytest

from generator.errors import ConfigurationError, RegisterError
from generator.workers import run_parts


def test_results_come_in_the_order_of_the_parts() -> None:
    parts = [lambda n=n: (n, os.getpid()) for n in range(3)]
    results = run_parts(parts)
    assert [number for number, _ in results] == [0, 1, 2]
    assert len({process for _, process in results}) == 3
    assert results[-1][1] == os.getpid()


def test_a_failure_in_a_child_is_said_in_its_own_words() -> None:
    def fails() -> int:
        raise ConfigurationError("Template page.html, line 3: a mistake")

    with pytest.raises(RegisterError, match="line 3: a mistake"):
        run_parts([fails, lambda: 1])


def test_a_child_that_dies_is_noticed() -> None:
    def dies() -> int:
        os._exit(9)

    with pytest.raises(RegisterError, match="stopped"):
        run_parts([dies, lambda: 1])


def test_a_failure_here_stops_the_children() -> None:
    def fails() -> int:
        raise ConfigurationError("here")

    with pytest.raises(ConfigurationError, match="here"):
        run_parts([_waits, fails])


def _waits() -> int:
    time.sleep(60)
    return 0
