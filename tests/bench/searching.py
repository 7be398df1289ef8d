"""The search index beside Pagefind's on the same pages: CPU, bytes, files, and what one word and its results load."""

import gzip
import json
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.bench import measure

_RESULTS = 10


def compared(site: Path, cpu: float, place: Path, number: int, most: int) -> float:
    """Print what the index of a built site costs, which took `cpu` seconds, and the ratio to Pagefind's of its pages.

    place: a folder for Pagefind's index. most: the largest number of registrations that Pagefind is tried on; it takes
    gigabytes for 10,000. Returns the CPU seconds of Pagefind, 0 when it was not tried.
    """
    [ours] = [path for path in (site / "search").iterdir() if path.is_dir()]
    files, size = measure.size(ours)
    print(f"search index: {cpu:.1f} s CPU, {files} files, {size / 1e6:.1f} MB")
    print(
        f"    the first {_RESULTS} results of one word, gzip: {_first_results(ours) / 1000:.0f} KB without the script"
    )
    if number > most or find_spec("pagefind") is None:
        return 0
    pages = f"{{{','.join(sorted(path.stem for path in ours.glob('??.json')))}}}/*/????????/index.html"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        site,
        "--output-path",
        place,
        "--glob",
        pages,
    ]
    theirs = measure.run([*command, "--root-selector", ".md-content__inner"])
    their_files, their_size = measure.size(place)
    print(
        f"Pagefind: {theirs.cpu:.1f} s CPU, {their_files} files, {their_size / 1e6:.1f} MB, {theirs.memory:.0f} MB memory"
    )
    ratios = (cpu / theirs.cpu, size / their_size, files / their_files)
    print("    search index : Pagefind = {:.2f} (CPU), {:.2f} (bytes), {:.2f} (files)".format(*ratios))
    return theirs.cpu


def _first_results(folder: Path) -> int:
    """What a reader of the leading language loads for one word: the beginning, its lists, and cards from all over."""
    language = min(folder.glob("nl.json"), default=min(folder.glob("??.json"))).stem
    start = json.loads((folder / f"{language}.json").read_bytes())
    lists = [f"{part['name']}-{len(part['shards']) // 2}.txt" for part in start["parts"]]
    cards = sorted(folder.glob(f"{language}-cards-*.json"))
    chosen = cards[:: max(1, len(cards) // _RESULTS)][:_RESULTS]
    return sum(_packed(path) for path in (folder / f"{language}.json", *(folder / name for name in lists), *chosen))


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))
