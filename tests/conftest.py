"""For every test: files in memory where there is room, and time for made-up input."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("daglicht", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("daglicht")

_MEMORY, _ROOM = Path("/dev/shm"), 2 * 1024**3  # noqa: S108 - only looked at; what is made there has a name of its own


def _in_memory() -> None:
    """Let temporary files be made in memory: these tests make thousands of repositories, and wait for the disk."""
    if "TMPDIR" in os.environ or not os.access(_MEMORY, os.W_OK):
        return
    runs_nothing = os.statvfs(_MEMORY).f_flag & os.ST_NOEXEC  # hooks of git have to run there
    if not runs_nothing and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ["TMPDIR"] = str(_MEMORY)
        tempfile.tempdir = None


_in_memory()

# Files that take longest, in the order in which they are begun: one that begins last keeps a single core at work.
_FIRST = (
    "browser/test_axe.py", "deferral/test_random_histories.py", "deferral/test_commands.py", "deferral/test_guide.py",
    "browser/test_keyboard.py", "deferral/test_life.py", "browser/test_reflow.py", "deferral/test_public_bytes.py",
    "deferral/test_interrupted.py", "build/test_build.py", "browser/test_search.py", "browser/test_privacy.py",
    "snapshots/test_snapshots.py", "cli/test_cli.py", "deferral/test_guards_alarm.py", "build/test_serve.py",
    "deferral/test_rewriting.py", "deferral/test_forgeries.py", "deferral/test_calendar.py", "deferral/test_time.py",
)  # fmt: skip


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: tests wait for a browser, for git and for a terminal."""
    mine = getattr(os, "sched_getaffinity", None)  # not on macOS; a container may have fewer than the machine
    return (len(mine(0)) if mine else os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    order = {here / file: number for number, file in enumerate(_FIRST)}
    items.sort(key=lambda item: order.get(item.path, len(order)))
