"""One build in a process of its own, with the cost of every step, as JSON on the last line."""

import datetime
import json
import resource
import sys
import time
from itertools import pairwise
from pathlib import Path

from generator.build import build
from generator.project import Project


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main(root: str, data: str, output: str) -> int:
    """Build and print the steps: name, wall seconds, CPU seconds."""
    began = [("start", time.perf_counter(), _cpu())]

    def progress(step: str, _done: int, _total: int) -> None:
        if began[-1][0] != step:
            began.append((step, time.perf_counter(), _cpu()))

    built = build(Project(Path(root), Path(data)), Path(output), datetime.date(2026, 11, 23), progress)
    began.append(("end", time.perf_counter(), _cpu()))
    steps = [
        {"step": name, "wall": after[1] - wall, "cpu": after[2] - cpu} for (name, wall, cpu), after in pairwise(began)
    ]
    print(json.dumps({"sound": built.site is not None, "steps": steps}))
    return 0 if built.site else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
