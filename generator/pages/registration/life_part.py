"""The life of a registration as a picture, with the list that says the same in words."""

import datetime
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from generator.model.register import Registration
from generator.pages import svg
from generator.pages.edition import Edition
from generator.schema.fields import fields
from generator.text import in_language
from generator.views.life import Life, Moment, life

_APART = 70  # thousandths: two numbers next to each other on a phone
_LANE = 24  # pixels: the height of a row of numbers
_LAST = datetime.date.max.toordinal()
_SHAPES = {"end": "M-9-9h18v18h-18z", "planned_end": "M-9-9h18v18h-18z", "review_by": "M0-11l11 11-11 11-11-11z"}
_CIRCLE = "M-9.5 0a9.5 9.5 0 1 0 19 0a9.5 9.5 0 1 0-19 0z"


class LifePart:
    """The lives of the registrations of one edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._labels = {name: in_language(field.title, edition.language) for name, field in fields().items()}
        statuses = edition.register.vocabulary("statuses")
        self._used = statuses.meaning("in_use") | statuses.meaning("ended")
        text = edition.translations.text
        self._period = text("%(from)s to %(to)s")
        self._since = text("since %(from)s")

    def of(self, registration: Registration, drawn: bool) -> dict[str, Any]:
        """picture: None unless it is `drawn` and there is enough to draw. moments: number, day, words, label, ahead."""
        versions = self._edition.history.versions.get(registration.id, ())
        found = life(registration, versions, registration.status in self._used)
        on = self._edition.deferrals.on.isoformat()
        return {
            "picture": self._picture(found) if drawn else None,
            "moments": [
                {
                    "field": moment.field,
                    "day": moment.day,
                    "words": self._words(moment),
                    "label": self._labels[moment.field],
                    "ahead": moment.day > on,
                }
                for moment in found.moments
            ],
        }

    def _words(self, moment: Moment) -> str:
        show = self._edition.shower.date
        if moment.until:
            return self._period.replace("%(from)s", show(moment.day)).replace("%(to)s", show(moment.until))
        return self._since.replace("%(from)s", show(moment.day)) if moment.field == "deferral" else show(moment.day)

    def _picture(self, found: Life) -> Markup | None:
        days = {moment.day for moment in found.moments}
        if len(days) < 2:  # noqa: PLR2004 - one day is no line
            return None
        parts, height = _drawn(found, self._edition.deferrals.on)
        return svg.picture(parts, height=height, kind="dl-life")


@lru_cache(maxsize=64)  # the other language follows soon
def _drawn(found: Life, on: datetime.date) -> tuple[tuple[str, ...], int]:
    """The parts of the picture, and its height."""
    starts = [_ordinal(moment.day) for moment in found.moments]
    ends = [_ordinal(moment.until, last=True) for moment in found.moments if moment.until]
    today = on.toordinal()
    first, last = min(starts), max(*starts, *ends, today)
    margin = max(30, (last - first) // 25)
    # A calendar has a first and a last day; a registration of once may name either.
    first, last = max(first - margin, 1), min(last + margin, _LAST)

    def at(ordinal: int) -> int:
        return svg.place(ordinal, first, last)

    places = [at(start) for start in starts]
    lanes = _lanes(places)
    base = (max(lanes) + 1) * _LANE + 14
    parts = [svg.line(0, base, at(today), base, "axis"), svg.line(at(today), base, svg.WIDTH, base, "ahead")]
    for year, x in svg.years(datetime.date.fromordinal(first), datetime.date.fromordinal(last)):
        edge = svg.WIDTH // 20  # half a year's width on a phone: nearer, its words would be cut off
        anchor = "start" if x < edge else "end" if x > svg.WIDTH - edge else "middle"
        parts += [svg.line(x, base, x, base + 6, "axis"), svg.words(x, base + 20, str(year), "year", anchor)]
    start, end = found.used
    if start:
        left, right = at(_ordinal(start)), at(_ordinal(end, last=True) if end else max(today, _ordinal(start)))
        parts.append(svg.bar(left, base - 8, right - left, 8, "bar"))
    for moment in found.moments:
        if moment.field == "deferral":
            right = at(_ordinal(moment.until, last=True) if moment.until else today)
            parts.append(svg.bar(at(_ordinal(moment.day)), base - 12, right - at(_ordinal(moment.day)), 12, "shut"))
    parts += [svg.line(at(_ordinal(day)), base - 4, at(_ordinal(day)), base + 4, "change") for day in found.changed]
    for number, (moment, x, lane) in enumerate(zip(found.moments, places, lanes, strict=True), start=1):
        y = base - 14 - lane * _LANE - 10
        parts += [
            svg.line(x, y, x, base, "stem"),
            svg.shape(x, y, _SHAPES.get(moment.field, _CIRCLE), "mark"),
            svg.words(x, y + 4, str(number), "number"),
        ]
    return tuple(parts), base + 26


def _lanes(places: Sequence[int]) -> list[int]:
    """For each place the lowest row in which its number touches no other."""
    taken: list[int] = []
    lanes = []
    for x in places:
        lane = next((n for n, before in enumerate(taken) if x - before >= _APART), len(taken))
        if lane == len(taken):
            taken.append(x)
        taken[lane] = x
        lanes.append(lane)
    return lanes


@lru_cache(maxsize=4096)
def _ordinal(day: str, last: bool = False) -> int:
    """A day as a number; of a year or month the first day, or the day after its last."""
    year, month, number = ([int(part) for part in day.split("-")] + [0, 0])[:3]
    if not last or number:
        return datetime.date(year, month or 1, number or 1).toordinal()
    if year == datetime.MAXYEAR and month in (0, 12):
        return _LAST
    return datetime.date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1).toordinal()
