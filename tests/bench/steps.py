"""One build in a process of its own, with the CPU and the bytes of every part of it, as JSON on the last line.

A part is a function of the room that does it, such as all pages of one kind, wrapped here: what it calls that is a part
too is not counted in it. So the parts together are the whole.
"""

import datetime
import json
import resource
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

_WHOLE = ("check", "_history", "search_index", "_dataset", "prepare")  # of generator.build
_OF_THE_SITE = ("render_theme", "figures", "sitemap", "home", "front_page")


class Parts:
    """CPU seconds, calls and bytes by the name of a part."""

    def __init__(self) -> None:
        self.cpu: dict[str, float] = defaultdict(float)
        self.bytes: dict[str, int] = defaultdict(int)
        self.number: dict[str, int] = defaultdict(int)
        self._inside: list[str] = []
        self._since = _cpu()

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """What happens in the block is of a part, but for the parts in it."""
        self._pass(name)
        try:
            yield
        finally:
            self._pass(None)

    def _pass(self, name: str | None) -> None:
        now = _cpu()
        if self._inside:
            self.cpu[self._inside[-1]] += now - self._since
        self._since = now
        if name is None:
            self._inside.pop()
        else:
            self._inside.append(name)

    def function(self, owner: ModuleType | type, attribute: str, name: str) -> None:
        """Count a function or a method."""
        made: Callable[..., Any] = getattr(owner, attribute)

        def counted(*args: Any, **named: Any) -> Any:
            with self.part(name):
                return made(*args, **named)

        setattr(owner, attribute, counted)

    def generator(self, owner: ModuleType | type, attribute: str, name: str) -> None:
        """Count a function that yields pages or answers, and what it yields."""
        made: Callable[..., Iterator[Any]] = getattr(owner, attribute)

        def counted(*args: Any, **named: Any) -> Iterator[Any]:
            left = iter(made(*args, **named))
            while True:
                with self.part(name):
                    one = next(left, None)
                if one is None:
                    return
                self.number[name] += 1
                self.bytes[name] += len(getattr(one, "data", b""))
                yield one

        setattr(owner, attribute, counted)


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main(root: str, data: str, output: str) -> int:
    """Build and print the parts, the most expensive first: name, CPU seconds, how many files, bytes."""
    parts = Parts()
    with parts.part("start"):
        build, project = _wrapped(parts)
    with parts.part("what is left"):
        built = build(project(Path(root), Path(data)), Path(output), datetime.date(2026, 11, 23))
    found = [
        {"part": name, "cpu": cpu, "number": parts.number[name], "bytes": parts.bytes[name]}
        for name, cpu in sorted(parts.cpu.items(), key=lambda one: -one[1])
    ]
    print(json.dumps({"sound": built.site is not None, "parts": found}))
    return 0 if built.site else 1


def _wrapped(parts: Parts) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """The build, and what it takes, with every part counted."""
    from generator import build, project  # noqa: PLC0415 - loading is a part too
    from generator.api.endpoints import ENDPOINTS  # noqa: PLC0415
    from generator.dataset.export import EXPORTERS  # noqa: PLC0415
    from generator.files import Folder  # noqa: PLC0415
    from generator.pages import site  # noqa: PLC0415
    from generator.pages.history.version_pages import Versions  # noqa: PLC0415

    for name in _WHOLE:
        parts.function(build, name, name.strip("_"))
    for name in _OF_THE_SITE:
        parts.function(site, name, f"site {name}")
    for name in [name for name in vars(site) if name.endswith(("_pages", "_feeds")) and name != "Versions"]:
        parts.generator(site, name, f"pages {name}")
    parts.generator(Versions, "pages", "pages of versions")
    for kind in dict.fromkeys(map(type, EXPORTERS)):
        parts.function(kind, "write", f"data {kind.__name__}")
    for endpoint in dict.fromkeys(map(type, ENDPOINTS)):
        parts.generator(endpoint, "answers", f"api {endpoint.__name__}")
    parts.function(Folder, "write", "writing small files")
    return build.build, project.Project


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
