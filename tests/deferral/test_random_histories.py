"""Fifty random histories of deferrals, and not a trace of what was private in any public object, reachable or not."""

import datetime
import random
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as Hypothesis
from hypothesis import strategies as st

from generator.deferral import deciding, leak_check, leaks, proposing, signing
from generator.deferral.lane import PIN, Changes, Lane, change
from generator.deferral.needles import Needles, secrets
from generator.deferral.record import ABSENT
from generator.deferral.refusal import Refused
from generator.deferral.verbs import Phase
from tests.deferral import lab as labs
from tests.deferral.lab import Lab, git

_HISTORIES = 25  # in each of two examples
_MONTHS = tuple(datetime.date(2027, month, 14) for month in range(1, 9))
_FLOWERS = [f"Verzonnenbloem{chr(97 + n)}{chr(99 + n % 7)}x" for n in range(_HISTORIES)]
_WORK = "2027-01-11"  # a day on which somebody worked on them in secret
_PEOPLE = {"amend": ("p-dec", "p-edit"), "release": ("p-edit", "p-app"), "void": ("p-dec", "p-app", "p-see")}
_KEPT = (Phase.PROPOSED, Phase.DEFERRED, Phase.VOID)  # of these no answer that is withheld was ever shown
_WISHES = ("grant", "refuse", "amend", "review", "extend", "narrow", "end", "void", "rest", "leave unsigned")


def _plans(chance: random.Random) -> list[tuple[str, list[str]]]:
    """For each record what the public is to see, and what somebody wishes in each month."""
    return [(chance.choice(("hidden", "stub", "partial")), chance.choices(_WISHES, k=7)) for _ in _FLOWERS]


def _values(wish: str, on: datetime.date, number: int) -> dict[str, Any]:
    later = (on + datetime.timedelta(days=60)).isoformat()
    words = {"showing": f"{labs.SHOWING.format(number=number)} {_FLOWERS[number % _HISTORIES]} {on.isoformat()} " * 2}
    reason = {"nl": "Verzonnen reden.", "en": "Made-up reason."}
    every: dict[str, dict[str, Any]] = {
        "grant": {"latest": "2027-12-31", "review_by": later},
        "review": {"review_by": later, **words},
        "extend": {"reason": "prosecution-pending", "latest": "2028-05-31", "review_by": later, **words},
        "narrow": {
            "visibility": "partial", "review_by": later,
            "withheld": [{"field": "logic", "ground": "detection", "reason": reason}],
        },
        "end": {"because": "no-longer-necessary"},
        "void": words,
    }  # fmt: skip
    return every.get(wish, {})


def _logic(name: str) -> str:
    """A word in the answer that is withheld wherever a part is shown."""
    return f"werkwijze {name[::-1].lower()}"


def _registration(name: str) -> dict[str, Any]:
    """One with a day of work wherever it takes a day."""
    title = {"nl": "Verzonnen", "en": "Made up"}
    return labs.registration(
        name,
        logic={"nl": f"Verzonnen {_logic(name)}.", "en": f"Made-up {_logic(name)}."},
        start=_WORK,
        documents=[{"title": title, "url": "https://bron.example/d", "retrieved": _WORK}],
        sources=[{"title": "Verzonnen bron", "url": "https://bron.example", "seen": _WORK}],
        translations=[{"language": "en", "made_by": "human", "date": _WORK}],
        modified_on=_WORK,
        last_checked=_WORK,
    )


def _propose(lane: Lane, plans: list[tuple[str, list[str]]]) -> tuple[Changes, str]:
    changes: dict[str, bytes | None] = {}
    for (visibility, _), name in zip(plans, _FLOWERS, strict=True):
        header = labs.header(visibility, case=f"zaak-{name.lower()}", sensitive_words=[name])
        record = proposing.proposal(lane, header, _registration(name), _MONTHS[0])
        changes |= proposing.changes(record, _MONTHS[0])
    return changes, "propose"


def _decide(lane: Lane, wishes: Mapping[str, str], on: datetime.date) -> tuple[Changes, str]:
    changes: dict[str, bytes | None] = {}
    for number, record in enumerate(lane.records):
        wish = wishes[record.id]
        state = lane.states[record.id]
        if wish in ("rest", "leave unsigned") or state.phase in (Phase.RELEASED, Phase.VOID):
            continue
        flower = record.registration["name"]["nl"].split(" ")[0]
        registration = None
        if wish == "amend":
            value = {**record.registration, "tags": [f"{flower}-{on.month}"]}
            registration = labs.document(value, record.canary)
        replaces = state.waiting.digest if state.waiting else ""
        try:
            changes |= deciding.decision_changes(
                lane, record, wish, _values(wish, on, number), on, registration=registration, replaces=replaces
            )
        except Refused:
            continue  # not every wish is possible everywhere: what the rules refuse does not happen
    return changes, "decide"


def _sign(lane: Lane, wishes: Mapping[str, str], on: datetime.date) -> tuple[Changes, str]:
    changes: dict[str, bytes | None] = {}
    for record in lane.records:
        waiting = lane.states[record.id].waiting
        if waiting is None or wishes[record.id] == "leave unsigned":
            continue
        try:
            found = signing.waiting(lane, record.id, on)
        except Refused:
            continue  # too old to be signed by now
        for person in _PEOPLE.get(waiting.verb, ("p-dec", "p-app")):
            changes |= signing.changes(lane, found, person, labs.keys() / person, on)
    return changes, "sign"


# Without shrinking: each example is a whole year of twenty-five people at work.
@settings(
    max_examples=2,
    deadline=None,
    phases=[Hypothesis.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(chance=st.randoms(use_true_random=True))
def test_no_trace_of_fifty_random_histories(lab: Lab, chance: random.Random) -> None:
    folder = Path(tempfile.mkdtemp(dir=lab.folder.parent))
    try:
        _live(labs.copy(lab, folder / "lab"), _plans(chance))
    finally:
        shutil.rmtree(folder)


def _live(lab: Lab, plans: list[tuple[str, list[str]]]) -> None:
    first = _objects(lab.public)
    lane = change(lab.lane, lambda now: _propose(now, plans))
    by_flower = dict(zip(_FLOWERS, (wishes for _, wishes in plans), strict=True))
    of = {r.id: ["grant", *by_flower[r.registration["name"]["nl"].split(" ")[0]]] for r in lane.records}
    for number, on in enumerate(_MONTHS):
        wishes = {id_: plan[number] for id_, plan in of.items()}
        lane = change(lane, lambda now, w=wishes, d=on: _decide(now, w, d))  # type: ignore[misc]
        lane = change(lane, lambda now, w=wishes, d=on: _sign(now, w, d))  # type: ignore[misc]
        if number % 2:  # what may be published waits for somebody, or comes together with what became so later
            window = (on.replace(day=1) + datetime.timedelta(days=32)).replace(day=3)
            lab.publish(window.isoformat())
            main = f"{git(lab.public, 'rev-parse', 'main')}\n".encode()
            lane = change(lab.lane, lambda _, pin=main: ({PIN: pin}, "pin"))  # type: ignore[misc]
    assert not any(state.broken for state in lane.states.values())
    _prove(lab, lane, first)


def _prove(lab: Lab, lane: Lane, first: set[str]) -> None:
    after = datetime.date(2027, 9, 3)
    days = {decision.on.isoformat() for record in lane.records for decision in record.decisions}
    who = ["testpolitie-opsporing", "register@deferred.invalid"]  # a unit, and the author of every private commit
    kept = [record for record in lane.records if lane.states[record.id].phase in _KEPT]
    logic = [_logic(record.registration["name"]["nl"].split(" ")[0]) for record in kept]
    private = secrets("private", words=[*who, *logic, _WORK, *(day for day in days if not day.endswith("-03"))])
    needles = Needles([*leak_check.secrets_of(lane, after), *private])
    assert list(leaks.scan_store(lab.public, needles)) == []
    published = {
        file.sha256
        for record in lane.records
        for decision in record.decisions
        for file in decision.files
        if file.sha256 != ABSENT
    }
    assert any(state.phase is Phase.RELEASED for state in lane.states.values())
    shared = (_objects(lab.public) & _objects(lab.private)) - first
    assert shared
    assert {labs.digest_of(lab.public, blob) for blob in shared} <= published


def _objects(repository: Path) -> set[str]:
    listed = git(repository, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)")
    return {line.split()[1] for line in listed.splitlines() if line.startswith("blob")}


def test_the_search_does_find_what_is_planted(lab: Lab) -> None:
    """The negative control: the same search, in a public repository in which a private value does lie."""
    labs.propose(lab)
    git(lab.public, "hash-object", "-w", "--stdin", data=f"zie {labs.CASE}".encode())
    needles = Needles(leak_check.secrets_of(lab.lane, datetime.date(2027, 2, 1)))
    assert {leak.kind for leak in leaks.scan_store(lab.public, needles)} == {"word"}
