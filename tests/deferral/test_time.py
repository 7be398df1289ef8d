"""Seventy years in which nobody decides anything, over real git: nothing is published, and none of it is silent."""

from generator.deferral import attesting, calendar, clocks
from generator.deferral.verbs import Phase
from tests.deferral import forge
from tests.deferral import lab as labs
from tests.deferral.lab import Lab
from tests.deferral.made import day, showing

PHASES = [Phase.PROPOSED, Phase.DEFERRED, Phase.DEFERRED, Phase.DEFERRED, Phase.RELEASING]


def test_nothing_is_published_by_a_date_and_all_of_it_is_counted(lab: Lab) -> None:
    names = ("Verzonnen een", "Verzonnen twee", "Verzonnen drie", "Verzonnen vier", "Verzonnen vijf")
    kinds = ("hidden", "hidden", "stub", "partial", "hidden")
    ids = [labs.propose(lab, kind, name=name, sensitive_words=[name]) for kind, name in zip(kinds, names, strict=True)]
    for id_ in ids[1:4]:
        labs.grant(lab, id_)
    assert lab.publish("2027-02-01").code == 0  # the stub, and the part
    lab.do("tick", on="2027-02-02")
    lab.decide(ids[4], "refuse", on="2027-02-02")  # signed, and then nobody publishes it in its window
    before = forge.store(lab)

    # A decision with one signature lies there all the time, and stops no clock.
    told = lab.file("review.yml", {"showing": showing(1)})
    lab.do("decide", ids[1], "review", "--review-by", "2027-07-01", "--from", told, on="2027-02-03")
    lab.sign(ids[1], "p-dec", on="2027-02-03")
    counts = []
    for on in ("2027-04-15", "2027-07-29", "2047-02-28", "2097-02-28"):
        lab.do("tick", on=on)
        said = lab.publish(on, merge=False)
        assert "offered in" not in said.out
        lane = lab.lane
        assert [lane.find(id_)[1].phase for id_ in ids] == PHASES
        counts.append(attesting.overdue(lane, day(on)))
        assert lab.run("due", on=on).code == (1 if counts[-1] else 0)
    assert counts == [1, 5, 5, 5]
    assert forge.store(lab) == before
    assert all(clocks.clocks(state, lane.policy) for state in lane.states.values())
    # Two signatures, and it is out: the exact bytes have lain ready all the time.
    lab.sign(ids[4], "p-edit", "p-app", on="2097-02-28")
    assert lab.publish(calendar.next_window(day("2097-02-28"), frozenset()).isoformat()).code == 0
    assert lab.lane.find(ids[4])[1].phase is Phase.RELEASED
