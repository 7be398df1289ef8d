"""A made-up register of any size with a made-up history of any length, in a repository of its own.

python -m tests.bench.made_up_history REGISTRATIONS COMMITS FOLDER
"""

import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.source import yaml_writer
from tests.bench import made_up

_SEED = 3
_FIRST_DAY = 1_735_689_600  # 1 January 2025
_AT_ONCE = 100  # registrations that come in one commit


def write_history(folder: Path, number: int, commits: int, basis: Path) -> Path:
    """A repository in a new folder, whose last `commits` commits each change one to three registrations.

    Returns the register's folder in it.
    """
    slugs = made_up.write_surroundings(folder / "registry-data", number, basis)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    fast = ["git", "-C", str(folder), "fast-import", "--quiet", "--date-format=raw", "--done"]
    with subprocess.Popen(fast, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for piece in _stream(folder / "registry-data", slugs, number, commits):
            process.stdin.write(piece)
        process.stdin.write(b"done\n")
    assert process.returncode == 0
    subprocess.run(["git", "-C", str(folder), "reset", "--hard", "--quiet", "main"], check=True)
    return folder / "registry-data"


def _stream(data: Path, slugs: Sequence[str], number: int, commits: int) -> Iterator[bytes]:
    chance = random.Random(_SEED)
    first = {path.relative_to(data.parent).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}
    yield from _commit(0, first)
    now: dict[str, dict[str, Any]] = {}
    for n in range(number):
        slug = chance.choice(slugs)
        now[f"registry-data/registrations/{slug}/systeem-{n + 1:06d}.yml"] = made_up.registration(n, slug, chance)
    files = sorted(now)
    for start in range(0, number, _AT_ONCE):
        yield from _commit(start, {file: _file(now[file]) for file in files[start : start + _AT_ONCE]})
    for n in range(commits):
        changed = chance.choices(files, k=chance.choice((1, 1, 1, 2, 3)))
        for file in changed:
            _change(now[file], n, chance)
        yield from _commit(number + n, {file: _file(now[file]) for file in changed})


def _file(value: dict[str, Any]) -> bytes:
    return yaml_writer.write(value).encode()


def _change(value: dict[str, Any], number: int, chance: random.Random) -> None:
    what = chance.randrange(5)
    if what == 0:
        value["decision_role"] = chance.choice(("informs", "recommends", "decides"))
    elif what == 1:
        value["data_sources"][0]["retention"] = {"nl": f"{number} dagen", "en": f"{number} days"}
    elif what == 2:
        value["purpose"] = {language: f"{text} {number}." for language, text in value["purpose"].items()}
    elif what == 3:
        value["tags"] = [*value["tags"][1:], f"woord{number}"]
    else:
        value["unanswered"] = [question | {"since": "2026-10-31"} for question in value["unanswered"]]


def _commit(number: int, files: dict[str, bytes]) -> Iterator[bytes]:
    who = f"Verzonnen <verzonnen@example.org> {_FIRST_DAY + number * 3600} +0100"
    yield f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata 7\nMade up\n".encode()
    for file, data in sorted(files.items()):
        yield f"M 100644 inline {file}\n".encode() + b"data %d\n%s\n" % (len(data), data)


if __name__ == "__main__":
    write_history(Path(sys.argv[3]), int(sys.argv[1]), int(sys.argv[2]), Path("registry-data"))
