"""Work side by side gives what work one after the other gives, and a failure is said once."""

import os
import threading
import time

import pytest

from generator.errors import ConfigurationError, RegisterError
from generator.workers import cores, run_parts


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


def test_a_mistake_in_a_child_is_raised_here_and_printed_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    def fails() -> int:
        raise ZeroDivisionError("deep down")

    with pytest.raises(ZeroDivisionError) as raised:
        run_parts([fails, lambda: 1])
    assert any("in fails" in note for note in raised.value.__notes__)
    assert capfd.readouterr() == ("", "")


def test_what_cannot_be_sent_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    class Own(Exception):  # noqa: N818 - of this function, so that nothing else can make it
        pass

    def fails() -> int:
        raise Own

    with pytest.raises(RuntimeError, match="Own in a worker process"):
        run_parts([fails, lambda: 1])
    assert capfd.readouterr() == ("", "")


def test_there_is_one_process_where_other_threads_may_hold_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTER_WORKERS", "3")
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(cores()))
    thread.start()
    thread.join()
    assert found == [1]


def test_a_failure_here_stops_the_children() -> None:
    def fails() -> int:
        raise ConfigurationError("here")

    with pytest.raises(ConfigurationError, match="here"):
        run_parts([_waits, fails])


def _waits() -> int:
    time.sleep(60)
    return 0
