"""Work in parts on every core: children by fork, so that they have the register without a copy being sent."""

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeVar

from generator.errors import RegisterError

Result = TypeVar("Result")


def cores(limit: int = 4) -> int:
    """How many processes are worth it. REGISTER_WORKERS sets it; 1 where there is no fork, or where it is not safe."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1  # a child has no other threads, but does have the locks that they held
    wanted = os.environ.get("REGISTER_WORKERS", "")
    if wanted.isdecimal() and int(wanted) > 0:
        return int(wanted)
    return min(limit, len(os.sched_getaffinity(0)))


def run_parts(parts: Sequence[Callable[[], Result]]) -> list[Result]:
    """Run the parts side by side and return their results in order: the last one here, the others in children.

    Raises what a part raises, wherever it ran, and RegisterError when a child was stopped from outside.
    """
    if not parts:
        return []
    children: list[tuple[int, int]] = []
    gc.freeze()
    try:
        for part in parts[:-1]:
            children.append(_fork(part))  # noqa: PERF401 - those that were made are stopped when one cannot be made
        last = parts[-1]()
    except BaseException:
        for process, _ in children:
            os.kill(process, signal.SIGKILL)
        _collect(children)
        raise
    finally:
        gc.unfreeze()
    results: list[Result] = []
    for data in _collect(children):
        if not data:
            raise RegisterError(
                "A worker process was stopped from outside, perhaps because memory ran out. "
                "With REGISTER_WORKERS=1 there is only one process."
            )
        value, error = pickle.loads(data)  # noqa: S301 - our own
        if error is not None:
            raise error
        results.append(value)
    return [*results, last]


def _fork(part: Callable[[], object]) -> tuple[int, int]:
    """Start a child; its id and where its outcome comes from. Ctrl+C is for the parent, which stops its children."""
    read, write = os.pipe()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process = os.fork()
        if process == 0:
            _child(part, write)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(write)
    return process, read


def _child(part: Callable[[], object], write: int) -> NoReturn:
    """Run a part, send its outcome and end the process, whatever happens, without any of the parent's exit handlers."""
    try:
        try:
            outcome = pickle.dumps((part(), None))
        except BaseException as error:  # noqa: BLE001 - raised again by the parent
            error.add_note(traceback.format_exc())
            try:
                outcome = pickle.dumps((None, error))
                pickle.loads(outcome)  # noqa: S301 - some exceptions can be sent but not received
            except Exception:  # noqa: BLE001
                outcome = pickle.dumps((None, RuntimeError(f"{type(error).__name__} in a worker process")))
        with os.fdopen(write, "wb") as pipe:
            pipe.write(outcome)
    finally:
        os._exit(0)


def _collect(children: Sequence[tuple[int, int]]) -> list[bytes]:
    results = []
    for process, read in children:
        with os.fdopen(read, "rb") as pipe:
            results.append(pipe.read())
        os.waitpid(process, 0)
    return results
