"""Who may sign what: the chain of lists, and what nobody can do to it alone."""

import base64
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from generator.deferral import documents, roles
from generator.deferral.quorum import is_decided
from generator.deferral.refusal import Refused
from generator.deferral.roles import RolesChain
from tests.deferral import made, sshsig
from tests.deferral.made import START, add, granted, person, proposed

Files = dict[str, bytes]
BOTH = ("p-dec", "p-app")


def people(**changes: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Everybody of the lab, with keys made here. changes: by person (with _ for -), what is different."""
    found = []
    for name, one in made.PEOPLE.items():
        value = {
            "person": name,
            "unit": one.unit,
            "roles": sorted(one.roles),
            "keys": [{"key": sshsig.public(name)}],
        }
        if one.roles & {"decider", "registrant"}:
            value["organisations"] = ["testpolitie"]
        found.append({**value, **changes.get(name.replace("-", "_"), {})})
    return found


def with_list(
    files: Files, listed: Sequence[Mapping[str, Any]], in_force: str, signers: Sequence[str] = BOTH, **changes: str
) -> Files:
    """The files with one more list, signed by some."""
    number = f"{len([path for path in files if path.endswith('.yml')]) + 1:03}"
    before = files.get(f"roles/{int(number) - 1:03}.yml")
    previous = documents.digest(before) if before else documents.NOTHING
    data = documents.write({"number": number, "in_force": in_force, "previous": previous, **changes, "people": listed})
    signed = {f"roles/{number}.{name}.sig": sshsig.sign(data, name) for name in signers}
    return {**files, f"roles/{number}.yml": data, **signed}


def read(files: Files) -> RolesChain:
    return roles.read(files, documents.digest(files["roles/001.yml"]))


def code(files: Files, anchor: str | None = None) -> str:
    """The code with which a chain is refused, or "" for one that is good."""
    try:
        roles.read(files, anchor or documents.digest(files["roles/001.yml"]))
    except Refused as refused:
        return refused.code
    return ""


FIRST = with_list({}, people(), "2027-01-04")
SECOND = with_list(FIRST, people(), "2027-06-01")


def test_a_list_is_in_force_from_its_day_on() -> None:
    chain = read(SECOND)
    assert [one.number for one in chain.lists] == ["001", "002"]
    assert chain.on(datetime.date(2027, 5, 31)).number == "001"
    assert chain.on(datetime.date(2027, 6, 1)).number == "002"
    with pytest.raises(Refused, match="DEF-212"):
        chain.on(datetime.date(2027, 1, 3))


def test_the_first_list_is_the_one_that_was_written_down() -> None:
    assert code(FIRST) == ""
    assert (
        code(with_list({}, people(p_see={"unit": "elders"}), "2027-01-04"), documents.digest(FIRST["roles/001.yml"]))
        == "DEF-211"
    )
    assert code(FIRST, "0" * 64) == "DEF-211"


@pytest.mark.parametrize(
    "signers",
    [(), ("p-dec",), ("p-dec", "p-dec"), ("p-dec", "p-mate"), ("p-dec", "p-edit"), ("p-see", "p-out")],
    ids=str,
)
def test_a_new_list_counts_only_when_two_administrators_of_the_one_before_have_signed(signers: tuple[str, ...]) -> None:
    new = people(p_see={"roles": ["overseer", "administrator"]}, p_mate={"roles": ["decider", "administrator"]})
    chain = read(with_list(FIRST, new, "2027-06-01", signers))
    assert (len(chain.lists), chain.waiting) == (1, "002")
    followed = with_list(with_list(FIRST, new, "2027-06-01", signers), new, "2027-07-01")
    assert code(followed) == "DEF-213"


def test_nobody_makes_themselves_administrator() -> None:
    """A list that names its own two signers as administrators, signed by them."""
    taken = people(p_mate={"roles": ["administrator"]}, p_see={"roles": ["administrator"]})
    assert read(with_list(FIRST, taken, "2027-06-01", ("p-mate", "p-see"))).waiting == "002"


def test_two_administrators_of_one_unit_are_not_two() -> None:
    first = with_list({}, people(p_mate={"roles": ["administrator"]}), "2027-01-04", ("p-dec", "p-mate"))
    assert read(first).waiting == "001"


def test_a_list_cannot_be_left_out_reordered_or_numbered_otherwise() -> None:
    third = with_list(SECOND, people(), "2027-09-01")
    assert code(third) == ""
    without = {path: data for path, data in third.items() if not path.startswith("roles/002")}
    assert code(without) == "DEF-210"
    swapped = {
        path.translate(str.maketrans("23", "32")) if "001" not in path else path: data for path, data in third.items()
    }
    assert code(swapped) == "DEF-210"
    assert code(with_list(SECOND, people(), "2027-09-01", previous=documents.NOTHING)) == "DEF-210"
    assert code(with_list(SECOND, people(), "2027-09-01", number="004")) == "DEF-210"
    assert code({**FIRST, "roles/001-oud.yml": FIRST["roles/001.yml"]}) == "DEF-210"


def test_a_list_that_would_hold_before_the_one_before_it_is_refused() -> None:
    assert code(with_list(SECOND, people(), "2027-05-31")) == "DEF-210"
    assert code(with_list(SECOND, people(), "2027-06-01")) == ""


def test_no_byte_of_a_list_can_change_after_it_was_signed() -> None:
    for at in range(0, len(SECOND["roles/002.yml"]), 7):
        data = bytearray(SECOND["roles/002.yml"])
        data[at] ^= 1
        changed = {**SECOND, "roles/002.yml": bytes(data)}
        try:
            assert read(changed).waiting == "002"
        except Refused:
            continue


def test_one_key_is_that_of_one_person() -> None:
    """With one key under two names, one person would be four eyes."""
    same = [{"key": sshsig.public("p-dec")}]
    assert code(with_list({}, people(p_app={"keys": same}), "2027-01-04")) == "DEF-219"
    both = [{"key": sshsig.public("p-app")}, {"key": sshsig.public("p-dec"), "until": "2027-02-01"}]
    assert code(with_list(FIRST, people(p_app={"keys": both}), "2027-06-01")) == "DEF-219"
    padded = [{"key": sshsig.public("p-dec") + "="}]
    assert code(with_list({}, people(p_app={"keys": padded}), "2027-01-04")) == "DEF-219"


def test_one_rsa_key_with_a_padded_number_is_still_one_key() -> None:
    def rsa(exponent: bytes) -> list[dict[str, str]]:
        parts = (b"ssh-rsa", exponent, b"\0" + b"\xc3" * 256)
        blob = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
        return [{"key": f"ssh-rsa {base64.b64encode(blob).decode()}"}]

    two = people(p_dec={"keys": rsa(b"\1\0\1")}, p_app={"keys": rsa(b"\0\1\0\1")})
    assert code(with_list({}, two, "2027-01-04")) == "DEF-219"
    assert code(with_list({}, people(p_see={"keys": [{"key": "ssh-ed25519 AAAAA"}]}), "2027-01-04")) == ""
    own = [
        {"key": sshsig.public("p-app"), "until": "2027-02-01"},
        {"key": sshsig.public("p-app"), "since": "2028-01-01"},
    ]
    assert code(with_list(FIRST, people(p_app={"keys": own}), "2027-06-01")) == ""


@pytest.mark.parametrize(
    "other", ["registrant", "decider", "approver", "outside", "editor", "overseer", "administrator"]
)
def test_the_machine_that_publishes_decides_nothing(other: str) -> None:
    listed = people(p_pub={"roles": ["publisher", other], "organisations": ["testpolitie"]})
    assert code(with_list({}, listed, "2027-01-04")) == "DEF-220"


def test_somebody_who_is_named_twice_is_refused() -> None:
    twice = [*people(), {**people()[1], "unit": "elders", "keys": [{"key": sshsig.public("p-new")}]}]
    assert code(with_list({}, twice, "2027-01-04")) == "DEF-214"


@pytest.mark.parametrize(
    "day", ["2027-02-30", "2026-02-29", "2027-06-31", "0000-01-01", "9999-12-31", "2027-00-10", "27-01-04"]
)
def test_a_day_that_does_not_exist_is_refused_and_no_crash(day: str) -> None:
    assert code(with_list(FIRST, people(), day)) == "DEF-101"
    for name in ("since", "until"):
        keys = [{"key": sshsig.public("p-app"), name: day}]
        assert code(with_list(FIRST, people(p_app={"keys": keys}), "2027-06-01")) == "DEF-101"


@pytest.mark.parametrize(
    ("key", "on", "good"),
    [
        ({"until": "2027-03-01"}, "2027-03-01", True),
        ({"until": "2027-03-01"}, "2027-03-02", False),
        ({"since": "2027-03-02"}, "2027-03-01", False),
        ({"since": "2027-03-02"}, "2027-03-02", True),
        ({"since": "2027-03-02", "until": "2027-03-01"}, "2027-03-01", False),
    ],
)
def test_a_key_holds_on_its_days_and_no_others(key: dict[str, str], on: str, good: bool) -> None:
    keys = [{"key": sshsig.public("p-see"), **key}]
    chain = read(with_list({}, people(p_see={"keys": keys}), "2027-01-04"))
    signed = {
        "p-see": sshsig.sign(b"x", "p-see"),
        "p-app": sshsig.sign(b"x", "p-see"),
        "nobody": sshsig.sign(b"x", "p-see"),
    }
    day = datetime.date.fromisoformat(on)
    assert [one.name for one in chain.on(day).signers(b"x", signed, day)] == (["p-see"] if good else [])


def test_an_administrator_whose_key_has_ended_signs_no_list() -> None:
    keys = [{"key": sshsig.public("p-app"), "until": "2027-05-31"}]
    first = with_list({}, people(p_app={"keys": keys}), "2027-01-04")
    assert read(with_list(first, people(), "2027-06-01")).waiting == "002"
    assert read(with_list(first, people(), "2027-05-31")).waiting == ""


def test_a_decider_decides_for_the_own_organisation_only() -> None:
    elsewhere = person("p-els", "elders", "decider", "registrant", organisations=("andere-politie",))
    nowhere = person("p-nul", "elders", "decider", "registrant", organisations=())
    record = proposed()
    values = {"latest": made.day("2027-12-31"), "review_by": START}
    for who in (elsewhere, nowhere):
        assert not made.counts(add(record, "grant", START, (who, made.APPROVER), **values))
        assert not made.counts(add(record, "amend", START, (who, made.EDITOR)))
    assert made.counts(add(record, "grant", START, (made.DECIDER, made.APPROVER), **values))


@pytest.mark.parametrize("verb", ["grant", "refuse", "amend", "review", "extend", "narrow", "end", "void", "release"])
def test_every_decision_needs_each_of_its_people_and_no_one_can_stand_for_two(verb: str) -> None:
    """All roles in one hand, or in one unit, are one signature."""
    every = tuple(sorted({role for one in made.PEOPLE.values() for role in one.roles}))
    record = proposed() if verb in ("grant", "refuse") else granted("stub")
    now = made.state(record)
    decision = add(record, verb, START, visibility="partial").decisions[-1]
    full = made.WHO[verb]

    def decided(*who: Any) -> bool:
        return is_decided(now, made.add(record, verb, START, who).decisions[-1], made.POLICY)

    assert decision.verb == verb
    assert decided(*full)
    for left_out in range(len(full)):
        assert not decided(*full[:left_out], *full[left_out + 1 :])
    alone = person("p-all", "een", *every)
    assert not decided(alone)
    assert not decided(alone, person("p-two", "een", *every), person("p-three", "een", *every))
    assert decided(*(person(f"p-{unit}", unit, *every) for unit in ("een", "twee", "drie")))
    assert not decided(*(person(f"p-{unit}", unit, "publisher", "administrator") for unit in ("een", "twee", "drie")))


def test_only_a_publisher_notes_a_publication_and_notes_what_was_decided() -> None:
    record = add(granted("stub"), "end", START, because="ordered", **made.shows("registration"))
    assert made.counts(add(record, "publish", START, published="003", commit="c" * 40))
    assert not made.counts(add(record, "publish", START, published="002", commit="c" * 40))
    everybody = [one for one in made.PEOPLE.values() if one is not made.PUBLISHER]
    assert not made.counts(add(record, "publish", START, everybody, published="003", commit="c" * 40))


def test_those_whom_a_decision_names_must_all_have_signed_it() -> None:
    record = proposed()
    values: dict[str, Any] = {"latest": made.day("2027-12-31"), "review_by": START}
    both = (made.DECIDER, made.APPROVER)
    assert made.counts(add(record, "grant", START, both, by=["p-dec", "p-app"], **values))
    assert not made.counts(add(record, "grant", START, both, by=["p-dec", "p-out"], **values))
    assert not made.counts(add(record, "grant", START, both, by=["p-dec"], **values))
    assert not made.counts(add(record, "grant", START, both, by=["p-dec", "p-app", "p-out"], **values))
