"""What each format of the dataset costs, as JSON on the last line: CPU seconds, bytes, and the most memory so far.

With the usual libraries beside it (`tests/bench/plain.py`).
"""

import datetime
import gc
import json
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path

from generator.check import check
from generator.dataset import codebook
from generator.dataset.contract import PublishedFile
from generator.dataset.export import EXPORTERS
from generator.dataset.sink import FolderSink, writer_to
from generator.dataset.source import DatasetSource
from tests.bench import plain

PLAIN = "plain "  # before the name of what is only compared with


def main(data: str, output: str) -> int:
    """Write the dataset of a register and print what it cost, per kind of exporter."""
    register = check(Path(data), datetime.date(2026, 11, 23)).register
    assert register is not None
    gc.disable()  # as a build does
    source, folder = DatasetSource(register, datetime.date(2026, 11, 23), "0" * 40), Path(output)
    cpu: dict[str, float] = defaultdict(float)
    memory: dict[str, int] = {}

    def measured(name: str, began: float) -> None:
        cpu[name] += time.process_time() - began
        memory[name] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    measured("(the register, read and checked)", time.process_time())
    began = time.process_time()
    measured(f"(what formats share: {len(source.lines)} lines)", began)
    began = time.process_time()
    source.once(codebook.codebook)
    measured("(codebook: counting, and the figures)", began)
    size: dict[str, int] = defaultdict(int)
    written: dict[str, PublishedFile] = {}
    for exporter in EXPORTERS:
        name, before, began = type(exporter).__name__, len(written), time.process_time()
        exporter.write(source, FolderSink(exporter, folder, writer_to(folder), written))
        measured(name, began)
        size[name] += sum(file.bytes for file in list(written.values())[before:])
    for name, seconds in plain.write(source, folder / "plain"):
        cpu[f"{PLAIN}{name}"] = seconds
        memory[f"{PLAIN}{name}"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([{"name": n, "cpu": cpu[n], "kilobytes": memory[n], "bytes": size.get(n, 0)} for n in cpu]))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
