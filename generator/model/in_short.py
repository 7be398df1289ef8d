"""The five answers at the top of a registration, chosen from what it says. Nothing is added to its own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.message import Texts
from generator.text import count_words

MOST_WORDS = 90  # of the five answers together
# What does not fit is counted, or left to the table of data.
MOST_NAMES = 3
MOST_WORDS_OF_NAMES = 12
MOST_WORDS_OF_RETENTION = 8


@dataclass(frozen=True, slots=True)
class InShort:
    """What is known for each answer; empty where there is no answer.

    does: the summary. concerns: one sentence, or the groups of people (`groups`). decides: a term of `decision_role`.
    data: a term of `personal_data`; names: of variables (`from_variables`) or sources, some; more: how many others;
    retention: how long they are kept, where that is one answer. ways: terms of `redress`.
    """

    does: Texts | None
    concerns: tuple[Texts, ...]
    groups: bool
    decides: str
    data: str
    names: tuple[Texts, ...]
    from_variables: bool
    more: int
    retention: Texts | None
    ways: tuple[str, ...]


def in_short(data: Mapping[str, Any]) -> InShort:
    """The answers of one registration."""
    kind, one = data.get("personal_data", ""), "concerns_you" in data
    sources = data.get("data_sources", ()) if kind else ()
    # A variable that says of itself what kind of data about people it is, names what is used; a source only where from.
    variables = [v["name"] for v in data.get("variables", ()) if kind and v.get("personal_data") == kind]
    named = variables or [source["name"] for source in sources]
    names = _that_fit(named)
    kept = [source["retention"] for source in sources if "retention" in source]
    kept = kept if all(text == kept[0] and _words(text) <= MOST_WORDS_OF_RETENTION for text in kept) else []
    return InShort(
        does=data.get("summary"),
        concerns=(data["concerns_you"],) if one else tuple(data.get("affected_groups", ())),
        groups=not one,
        decides=data.get("decision_role", ""),
        data=kind,
        names=names,
        from_variables=bool(variables),
        more=len(named) - len(names),
        retention=kept[0] if kept else None,
        ways=tuple(way["kind"] for way in data.get("redress", ())),
    )


def _that_fit(named: Sequence[Texts]) -> tuple[Texts, ...]:
    """The first names, as many as are short together; the first in any case."""
    words = 0
    fitting: list[Texts] = []
    for name in named[:MOST_NAMES]:
        words += _words(name)
        if fitting and words > MOST_WORDS_OF_NAMES:
            break
        fitting.append(name)
    return tuple(fitting)


def _words(texts: Texts) -> int:
    """The words of a text in the language in which it has the most."""
    return max(map(count_words, texts.values()), default=0)
