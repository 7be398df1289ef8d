"""How a page stands: how many of its questions are answered, and whether its translation can be relied on."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from markupsafe import Markup

from generator.model.register import Registration
from generator.pages.edition import Edition
from generator.schema.source_text import source_hash
from generator.views.overview import questions


def openness(
    registration: Registration, unanswered: Mapping[str, Iterable[Mapping[str, Any]]], sentence: str
) -> dict[str, Any]:
    """said: how many are answered; open: the questions without an answer that do apply, as shown; panes: a picture."""
    fill = questions(registration)
    waiting = [one for one in chain.from_iterable(unanswered.values()) if one["state"] != "does_not_apply"]
    withheld = sum(one["state"] == "withheld" for one in waiting)
    return {
        "said": sentence.replace("%(answered)s", str(fill.answered)).replace("%(asked)s", str(fill.asked)),
        "open": waiting,
        "panes": _panes(fill.answered, max(0, fill.asked - fill.answered - withheld), withheld),
    }


def translation_of(edition: Edition, registration: Registration) -> dict[str, Any] | None:
    """For a page in another language than the registration's own: made_by, on, outdated; None if nothing is said."""
    data = registration.data
    if edition.language == data["language"]:
        return None
    said = next((one for one in data.get("translations", ()) if one["language"] == edition.language), None)
    if said is None:
        return None
    return {
        "made_by": said["made_by"],
        "on": edition.shower.date(said["date"]) if "date" in said else None,
        "outdated": "source_hash" in said and said["source_hash"] != source_hash(data),
    }


@lru_cache(maxsize=512)
def _panes(answered: int, empty: int, withheld: int) -> Markup:
    """A window of as many panes as there are questions: light falls through those with an answer."""
    places = [(n % 12 * 12 + 1, n // 12 * 16 + 1) for n in range(answered + empty + withheld)]
    parts = {
        "light": places[:answered],
        "empty": places[answered : answered + empty],
        "shut": places[answered + empty :],
    }
    panes = "".join(
        f'<path class="{kind}" d="{"".join(f"M{x} {y}h10v14h-10z" for x, y in some)}"/>'
        for kind, some in parts.items()
        if some
    )
    width, height = min(len(places), 12) * 12, -(-len(places) // 12) * 16
    svg = f'<svg class="dl-panes" viewBox="0 0 {width} {height}" width="{width}" height="{height}" aria-hidden="true">'
    return Markup(svg + panes + "</svg>")  # noqa: S704 - numbers and our own words
