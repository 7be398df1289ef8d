"""Work in parts on every core: children by fork, so that they have the register without a copy being sent."""

import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import TypeVar

from generator.errors import RegisterError

Result = TypeVar("Result")


def cores(limit: int = 4) -> int:
    """How many processes are worth it. REGISTER_WORKERS sets it; 1 where there is no fork."""
    wanted = os.environ.get("REGISTER_WORKERS", "")
    if wanted.isdigit() and wanted != "0":
        return int(wanted)
    if sys.platform != "linux":
        return 1
    return min(limit, len(os.sched_getaffinity(0)))


def run_parts(parts: Sequence[Callable[[], Result]]) -> list[Result]:
    """Run the parts side by side and return their results in order: the last one here, the others in children.

    Raises RegisterError when a child fails; its own message if that was one.
    """
    children = []
    gc.freeze()
    for part in parts[:-1]:
        read, write = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(read)
            _child(part, write)
        os.close(write)
        children.append((process, read))
    try:
        last = [parts[-1]()] if parts else []
    except BaseException:
        for process, _ in children:
            os.kill(process, signal.SIGKILL)
        _collect(children)
        raise
    finally:
        gc.unfreeze()
    results: list[Result] = []
    for data in _collect(children):
        failed, value = pickle.loads(data) if data else (True, "a worker process was stopped")  # noqa: S301 - our own
        if failed:
            raise RegisterError(str(value))
        results.append(value)
    return results + last


def _child(part: Callable[[], object], write: int) -> None:
    """Run a part and end the process without any of the parent's exit handlers."""
    outcome: tuple[bool, object]
    try:
        outcome = (False, part())
    except RegisterError as error:
        outcome = (True, str(error))
    except BaseException as error:  # noqa: BLE001 - said by the parent
        traceback.print_exc()
        outcome = (True, f"a worker process failed: {type(error).__name__}")
    with os.fdopen(write, "wb") as pipe:
        pickle.dump(outcome, pipe)
    os._exit(0)


def _collect(children: Sequence[tuple[int, int]]) -> list[bytes]:
    results = []
    for process, read in children:
        with os.fdopen(read, "rb") as pipe:
            results.append(pipe.read())
        os.waitpid(process, 0)
    return results
