"""Pictures in a page: SVG made at build time, as HTML.

A picture is as wide as its column and keeps its height, so its words keep their size on a phone. A place across is a
number of thousandths of the width, a place down a number of pixels; both whole. How things look is said by classes
(site-templates/styles/8-pictures.css), so that dark, print and forced colours are right. A picture never stands alone:
the same facts stand beside it as a list or table.
"""

import datetime
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

WIDTH = 1000  # thousandths


def picture(parts: Iterable[str], *, height: int, label: str = "", kind: str = "") -> Markup:
    """The whole picture. label: what a reader who does not see it needs to know; "" if what stands next to it says all.

    kind: one more class.
    """
    css = f"dl-picture {kind}" if kind else "dl-picture"
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return Markup(  # noqa: S704 - parts come from the functions below, which escape what is text
        f'<svg class="{css}" {said} width="100%" height="{height}">{"".join(parts)}</svg>'
    )


def line(x1: int, y1: int, x2: int, y2: int, css: str) -> str:
    """A line between two places."""
    return f'<line class="{css}" x1="{_share(x1)}" y1="{y1}" x2="{_share(x2)}" y2="{y2}"/>'


def bar(x: int, y: int, width: int, height: int, css: str) -> str:
    """A rectangle; a bar that is there is at least a thousandth wide."""
    return f'<rect class="{css}" x="{_share(x)}" y="{y}" width="{_share(max(width, 1))}" height="{height}"/>'


def dot(x: int, y: int, radius: int, css: str) -> str:
    """A circle around a place."""
    return f'<circle class="{css}" cx="{_share(x)}" cy="{y}" r="{radius}"/>'


def shape(x: int, y: int, path: str, css: str) -> str:
    """A path in pixels around a place: `M-5-5h10v10h-10z` is a square in its middle."""
    return f'<svg x="{_share(x)}" y="{y}" overflow="visible"><path class="{css}" d="{path}"/></svg>'


def words(x: int, y: int, text: str, css: str, anchor: str = "middle") -> str:
    """Words on a line. anchor: which end of them stands at the place, `start`, `middle` or `end`."""
    return f'<text class="{css}" x="{_share(x)}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def course(points: Sequence[tuple[int, int]], height: int, css: str) -> str:
    """A line through places, for what rises and falls; its thickness stays the same at every width."""
    joined = " ".join(f"{x},{y}" for x, y in points)
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" width="100%" height="{height}" preserveAspectRatio="none">'
        f'<polyline class="{css}" points="{joined}" vector-effect="non-scaling-stroke"/></svg>'
    )


def place(value: int, first: int, last: int) -> int:
    """Where a value stands between the first and the last, in thousandths."""
    if last <= first:
        return WIDTH // 2
    return (min(max(value, first), last) - first) * WIDTH // (last - first)


def years(first: datetime.date, last: datetime.date, most: int = 6) -> list[tuple[int, int]]:
    """The years that begin between two days, with their places: each, or every second, fifth, … if they are many."""
    found = [year for year in range(first.year, last.year + 1) if datetime.date(year, 1, 1) >= first]
    step = next((s for s in (1, 2, 5, 10, 20, 50) if len(found) <= most * s), 100)
    start, end = first.toordinal(), last.toordinal()
    shown = (year for year in found if year % step == 0)
    return [(year, place(datetime.date(year, 1, 1).toordinal(), start, end)) for year in shown]


def _share(thousandths: int) -> str:
    """Thousandths as a percentage."""
    whole, tenth = divmod(thousandths, 10)
    return f"{whole}.{tenth}%" if tenth else f"{whole}%"
