"""Whole lives of deferrals, over real git and with real signatures: what the public sees, and when."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.deferral.verbs import Phase
from generator.source import yaml_fast, yaml_writer
from tests.deferral import lab as labs
from tests.deferral.lab import CASE, NAME, Lab, git

FILE = "registry-data/registrations/testpolitie/zonnebloem-ontcijferaar-verzonnen.yml"


def _store(lab: Lab) -> set[str]:
    """The ids of all objects of the public repository, reachable or not."""
    return set(git(lab.public, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)").split())


def _public(lab: Lab, path: str) -> dict[str, Any] | None:
    """A file on the public main, read."""
    try:
        data = git(lab.public, "show", f"main:{path}")
    except Exception:  # noqa: BLE001 - git says no in several ways
        return None
    value: dict[str, Any] = yaml_fast.read(f"{data}\n".encode())
    return value


def _stub(lab: Lab, id_: str) -> str:
    return f"registry-data/transparency/stubs/{lab.lane.find(id_)[0].registration_id}.yml"


def test_a_registration_is_held_back_and_comes_to_light_with_its_history(lab: Lab) -> None:
    before = _store(lab)
    id_ = labs.propose(lab)
    labs.grant(lab, id_)
    new = labs.registration(summary={"nl": "Verzonnen samenvatting, later.", "en": "Made-up summary, later."})
    lab.decide(id_, "amend", "--registration", lab.file("new.yml", new), people=("p-dec", "p-edit"), on="2027-03-10")
    other = {"showing": labs.SHOWING.format(number=1), "other_case": "zaak-anders-9914"}
    lab.decide(
        id_, "extend", "--reason", "hinders-other-investigation", "--latest", "2028-06-30", "--review-by", "2027-11-20",
        "--from", lab.file("extend.yml", other), on="2027-05-20",
    )  # fmt: skip
    lab.decide(id_, "end", "--because", "event-occurred", "--by", "p-dec", "--by", "p-app", on="2027-08-20")
    assert "DEF-502" in lab.publish("2027-08-25").out, "it waits for its window"
    assert _store(lab) == before, "nothing of it was public"

    assert lab.publish("2027-09-01").code == 0
    shown = _public(lab, FILE)
    assert shown is not None
    assert shown["summary"] == new["summary"]
    assert (shown["registered_on"], shown["published_on"]) == ("2027-09-01", "2027-09-01")
    assert shown["deferral"] == {"from": "2027-01", "until": "2027-09", "scope": "case-specific"}
    both = "hoofd opsporing (verzonnen); officier van justitie (verzonnen)"
    events = [
        (e["month"], e["event"], e.get("reason"), e.get("decided_by", {}).get("nl")) for e in shown["deferral_history"]
    ]
    assert events == [
        ("2027-01", "propose", None, None),
        ("2027-01", "grant", None, both),
        ("2027-03", "amend", None, "hoofd opsporing (verzonnen); redacteur (verzonnen)"),
        ("2027-05", "extend", "hinders-other-investigation", both),
        ("2027-08", "end", "event-occurred", both),
    ]
    assert lab.lane.find(id_)[1].phase is Phase.RELEASED
    assert lab.do("due", on="2027-09-02").out == "Nothing is open.\n"
    assert lab.do("audit", on="2027-09-02").code == 0


def test_a_refused_proposal_is_published_in_the_next_window(lab: Lab) -> None:
    id_ = labs.propose(lab)
    lab.decide(id_, "refuse", on="2027-01-20")
    assert lab.publish("2027-02-01").code == 0
    shown = _public(lab, FILE)
    assert shown is not None
    assert [event["event"] for event in shown["deferral_history"]] == ["propose", "refuse"]
    assert shown["deferral_history"][1]["reason"] == "refused"


def test_a_stub_says_only_that_something_is_deferred_and_gives_way_to_the_registration(lab: Lab) -> None:
    id_ = labs.propose(lab, "stub")
    path = _stub(lab, id_)
    labs.grant(lab, id_)
    assert _public(lab, path) is None
    assert lab.publish("2027-02-02").code == 0
    stub = _public(lab, path)
    assert stub == {
        "id": lab.lane.find(id_)[0].registration_id, "organisation_kind": "police", "annex_iii_points": ["6e"],
        "grounds": ["investigation"], "scope": "case-specific", "granted": "2027-01", "review_by": "2027-06",
    }  # fmt: skip
    lab.do("tick", on="2027-02-03")
    lab.decide(id_, "review", "--review-by", "2027-09-30", "--from", lab.showing(1), on="2027-06-10")
    assert lab.publish("2027-07-01").code == 0
    assert (_public(lab, path) or {})["review_by"] == "2027-09"
    lab.do("tick", on="2027-07-02")
    lab.decide(id_, "end", "--because", "no-longer-necessary", on="2027-08-01")
    assert lab.publish("2027-08-02").code == 0
    assert _public(lab, path) is None
    assert (_public(lab, FILE) or {})["id"] == stub["id"]
    assert lab.do("audit", on="2027-08-03").code == 0


def test_a_withheld_answer_is_shown_as_withheld_runs_a_clock_and_comes_later(lab: Lab) -> None:
    id_ = labs.propose(lab, "partial")
    labs.grant(lab, id_)
    assert lab.publish("2027-02-01").code == 0
    shown = _public(lab, FILE)
    assert shown is not None
    assert "logic" not in shown
    assert shown["unanswered"] == [
        {
            "field": "logic", "state": "withheld", "reason": {"nl": "Verzonnen reden.", "en": "Made-up reason."},
            "ground": "investigation", "review_by": "2027-06-30",
        }
    ]  # fmt: skip
    assert shown["deferral"] == {"from": "2027-01", "scope": "case-specific"}
    assert lab.run("due", on="2027-07-27").code == 0
    assert lab.run("due", on="2027-07-28").code == 1, "28 days after its review it counts"
    # What is withheld can be amended while the rest is public, wherever its file stands by now.
    moved = f"{FILE.rpartition('/')[0]}/0.yml"
    git(lab.public_clone, "mv", FILE, moved)
    git(lab.public_clone, "commit", "--quiet", "-m", "another name")
    git(lab.public_clone, "push", "--quiet", "origin", "main")
    lab.do("tick", on="2027-02-02")
    logic = {"nl": "Verzonnen uitleg, later geschreven.", "en": "Made-up explanation, written later."}
    new = lab.file("new.yml", labs.registration(logic=logic))
    lab.decide(id_, "amend", "--registration", new, people=("p-dec", "p-edit"), on="2027-02-10")
    # Meanwhile somebody improves the public registration: that work stays.
    text = (lab.public_clone / moved).read_text(encoding="utf-8")
    (lab.public_clone / moved).write_text(text.replace("start: ", "tags: [verzonnen]\nstart: "), encoding="utf-8")
    git(lab.public_clone, "commit", "--quiet", "-am", "better")
    git(lab.public_clone, "push", "--quiet", "origin", "main")
    lab.do("tick", on="2027-07-29")
    lab.sign(id_, "p-dec", "p-app", on="2027-07-29")
    assert lab.publish("2027-08-02").code == 0
    whole = _public(lab, moved)
    assert whole is not None
    assert whole["tags"] == ["verzonnen"]
    assert whole["logic"] == logic
    assert "unanswered" not in whole
    assert (whole["registered_on"], whole["deferral"]["until"]) == ("2027-02-01", "2027-08")


def test_narrow_shows_more_and_never_less(deferred: tuple[Lab, str]) -> None:
    lab, id_ = deferred
    lab.decide(id_, "narrow", "--visibility", "stub", "--review-by", "2027-06-30", on="2027-02-20")
    lab.publish("2027-03-01")
    assert _public(lab, _stub(lab, id_)) is not None
    lab.do("tick", on="2027-03-02")
    reason = {"nl": "Verzonnen reden.", "en": "Made-up reason."}
    withheld = [{"field": name, "ground": "detection", "reason": reason} for name in ("logic", "variables")]
    file = lab.file("narrow.yml", {"withheld": withheld})
    lab.decide(id_, "narrow", "--visibility", "partial", "--review-by", "2027-06-30", "--from", file, on="2027-03-20")
    lab.publish("2027-04-01")
    assert _public(lab, _stub(lab, id_)) is None
    assert {item["field"] for item in (_public(lab, FILE) or {})["unanswered"]} == {"logic", "variables"}
    more = lab.file("more.yml", {"withheld": [*withheld, {**withheld[0], "field": "risks"}]})
    for visibility, texts in (("stub", file), ("partial", file), ("partial", more)):
        said = lab.run(
            "decide", id_, "narrow", "--visibility", visibility, "--review-by", "2027-06-30", "--from", texts,
            on="2027-04-05",
        )  # fmt: skip
        assert "DEF-330" in said.err


def test_what_was_never_used_is_void_and_its_stub_keeps_answering(lab: Lab) -> None:
    id_ = labs.propose(lab, "stub")
    labs.grant(lab, id_)
    lab.publish("2027-02-01")
    lab.do("tick", on="2027-02-02")
    file = lab.showing(1)
    lab.do("decide", id_, "void", "--from", file, on="2027-02-20")
    lab.sign(id_, "p-dec", "p-app", on="2027-02-20")
    assert lab.lane.find(id_)[1].phase is Phase.DEFERRED, "it takes a third, who oversees"
    lab.sign(id_, "p-see", on="2027-02-20")
    assert lab.lane.find(id_)[1].phase is Phase.VOID
    lab.publish("2027-03-01")
    assert (_public(lab, _stub(lab, id_)) or {})["ended"] == "2027-03"
    assert lab.do("due", on="2028-01-01").out == "Nothing is open.\n"


def test_two_releases_in_one_window_are_one_commit_that_looks_like_every_other(lab: Lab) -> None:
    ids = [labs.propose(lab, name=name, sensitive_words=[name]) for name in (NAME, "Klaproos-teller")]
    for id_ in ids:
        lab.decide(id_, "refuse", on="2027-01-20")
    parent = git(lab.public, "rev-parse", "main")
    lab.publish("2027-02-03")
    shown = git(lab.public, "log", "-1", "--format=%P|%an|%ae|%cn|%ce|%ad|%cd|%B", "--date=raw", "main")
    registrations = sorted(lab.lane.find(id_)[0].registration_id for id_ in ids)
    who = "Register publisher|publisher@register.invalid"
    message = "Publish 2027-02-01\n\n" + "\n".join(registrations)
    assert shown == f"{parent}|{who}|{who}|1801440000 +0000|1801440000 +0000|{message}"


def test_the_job_lays_a_release_ready_and_two_signatures_are_all_it_takes(deferred: tuple[Lab, str]) -> None:
    lab, id_ = deferred
    assert id_ not in lab.do("tick", on="2027-06-20").out
    assert "in 7 days" in lab.do("tick", on="2027-06-23").out
    assert f"{id_}: a decision lies ready" in lab.do("tick", on="2027-07-01").out
    assert "lies ready" not in lab.do("tick", on="2027-07-01").out.replace("The attestation", "")
    lab.sign(id_, "p-mate", "p-app", on="2027-07-05")
    lab.do("tick", on="2027-08-02")
    assert "DEF-503" in lab.publish("2027-08-02").out, "nobody published it in July: it is made anew"
    assert lab.lane.find(id_)[1].phase is Phase.RELEASING
    lab.sign(id_, "p-edit", "p-app", on="2027-08-02")
    lab.publish("2027-08-02")
    assert lab.lane.find(id_)[1].phase is Phase.RELEASED


def test_after_the_latest_day_only_an_end_or_a_grant_from_outside_is_possible(lab: Lab) -> None:
    id_ = labs.propose(lab)
    labs.grant(lab, id_, latest="2027-05-31", review_by="2027-05-31")
    late = ("--latest", "2027-09-30", "--review-by", "2027-08-31", "--from", lab.showing(1))
    said = lab.run("decide", id_, "extend", "--reason", "investigation-continues", *late, on="2027-06-01")
    assert said.code == 1
    assert "DEF-310" in said.err
    assert "COUNTED" in lab.run("due", on="2027-06-01").out, "past the latest day it counts at once"
    lab.do("decide", id_, "grant", "--reason", "prosecution-pending", *late, on="2027-06-02")
    lab.sign(id_, "p-dec", on="2027-06-02")
    assert "DEF-352" not in lab.run("due", on="2027-06-02").out
    assert str(lab.lane.find(id_)[1].latest) == "2027-05-31"
    lab.sign(id_, "p-out", on="2027-06-02")
    assert str(lab.lane.find(id_)[1].latest) == "2027-09-30"
    assert lab.run("due", on="2027-06-03").code == 0


def test_a_term_and_an_organisation_that_are_not_public_yet_come_with_the_release(lab: Lab) -> None:
    words = {"nl": "Verzonnen begrip", "en": "Made-up term"}
    term = {"id": "verzonnen-techniek", "label": words, "definition": words, "since": "2027-01-03"}
    organisation = yaml_writer.write({"name": words, "kind": "police", "asked_on": "2027-01-03"}, schema="")
    overlay = {
        "overlay/vocabularies/techniques.yml": yaml_writer.write({"terms": [term]}, schema=""),
        "overlay/organisations/testrecherche.yml": f"# for {CASE}\n{organisation}",
    }
    for path, text in overlay.items():
        (lab.clone / path).parent.mkdir(parents=True, exist_ok=True)
        (lab.clone / path).write_text(text, encoding="utf-8")
    git(lab.clone, "add", ".")
    git(lab.clone, "commit", "--quiet", "-m", "overlay")
    git(lab.clone, "push", "--quiet", "origin", "deferred")
    value = labs.registration(organisation="testrecherche", techniques=["verzonnen-techniek"])
    file, why = lab.file("r.yml", value), lab.file("h.yml", labs.header())
    roles = labs.people_file({"p-dec": {"organisations": ["testrecherche"]}}, "2027-01-05")
    lab.do("roles", lab.file("roles.yml", roles), on="2027-01-05")
    lab.sign("roles", "p-dec", "p-app", on="2027-01-05")
    said = lab.do("propose", "--registration", file, "--from", why, on="2027-01-05")
    id_ = said.out.split("Proposed: ")[1].split(".")[0]
    vocabulary = "registry-data/vocabularies/techniques.yml"
    assert "verzonnen-techniek" not in git(lab.public, "show", f"main:{vocabulary}")
    lab.decide(id_, "refuse", on="2027-01-20")
    before = git(lab.public, "show", f"main:{vocabulary}")
    assert lab.publish("2027-02-01").code == 0
    after = git(lab.public, "show", f"main:{vocabulary}")
    assert after.startswith(before)
    added = yaml_fast.read(f"terms:{after[len(before) :]}\n".encode())
    assert added == {"terms": [{**term, "since": "2027-01"}]}, "the month, not the day of work in secret"
    new = "registry-data/organisations/testrecherche.yml"
    assert _public(lab, new) == {"name": words, "kind": "police"}
    assert CASE not in git(lab.public, "show", f"main:{new}"), "a remark beside it is not part of it"


@pytest.mark.parametrize("visibility", ["hidden", "stub"])
def test_what_is_past_its_clock_is_in_the_attestation_that_two_people_sign(lab: Lab, visibility: str) -> None:
    id_ = labs.propose(lab, visibility)
    labs.grant(lab, id_, latest="2027-03-31", review_by="2027-03-31")
    lab.publish("2027-02-01")
    assert "2027-05" in lab.do("tick", on="2027-05-03").out
    lab.sign("attestation", "p-edit", on="2027-05-03")
    assert "DEF-500" in lab.publish("2027-05-03").out
    lab.sign("attestation", "p-app", on="2027-05-03")
    lab.publish("2027-05-03")
    path = "registry-data/transparency/attestations/2027-05.yml"
    assert _public(lab, path) == {"month": "2027-05", "as_of": "2027-05-03", "overdue": 1}
    assert lab.run("attest", on="2027-05-04").out.startswith("The attestation of this month was signed already")


def test_nothing_of_a_hidden_registration_is_in_public_while_it_is_hidden(deferred: tuple[Lab, str]) -> None:
    lab, id_ = deferred
    lab.do("tick", on="2027-02-01")
    lab.sign("attestation", "p-edit", "p-app", on="2027-02-01")
    lab.publish("2027-02-01")
    everything = git(lab.public, "cat-file", "--batch-all-objects", "--batch")
    for secret in (CASE, NAME, id_, "p-dec", "testpolitie-opsporing", "deferred/", "outbox"):
        assert secret.casefold() not in everything.casefold()


def test_with_a_hidden_registration_the_public_repository_is_the_same_object_for_object(
    lab: Lab, tmp_path: Path
) -> None:
    """So whatever is made of it is the same too: site, data, search, feeds, changes, snapshots."""
    hidden = labs.copy(lab, tmp_path / "hidden")
    labs.grant(hidden, labs.propose(hidden))
    stores = []
    for one in (hidden, lab):
        one.do("tick", on="2027-02-01")
        one.sign("attestation", "p-edit", "p-app", on="2027-02-01")
        one.publish("2027-02-01")
        stores.append((_store(one), git(one.public, "for-each-ref", "--format=%(refname) %(objectname)")))
        assert _public(one, "registry-data/transparency/attestations/2027-02.yml") is not None
    assert stores[0] == stores[1]


def test_what_is_not_fit_waits_and_holds_up_nothing_else(lab: Lab) -> None:
    telling = labs.propose(lab, name="Klaproos-teller", sensitive_words=["Klaproos-teller"])
    summary = {"nl": "Verzonnen; hoort bij de Klaproos-teller.", "en": "Made up; belongs to the Klaproos-teller."}
    file, why = lab.file("r.yml", labs.registration(summary=summary)), lab.file("h.yml", labs.header())
    said = lab.do("propose", "--registration", file, "--from", why, on="2027-01-05")
    id_ = said.out.split("Proposed: ")[1].split(".")[0]
    labs.grant(lab, telling)
    lab.decide(id_, "refuse", on="2027-01-20")
    lab.do("tick", on="2027-02-01")
    lab.sign("attestation", "p-edit", "p-app", on="2027-02-01")
    said = lab.publish("2027-02-01")
    assert f"{id_}: DEF-506" in said.out
    assert said.code == 1
    assert _public(lab, FILE) is None
    assert _public(lab, "registry-data/transparency/attestations/2027-02.yml") is not None


def test_a_decision_is_judged_by_the_rules_of_its_own_day(deferred: tuple[Lab, str]) -> None:
    lab, id_ = deferred
    policy = lab.public_clone / "registry-data/deferral-policy.yml"
    value = yaml_fast.read(policy.read_bytes())
    value |= {"since": "2027-05", "months": {**value["months"], "first": 3, "review": 1}}
    policy.write_text(yaml_writer.write(value, schema=""), encoding="utf-8")
    git(lab.public_clone, "commit", "--quiet", "-am", "stricter rules")
    git(lab.public_clone, "push", "--quiet", "origin", "main")
    lab.do("tick", on="2027-04-01")
    assert lab.lane.pin == git(lab.public, "rev-parse", "main")
    words = ("--from", lab.showing(1))
    lab.do("decide", id_, "review", "--review-by", "2027-09-30", *words, "--dry-run", on="2027-04-30")
    said = lab.run("decide", id_, "review", "--review-by", "2027-09-30", *words, on="2027-05-03")
    assert "DEF-314" in said.err, "the new rules hold for what is decided under them"
    assert lab.do("audit", on="2027-05-03").code == 0, "and what was granted under the old ones stands"


def test_what_is_amended_after_the_end_is_signed_anew_before_it_is_published(lab: Lab) -> None:
    id_ = labs.propose(lab)
    lab.decide(id_, "refuse", on="2027-01-20")
    new = labs.registration(tags=["verbeterd"])
    lab.decide(id_, "amend", "--registration", lab.file("n.yml", new), people=("p-dec", "p-edit"), on="2027-01-25")
    assert "nothing to publish" in lab.publish("2027-02-01").out
    lab.do("tick", on="2027-02-01")
    lab.sign(id_, "p-edit", "p-app", on="2027-02-01")
    lab.publish("2027-02-01")
    assert (_public(lab, FILE) or {})["tags"] == ["verbeterd"]


def test_what_is_withheld_brings_no_term_of_the_overlay_along(lab: Lab) -> None:
    words = {"nl": "Verzonnen heimelijke manier", "en": "Made-up covert way"}
    term = {"id": "verzonnen-heimelijk", "label": words, "definition": words, "since": "2027-01"}
    path = lab.clone / "overlay/vocabularies/techniques.yml"
    path.parent.mkdir(parents=True)
    path.write_text(yaml_writer.write({"terms": [term]}, schema=""), encoding="utf-8")
    git(lab.clone, "add", ".")
    git(lab.clone, "commit", "--quiet", "-m", "overlay")
    git(lab.clone, "push", "--quiet", "origin", "deferred")
    reason = {"nl": "Verzonnen reden.", "en": "Made-up reason."}
    withheld = [{"field": "techniques", "ground": "investigation", "reason": reason}]
    secret = ["Verzonnen heimelijke manier", "Zonnebloem-ontcijferaar"]
    why = lab.file("h.yml", labs.header("partial", withheld=withheld, sensitive_words=secret))
    file = lab.file("r.yml", labs.registration(techniques=["verzonnen-heimelijk"]))
    id_ = lab.do("propose", "--registration", file, "--from", why, on="2027-01-05").out.split("Proposed: ")[1][:8]
    labs.grant(lab, id_)
    assert lab.publish("2027-02-01").code == 0
    assert "techniques" not in (_public(lab, FILE) or {"techniques": 1})
    everything = git(lab.public, "cat-file", "--batch-all-objects", "--batch")
    assert "heimelijk" not in everything
    assert lab.do("audit", on="2027-02-02").code == 0


def test_a_push_goes_only_where_init_said(lab: Lab) -> None:
    id_ = labs.propose(lab)
    for name, value in (("remote.origin.pushurl", str(lab.public)), (f"url.{lab.public}.insteadOf", str(lab.private))):
        git(lab.clone, "config", name, value)
        said = lab.run("decide", id_, "refuse", on="2027-01-20")
        assert "DEF-409" in said.err
        git(lab.clone, "config", "--unset", name)
    assert "deferred" not in git(lab.public, "for-each-ref")


def test_an_attestation_that_says_less_than_the_records_is_not_signed(lab: Lab) -> None:
    id_ = labs.propose(lab)
    labs.grant(lab, id_, latest="2027-03-31", review_by="2027-03-31")
    lab.do("tick", on="2027-05-03")
    folder = lab.clone / "outbox/attestation-2027-05/registry-data/transparency/attestations"
    low = (folder / "2027-05.yml").read_text(encoding="utf-8").replace("overdue: 1", "overdue: 0")
    (folder / "2027-05.yml").write_text(low, encoding="utf-8")
    document = lab.clone / "attestations/2027-05.yml"
    value = yaml_fast.read(document.read_bytes())
    value["files"][0]["sha256"] = hashlib.sha256(low.encode()).hexdigest()
    document.write_text(yaml_writer.write(value, schema=""), encoding="utf-8")
    git(lab.clone, "commit", "--quiet", "-am", "fewer")
    git(lab.clone, "push", "--quiet", "origin", "deferred")
    said = lab.run(
        "sign", "attestation", "--person", "p-edit", "--key", str(labs.keys() / "p-edit"), "--digest", "0" * 64,
        on="2027-05-03",
    )  # fmt: skip
    assert "DEF-507" in said.err


def test_a_branch_that_offers_more_than_was_signed_is_none_of_ours(lab: Lab) -> None:
    id_ = labs.propose(lab)
    lab.decide(id_, "refuse", on="2027-01-20")
    lab.publish("2027-02-01", merge=False)
    git(lab.public_clone, "fetch", "--quiet", "origin", "release/2027-02-01")
    git(lab.public_clone, "checkout", "--quiet", "FETCH_HEAD")
    (lab.public_clone / "registry-data/register.yml").write_text("broken: yes\n", encoding="utf-8")
    git(lab.public_clone, "commit", "--quiet", "-am", "more")
    git(lab.public_clone, "push", "--quiet", "--force", "origin", "HEAD:release/2027-02-01")
    git(lab.public_clone, "checkout", "--quiet", "main")
    assert "offered in release/2027-02-01-2." in lab.publish("2027-02-01", merge=False).out


def test_nothing_is_attested_while_the_audit_finds_something(deferred: tuple[Lab, str]) -> None:
    lab, _ = deferred
    folder = next((lab.clone / "deferred").iterdir())
    shutil.rmtree(folder)
    git(lab.clone, "commit", "--quiet", "-am", "gone")
    git(lab.clone, "push", "--quiet", "origin", "deferred")
    said = lab.run("tick", on="2027-02-01")
    assert said.code == 1
    assert "DEF-508" in said.out
    assert "DEF-508" in lab.run("attest", on="2027-02-01").err
    assert not any(path.startswith("attestations/") for path in lab.lane.files)


def test_a_decision_that_nobody_signed_for_a_month_gives_way_to_the_job(deferred: tuple[Lab, str]) -> None:
    lab, id_ = deferred
    lab.do("decide", id_, "review", "--review-by", "2027-09-30", "--from", lab.showing(1), on="2027-06-20")
    assert f"{id_}: a decision lies ready" not in lab.do("tick", on="2027-07-10").out
    assert f"{id_}: a decision lies ready" in lab.do("tick", on="2027-07-25").out


def test_an_extension_that_was_signed_after_the_latest_day_is_found_whatever_day_the_signers_say(lab: Lab) -> None:
    id_ = labs.propose(lab)
    labs.grant(lab, id_, latest="2027-04-30", review_by="2027-04-30")
    words = ("--reason", "prosecution-pending", "--latest", "2027-09-30", "--review-by", "2027-09-30")
    lab.do("decide", id_, "extend", *words, "--from", lab.showing(1), on="2027-04-30")
    lab.do("tick", on="2027-05-03")
    assert (
        "DEF-310"
        in lab.run(
            "sign", id_, "--person", "p-dec", "--key", str(labs.keys() / "p-dec"), "--digest", "0" * 64, on="2027-05-03"
        ).err
    )
    lab.sign(id_, "p-dec", "p-app", on="2027-04-30")
    assert "DEF-710" in lab.run("audit", on="2027-05-04").out
