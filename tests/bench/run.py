"""`make bench`: what checking and building cost at several sizes, beside Hugo and MkDocs on the same content.

Seconds depend on the machine; quote the ratios, which come from one run. Everything is written to a temporary folder in
memory where there is one, so that the disk plays no part.
"""

import argparse
import datetime
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.check import check
from tests.bench import made_up, made_up_history, measure, peers, searching
from tests.bench.formats import PLAIN
from tests.site.page_types import by_type
from tests.site.parsed import parse_site
from tests.site.weights import KB, Scales

ROOT = Path(__file__).parents[2]
ON = "2026-11-23"
BIN = Path(sys.executable).parent
# The parts of a build for what the peers make as well: from files to a page per registration and lists of them, checked,
# with the data as JSON and CSV. Everything else of a build they do not have.
_ALIKE = {"start", "what is left", "check", "prepare", "site render_theme", "site home", "site front_page"}
_ALIKE |= {f"pages {kind}_pages" for kind in ("registration", "list", "answer", "organisation", "editorial")}
_ALIKE |= {f"data {name}" for name in ("RegisterJson", "RegistrationLines", "CsvTable")}
FORMAT = "{:34} {:>9} {:>9} {:>9} {:>9} {:>11}"


def main() -> int:
    """Run the sizes asked for and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="100,1000,10000", help="numbers of registrations [100,1000,10000]")
    parser.add_argument("--peers", default="hugo,mkdocs", help="hugo, mkdocs, or nothing [hugo,mkdocs]")
    parser.add_argument("--mkdocs-up-to", type=int, default=1000, help="largest size for MkDocs, which is slow [1000]")
    parser.add_argument(
        "--pagefind-up-to", type=int, default=1000, help="largest size for Pagefind, where it is [1000]"
    )
    parser.add_argument("--many-words", action="store_true", help="as many different words as real texts have")
    options = parser.parse_args()
    memory = Path("/dev/shm")  # noqa: S108 - a folder in memory, with a random name in it
    per_registration: dict[int, float] = {}
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as temporary:
        for size in (int(part) for part in options.sizes.split(",")):
            folder = Path(temporary, str(size))
            per_registration[size] = _size(folder, size, options)
            subprocess.run(["rm", "-rf", str(folder)], check=True)
    sizes = sorted(per_registration)
    for small, large in pairwise(sizes):
        ratio = per_registration[large] * large / (per_registration[small] * small)
        print(f"build of {large} : build of {small} = {ratio:.1f} times the CPU")
    return 0


def _size(folder: Path, number: int, options: argparse.Namespace) -> float:
    data, site = folder / "register" / "registry-data", folder / "site"
    if options.many_words:
        made_up.write_register(data, number, ROOT / "registry-data", many=True)
    else:
        made_up_history.write_history(data.parent, number, number * 6 // 10, ROOT / "registry-data")
    print(f"\n{number} registrations, 2 languages, {measure.size(data)[1] / 1e6:.1f} MB of YAML")
    print(FORMAT.format("", "wall s", "CPU s", "memory MB", "files", "MB"))
    register: list[str | Path] = [BIN / "register"]
    common: list[str | Path] = ["--data", data, "--on", ON]
    _row("register check", measure.run([*register, "check", *common]))
    one = min((data / "registrations").rglob("*.yml"))
    _row("register check FILE", measure.run([*register, "check", one, *common]))
    build: list[str | Path] = [*register, "build", *common, "--project", ROOT, "--output"]
    ours = measure.run([*build, site])
    _row("register build", ours, site)
    _row("register build, nothing changed", measure.run([*build, site]), site)
    plain = measure.run([*build, folder / "plain", "--without-history"])
    _row("register build --without-history", plain, folder / "plain")
    steps = subprocess.run(
        [sys.executable, ROOT / "tests/bench/steps.py", ROOT, data, folder / "steps"],
        capture_output=True,
        text=True,
        check=True,
    )
    made: dict[str, Any] = json.loads(steps.stdout.splitlines()[-1])
    for part in made["parts"]:
        if part["cpu"] >= 0.01:
            size = f"{part['bytes'] / 1e6:.1f}" if part["bytes"] else ""
            print(FORMAT.format(f"    {part['part']}", "", f"{part['cpu']:.2f}", "", part["number"] or "", size))
    _formats(data, folder)
    of_parts = {part["part"]: part["cpu"] for part in made["parts"]}
    search_cpu = of_parts["search_index"]
    pagefind = searching.compared(site, search_cpu, folder / "pagefind", number, options.pagefind_up_to)
    _weights(site)
    alike = _alike(made["parts"])
    adapter = _peers(folder, number, (ours.cpu, plain.cpu - search_cpu, alike), site, data, options)
    if adapter and pagefind:
        with_search = alike + search_cpu + of_parts["history"]
        print(f"    everything : Hugo's content adapter + Pagefind = {ours.cpu / (adapter + pagefind):.2f} (CPU)")
        print(f"    what they make too, and the history : the same = {with_search / (adapter + pagefind):.2f} (CPU)")
    return ours.cpu / number


def _alike(parts: list[dict[str, Any]]) -> float:
    """CPU seconds of what the peers make as well, with its share of writing."""
    pages = [part for part in parts if part["part"].startswith(("pages ", "api "))]
    share = sum(part["number"] for part in pages if part["part"] in _ALIKE) / sum(part["number"] for part in pages)
    writing = next(part["cpu"] for part in parts if part["part"] == "writing small files")
    return float(sum(part["cpu"] for part in parts if part["part"] in _ALIKE) + writing * share)


def _formats(data: Path, folder: Path) -> None:
    """What each format of the dataset costs, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.formats", str(data), str(folder / "formats")]
    written = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    costs = {False: 0.0, True: 0.0}  # by whether it is what we are compared with
    for one in json.loads(written.stdout.splitlines()[-1]):
        cpu, memory, size = f"{one['cpu']:.2f}", f"{one['kilobytes'] / 1024:.0f}", f"{one['bytes'] / 1e6:.1f}"
        print(FORMAT.format(f"    data {one['name']}"[:34], "", cpu, memory, "", size))
        costs[one["name"].startswith(PLAIN)] += one["cpu"]
    print(
        f"    all exporters : the usual libraries for the formats that have one = {costs[False] / costs[True]:.2f} (CPU)"
    )


def _weights(site: Path) -> None:
    """What pages weigh compressed: their HTML, and with the styles and scripts that they load."""
    pages, scales = parse_site(site), Scales(site)
    for (kind, language), addresses in by_type(pages).items():
        if language == "nl" and kind in ("registration", "systems", "table", "version", "figures"):
            weights = sorted((scales.weigh(pages[address]) for address in addresses), key=lambda one: one.html)
            median, largest = weights[len(weights) // 2], weights[-1]
            print(
                f"{kind} page, gzip: median {median.html / KB:.1f} KB, largest {largest.html / KB:.1f} KB; "
                f"with styles {largest.styles / KB:.1f} KB and scripts {largest.scripts / KB:.1f} KB"
            )


def _peers(
    folder: Path, number: int, ours: tuple[float, float, float], site: Path, data: Path, options: argparse.Namespace
) -> float:
    """The other generators beside ours: everything, without history and search, what they make too. Returns what the adapter costs."""
    adapter = 0.0
    wanted = options.peers.split(",")
    register = check(data, datetime.date.fromisoformat(ON)).register
    if register is None:
        raise SystemExit("the made-up register does not check")
    shell = (site / "nl" / "index.html").read_text(encoding="utf-8")
    writers: dict[str, Callable[[Path], None]] = {
        "Hugo, Markdown per page": lambda place: peers.write_hugo_markdown(place, register, shell),
        "Hugo, content adapter on one JSON": lambda place: peers.write_hugo_data(place, register, shell),
        "Hugo, finished HTML from one JSON": lambda place: peers.write_hugo_ready(place, site, shell),
    }
    for name, write in writers.items() if "hugo" in wanted else ():
        place = folder / name.split(",")[1].strip().replace(" ", "-")
        write(place)
        cost = measure.run([BIN / "hugo", "--quiet"], place)
        _compared(name, cost, place / "public", ours, number)
        adapter = cost.cpu if "adapter" in name else adapter
    if "mkdocs" in wanted and number <= options.mkdocs_up_to:
        place = folder / "mkdocs"
        peers.write_mkdocs(place, register)
        cost = measure.run([BIN / "mkdocs", "build", "--quiet"], place)
        _compared("MkDocs + Material, Markdown per page", cost, place / "site", ours, number)
    return adapter


def _compared(name: str, cost: measure.Cost, output: Path, ours: tuple[float, float, float], number: int) -> None:
    pages = sum(1 for _ in output.rglob("index.html"))
    if pages < 2 * number:
        raise SystemExit(f"{name} made {pages} pages of {2 * number}: the comparison would not be fair")
    _row(name, cost, output)
    print(f"    everything : {name} = {ours[0] / cost.cpu:.2f} (CPU)")
    print(f"    without history and search : {name} = {ours[1] / cost.cpu:.2f} (CPU)")
    print(f"    what it makes too : {name} = {ours[2] / cost.cpu:.2f} (CPU)")


def _row(name: str, cost: measure.Cost, output: Path | None = None) -> None:
    files, size = measure.size(output) if output else (0, 0)
    print(
        FORMAT.format(
            name,
            f"{cost.wall:.2f}",
            f"{cost.cpu:.2f}",
            f"{cost.memory:.0f}",
            files or "",
            f"{size / 1e6:.1f}" if size else "",
        ),
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
