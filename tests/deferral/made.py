"""Deferrals in memory: people, records and decisions without files, so that thousands of histories take seconds.

Everything in it is made up.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from hypothesis import strategies as st

from generator.deferral import calendar, documents, guards
from generator.deferral.fold import fold
from generator.deferral.policies import Policies
from generator.deferral.record import Decision, Record
from generator.deferral.roles import Person
from generator.deferral.state import State
from generator.deferral.verbs import VERBS, Phase
from generator.model.assemble import deferral_policy
from generator.model.deferral_policy import DeferralPolicy
from generator.source import yaml_fast
from tests.deferral import lab as labs

DAY = datetime.timedelta(days=1)
START = datetime.date(2027, 1, 5)
ID, REGISTRATION = "0" * 31 + "1", "k00000tf"
REGISTRATION_FILE = "registry-data/registrations/testpolitie/systeem.yml"
STUB_FILE = f"registry-data/transparency/stubs/{REGISTRATION}.yml"
SHA = "5" * 64


def policy(**changes: Any) -> DeferralPolicy:
    """The public rules, with some made different."""
    value = yaml_fast.read((labs.DATA / "deferral-policy.yml").read_bytes())
    for group, values in changes.items():
        value[group] = {**value[group], **values} if isinstance(values, Mapping) else values
    return deferral_policy(value)


POLICY = policy()


def person(name: str, unit: str, *roles: str, organisations: Iterable[str] = ("testpolitie",)) -> Person:
    return Person(name, unit, {"nl": name, "en": name}, frozenset(roles), frozenset(organisations), ())


PEOPLE = {name: person(name, unit, *roles) for name, (unit, roles, _) in labs.PEOPLE.items()}
DECIDER, MATE, APPROVER, OUTSIDER, EDITOR, OVERSEER, PUBLISHER = PEOPLE.values()
WHO: Mapping[str, tuple[Person, ...]] = {
    **dict.fromkeys(VERBS, (DECIDER, APPROVER)),
    "propose": (),
    "amend": (DECIDER, EDITOR),
    "void": (DECIDER, APPROVER, OVERSEER),
    "release": (EDITOR, APPROVER),
    "publish": (PUBLISHER,),
}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def showing(number: int) -> str:
    """A made-up showing of thirty words, none of which stands in another one."""
    return "Verzonnen " + " ".join(f"woord{number}x{at}" for at in range(30))


def proposed(visibility: str = "hidden", on: datetime.date = START, **changes: Any) -> Record:
    """A record that has just been proposed."""
    header = labs.header(visibility, **changes)
    header["until"] = {**header["until"], "latest": calendar.add_months(on, POLICY.first_months).isoformat()}
    header |= changes
    header |= {
        "deferral": ID,
        "registration": REGISTRATION,
        "organisation": "testpolitie",
        "organisation_kind": "police",
        "canary": documents.new_canary(),
    }
    return add(Record(ID, {}, header, ()), "propose", on)


def add(record: Record, verb: str, on: datetime.date, signers: Iterable[Person] | None = None, **values: Any) -> Record:
    """The record with one more decision, signed by those who may unless others are named."""
    number = f"{len(record.decisions) + 1:03}"
    value = {"number": number, "verb": verb, "decided_on": on.isoformat(), **_texts(values)}
    who = WHO[verb] if signers is None else signers
    decision = Decision(f"decisions/{number}-{verb}.yml", repr(value).encode(), value, frozenset(who))
    return Record(record.id, record.files, record.header, (*record.decisions, decision))


def _texts(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in values.items()}


def granted(visibility: str = "hidden", on: datetime.date = START, **changes: Any) -> Record:
    """A record that has been granted on the day of the proposal, for as long as possible."""
    record = proposed(visibility, on, **changes)
    latest, review = calendar.add_months(on, POLICY.first_months), calendar.add_months(on, POLICY.review_months)
    return add(
        record,
        "grant",
        on,
        latest=latest,
        review_by=review,
        **shows({"hidden": "", "stub": "stub", "partial": "registration"}[visibility]),
    )


def shows(what: str) -> dict[str, Any]:
    """The files of a decision that publishes: `stub`, `registration`, or nothing."""
    if not what:
        return {}
    path = STUB_FILE if what == "stub" else REGISTRATION_FILE
    return {"window": "2027-02-01", "files": [{"path": path, "sha256": SHA, "replaces": "absent"}]}


def state(record: Record, rules: DeferralPolicy = POLICY) -> State:
    return fold(record, Policies((rules,)))


def refused(record: Record, verb: str, on: datetime.date, **values: Any) -> list[str]:
    """The codes with which a next decision is refused."""
    now = state(record)
    decision = add(record, verb, on, **values).decisions[-1]
    return [one.code for one in guards.refusals(now, decision, POLICY, on)]


def counts(record: Record) -> bool:
    """Whether the last decision counts."""
    return state(record).counted[-1] is record.decisions[-1]


GAPS = st.sampled_from((0, 0, 1, 5, 20, 40, 90, 170, 400))
_REASONS = (
    "investigation-continues",
    "prosecution-pending",
    "hinders-other-investigation",
    "hinders-future-investigations",
    "safety-of-persons",
)
_WITHHELD = ("logic", "variables", "techniques")


@st.composite
def histories(draw: st.DrawFn, longest: int = 14) -> Record:
    """A record with a random history in which every decision counts: any state that can be reached."""
    visibility = draw(st.sampled_from(["hidden", "stub", "partial"]))
    record = proposed(visibility) if draw(st.integers(0, 4)) == 0 else granted(visibility)
    for at in range(draw(st.integers(0, longest))):
        longer = add_random(draw, record, state(record), at)
        if counts(longer):
            record = longer
    return record


def add_random(draw: st.DrawFn, record: Record, now: State, at: int) -> Record:
    """One more decision, which the rules may refuse or not."""
    on = record.decisions[-1].on + DAY * draw(GAPS)
    verb = draw(st.sampled_from(_likely(now)))
    values: dict[str, Any] = {}
    if verb in ("grant", "extend"):
        start = on if verb == "grant" else now.latest or on
        most = day(now.header["until"]["latest"]) if now.granted_on is None else calendar.add_months(start, 6)
        values["latest"] = draw(st.sampled_from((start + DAY, start + 90 * DAY, most, most, most, most + DAY)))
    if verb in ("grant", "extend", "review", "narrow"):
        end = values.get("latest") or now.latest or on
        far = calendar.add_months(on, POLICY.review_months)
        values["review_by"] = draw(st.sampled_from((on, min(far, end), min(far, end), min(far, end), far + DAY)))
    if verb in ("review", "extend", "void") or (verb == "grant" and now.granted_on):
        values["showing"] = showing(at if draw(st.integers(0, 5)) else 0)
    if verb == "extend" or (verb == "grant" and now.granted_on):
        values["reason"] = draw(st.sampled_from(_REASONS))
        values["other_case"] = f"zaak-verzonnen-{at}"
    if verb == "narrow":
        values["visibility"] = draw(st.sampled_from(["hidden", "stub", "partial"]))
        if values["visibility"] == "partial" or not draw(st.integers(0, 5)):
            most_fields = len(now.withheld) or len(_WITHHELD)
            fields = draw(st.lists(st.sampled_from(_WITHHELD), min_size=1, max_size=most_fields, unique=True))
            values["withheld"] = [{"field": one, "ground": "detection", "reason": {"nl": "v"}} for one in fields]
    if verb == "end":
        values["because"] = "no-longer-necessary"
    if verb == "publish":
        values["published"] = now.publication.number if now.publication else "002"
        values["commit"] = "c" * 40
    values |= shows(_shown(draw, verb, now, values))
    who: Iterable[Person] = (*WHO[verb], OUTSIDER) if draw(st.integers(0, 3)) else WHO[verb]
    return add(record, verb, on, who, **values)


def _likely(now: State) -> list[str]:
    """What may be decided now, and now and then something that may not."""
    often = ["grant", "review", "review", "extend", "extend", "extend", "narrow", "narrow", "publish", "publish"]
    possible = {verb for verb, rule in VERBS.items() if now.phase in rule.phases}
    possible |= {"publish"} if now.publication else set()
    return [*(verb for verb in (*often, *VERBS) if verb in possible), _wrong(possible)]


def _wrong(possible: set[str]) -> str:
    return min({*VERBS, "publish"} - possible)


def _shown(draw: st.DrawFn, verb: str, now: State, values: Mapping[str, Any]) -> str:
    if verb in ("end", "refuse") or (verb == "release" and now.phase is Phase.RELEASING):
        return draw(st.sampled_from(("registration", "registration", "registration", "")))
    sees = max(
        (values.get("visibility", "hidden"), now.visibility, now.header["visibility"] if verb == "grant" else "hidden"),
        key=guards.openness,
    )
    if verb in ("grant", "review", "extend", "narrow", "release", "void"):
        return {"hidden": "", "stub": "stub", "partial": "registration"}[sees]
    return ""
