"""One record that cannot be read stands in nobody's way but that of what is about all; and years take years."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from generator.deferral import guards, leak_check, rendering, traces
from generator.deferral.refusal import Refused
from generator.deferral.verbs import Phase
from generator.schema.source_text import source_hash
from generator.source import yaml_writer
from tests.deferral import forge, made
from tests.deferral import lab as labs
from tests.deferral.forge import Changes
from tests.deferral.lab import Lab, git
from tests.deferral.made import DAY, POLICY, add, day, granted, showing


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Lab, str, str]:
    """Two records, of which the first is granted."""
    lab = labs.make(tmp_path_factory.mktemp("two"))
    first, second = (labs.propose(lab, name=f"Verzonnen {at}", sensitive_words=[f"Verzonnen {at}"]) for at in "xy")
    labs.grant(lab, first)
    return lab, first, second


@pytest.mark.parametrize("odd", ["registration", "header", "decision", "stray"])
def test_work_on_one_record_does_not_wait_for_another(odd: str, two: tuple[Lab, str, str]) -> None:
    lab, first, second = two
    broken = lab.lane.find(second)[0]
    files: dict[str, Changes] = {
        "registration": {broken.path("registration.yml"): b"a: [\n"},
        "header": {broken.path("deferral.yml"): b"\xff"},
        "decision": {broken.path("decisions/001-propose.yml"): None},
        "stray": {"deferred/README.md": b"made up"},
    }
    lane = forge.put(lab.lane, files[odd])
    assert lane.find(first)[1].granted_on == day("2027-01-12")
    assert [one.short for one in lane.readable] == sorted([first] if odd != "stray" else [first, second])
    with pytest.raises(Refused, match="DEF-1"):  # a number, a search or an export is about all of them, or about none
        _ = lane.records
    if odd != "stray":
        with pytest.raises(Refused, match="DEF-1"):
            lane.find(second)
    assert forge.publish(lab, lane, day("2027-02-01")).startswith("DEF-1")
    assert any(code.startswith("DEF-1") for code in forge.flaws(lane, day("2027-02-01")))


def test_commands_go_on_and_say_which_record_cannot_be_read(two: tuple[Lab, str, str], tmp_path: Any) -> None:
    lab, first, second = two
    lab = labs.copy(lab, tmp_path / "lab")
    lane = lab.lane
    broken = lane.find(second)[0]
    lane.private.commit(lane.snapshot, {broken.path("registration.yml"): b"a: [\n"}, "broken")
    due = lab.run("due", on="2027-01-20")
    assert due.code == 1
    assert first in due.out
    assert f"{second}: DEF-104" in due.out
    review = lab.file("review.yml", {"showing": showing(1)})
    lab.decide(first, "review", "--review-by", "2027-07-01", "--from", review, on="2027-01-20")
    tick = lab.run("tick", on="2027-02-01")
    assert tick.code == 1
    assert f"{second}: DEF-104" in tick.out
    assert "DEF-508" in tick.out, "a number of which a record is left out is attested by nobody"
    assert "attestation" not in " ".join(lab.lane.files)
    published = lab.publish("2027-02-01")
    assert published.code == 1
    assert "DEF-104" in published.err


def test_an_extension_begins_before_the_next_is_decided() -> None:
    record = granted()
    state = made.state(record)
    start, latest = record.decisions[-1].on + DAY, state.latest
    assert latest is not None
    once = _extended(record, start, latest, 1)
    assert made.state(once).latest == latest + 180 * DAY
    for on in (start, latest):
        twice = _extended(once, on, latest + 180 * DAY, 2)
        refused = guards.refusals(made.state(once), twice.decisions[-1], POLICY, on)
        assert [one.code for one in refused] == ["DEF-318"]
    after = latest + DAY
    assert made.state(_extended(once, after, latest + 180 * DAY, 2)).latest == latest + 360 * DAY


def _extended(record: Any, on: datetime.date, latest: datetime.date, at: int) -> Any:
    values = {
        "latest": latest + 180 * DAY, "review_by": on + 30 * DAY, "reason": "hinders-other-investigation",
        "other_case": f"zaak-verzonnen-{at}", "showing": showing(at),
    }  # fmt: skip
    return add(record, "extend", on, made.WHO["extend"], **values)


def test_a_release_that_knows_nothing_of_its_public_announcement_waits(lab: Lab) -> None:
    """Where the daily job did not run, both would be public: the public register would have an error, and no site."""
    id_ = labs.propose(lab, "stub")
    labs.grant(lab, id_)
    lab.publish("2027-02-01")
    lab.decide(id_, "end", "--because", "event-occurred", on="2027-02-15")
    said = lab.publish("2027-03-01")
    assert "DEF-504" in said.out
    assert "registrations/testpolitie" not in git(lab.public, "ls-tree", "-r", "--name-only", "main")
    lab.do("tick", on="2027-03-02")
    lab.do("release", id_, "--replace", _waiting(lab, id_), on="2027-03-02")
    lab.sign(id_, "p-edit", "p-app", on="2027-03-02")
    assert f"{id_}: is on the public main" in lab.publish("2027-04-01").out
    public = git(lab.public, "ls-tree", "-r", "--name-only", "main")
    assert "registrations/testpolitie" in public
    assert "stubs/" not in public


def _waiting(lab: Lab, id_: str) -> str:
    waiting = lab.lane.find(id_)[1].waiting
    return waiting.digest if waiting else "0" * 8


def test_no_hash_over_a_withheld_text_and_no_day_of_work_becomes_public(lab: Lab) -> None:
    """Whoever guesses the text, and knows all the others, could else see that the guess is right."""
    own = labs.registration()
    reason = {"nl": "Verzonnen.", "en": "Made up."}
    own["unanswered"] = [{"field": "variables", "state": "not_yet", "reason": reason, "since": "2027-01-03"}]
    own["unanswered"] += [{"field": "risks", "state": "not_yet", "reason": reason}]  # which is withheld as well
    del own["variables"], own["risks"]
    own["documents"] = [{"title": reason, "url": "https://bron.example/d", "retrieved": "2027-01-02"}]
    own["sources"] = [{**own["sources"][0], "seen": "2027-01-04"}]
    own["start"] = "2027-01-09"
    own["fria"] = {**own["fria"], "date": "2026-12-09"}
    translations = [{"language": "en", "made_by": "human", "source_hash": source_hash(own), "date": "2027-01-02"}]
    file = lab.file("r.yml", {**own, "translations": translations})
    (item,) = labs.header("partial")["withheld"]
    withheld = [{**item, "field": name} for name in ("logic", "documents", "risks")]
    why = lab.file("d.yml", labs.header("partial", withheld=withheld))
    id_ = lab.do("propose", "--registration", file, "--from", why, on="2027-01-05").out.split("Proposed: ")[1][:8]
    labs.grant(lab, id_)
    lane = lab.lane
    ((place, data),) = [(path, data) for path, data in lane.files.items() if path.startswith("outbox/")]
    shown, place = forge.read(data), place[place.index("registry-data") :]
    assert "logic" not in shown
    assert "date" not in shown["translations"][0], "a day of work in secret"
    assert {item.get("since") for item in shown["unanswered"]} == {"2027-02-01", None}
    assert [source["seen"] for source in shown["sources"]] == ["2027-02-01"]
    assert (shown["start"], shown["fria"]["date"]) == ("2027-01", "2026-12-09"), "only days of the deferral are secret"
    assert shown["translations"][0]["source_hash"] == source_hash(shown) != source_hash(own)
    # Released whole afterwards, it is the hash of the whole text; of a translation that fell behind only that it did.
    for hashed, expected in ((source_hash(own), "fits"), ("0123456789abcdef", traces.OUTDATED)):
        value = {**own, "translations": [{**translations[0], "source_hash": hashed}]}
        record, state = lane.find(id_)
        marked = b"# a\n# b\n" + yaml_writer.write(value).encode()
        record = replace(record, files={**record.files, "registration.yml": marked})
        ended = replace(state, phase=Phase.RELEASING)
        for there in ({}, {place: data}):  # at once, and after a part of it
            public, named = {**lane.public_files, **there}, lane.roles.on(day("2027-01-12"))
            made = rendering.publication(record, ended, public, {}, named=named, window=day("2027-02-01"))
            assert made is not None
            (released,) = filter(None, made.contents.values())
            assert forge.read(released)["documents"] == [{"title": reason, "url": "https://bron.example/d"}]
            states = {item["field"]: item["state"] for item in forge.read(released)["unanswered"]}
            assert states == {"variables": "not_yet", "risks": "not_yet"}
            assert b"2027-01-0" not in released, "days of work in secret"
            if not there:
                whole = forge.read(released)
        assert whole["logic"] == own["logic"]
        assert whole["translations"][0]["source_hash"] == (source_hash(whole) if expected == "fits" else expected)


def test_the_number_of_what_is_hidden_is_searched_for_and_of_what_is_announced_is_not(lab: Lab) -> None:
    """A public registration may name it, as what replaces it: that tells that there is something, and what about."""
    hidden = labs.propose(lab, name="Verzonnen een", sensitive_words=["Verzonnen een"])
    stub = labs.propose(lab, "stub", name="Verzonnen twee", sensitive_words=["Verzonnen twee"])
    labs.grant(lab, stub)
    lane = lab.lane
    ids = {id_: lane.find(id_)[0].registration_id for id_ in (hidden, stub)}

    def searched(on: str) -> set[str]:
        return {secret.value for secret in leak_check.secrets_of(lane, day(on))} & set(ids.values())

    assert searched("2027-01-20") == set(ids.values())
    assert searched("2027-02-01") == {ids[hidden]}, "from its window on, the announcement may be public"
    path = lab.public_clone / "registry-data/registrations/testgemeente/ander-systeem.yml"
    path.write_text(f"{path.read_text(encoding='utf-8')}replaced_by: [{ids[hidden]}]\n", encoding="utf-8")
    git(lab.public_clone, "commit", "--quiet", "-am", "made up")
    assert {flaw.code for flaw in leak_check.in_public(lane, day("2027-02-01"))} == {"DEF-706"}


def test_a_word_of_what_is_withheld_is_searched_for_until_its_own_window(lab: Lab) -> None:
    """And not until it is decided to show it: it might come to light weeks too early, in another publication."""
    words = ["klaverwoord", "papaverwoord"]
    answers: dict[str, Any] = {
        name: dict.fromkeys(("nl", "en"), f"Verzonnen {word}.")
        for name, word in zip(("logic", "human_oversight"), words, strict=True)
    }
    (item,) = labs.header("partial")["withheld"]
    withheld = [{**item, "field": name} for name in answers]
    why = lab.file("h.yml", labs.header("partial", withheld=withheld, sensitive_words=words))
    file = lab.file("r.yml", labs.registration(**answers))
    id_ = lab.do("propose", "--registration", file, "--from", why, on="2027-01-05").out.split("Proposed: ")[1][:8]
    labs.grant(lab, id_)

    def searched(on: str) -> list[str]:
        kept = {secret.value for secret in leak_check.secrets_of(lab.lane, day(on))}
        return [word for word in words if word in kept]

    assert searched("2027-02-01") == words
    less = lab.file("less.yml", {"withheld": withheld[:1]})
    lab.decide(id_, "narrow", "--visibility", "partial", "--review-by", "2027-06-30", "--from", less, on="2027-01-20")
    assert (searched("2027-01-31"), searched("2027-02-01")) == (words, words[:1])
    lab.decide(id_, "end", "--because", "event-occurred", on="2027-02-15")
    assert (searched("2027-02-28"), searched("2027-03-01")) == (words[:1], [])


def test_what_is_no_file_is_told_by_its_record_and_never_by_its_name(deferred: tuple[Lab, str]) -> None:
    lab, id_ = deferred
    record = lab.lane.find(id_)[0]
    telling = "operatie-klaproos"
    for place, told in ((record.path(telling), f"deferred/{id_}"), (f"overlay/{telling}", "overlay"), (telling, ".")):
        (lab.clone / place).parent.mkdir(exist_ok=True)
        (lab.clone / place).symlink_to("/etc/hostname")
        git(lab.clone, "add", place)
        git(lab.clone, "commit", "--quiet", "-m", "a link")
        git(lab.clone, "push", "--quiet", "origin", "deferred")
        said = lab.run("due", on="2027-01-20")
        assert said.code == 1
        assert f"DEF-408: {told}: " in said.all
        assert telling not in said.all
        git(lab.clone, "rm", "--quiet", place)  # as the message says
        git(lab.clone, "commit", "--quiet", "-m", "no link")
        git(lab.clone, "push", "--quiet", "origin", "deferred")
    assert lab.run("due", on="2027-01-20").code == 0


def test_that_the_pin_was_set_back_is_told_before_the_job_puts_it_right(deferred: tuple[Lab, str]) -> None:
    lab, _ = deferred
    first = lab.lane.pin
    git(lab.public_clone, "commit", "--quiet", "--allow-empty", "-m", "made up")
    git(lab.public_clone, "push", "--quiet", "origin", "main")
    lab.do("tick", on="2027-01-20")
    newest = lab.lane.pin
    lane = lab.lane
    lane.private.commit(lane.snapshot, {"public.pin": f"{first}\n".encode()}, "by one member")
    said = lab.run("tick", on="2027-01-21")
    assert (said.code, "public.pin: DEF-712" in said.out) == (1, True)
    assert lab.lane.pin == newest != first
    lab.do("tick", on="2027-01-22")
