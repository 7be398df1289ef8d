"""The guards and the private lane together: what is right gets through both hooks, and nothing rings."""

from generator.deferral import alarm, clone_settings
from tests.deferral import lab as labs
from tests.deferral.lab import Lab, git


def test_a_whole_life_gets_through_both_hooks_and_rings_no_alarm(lab: Lab) -> None:
    for hook, repository in (("pre-receive", lab.public), ("pre-receive-private", lab.private)):
        file = repository / "hooks/pre-receive"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(clone_settings.hook_text(hook))
        file.chmod(0o755)
    before = git(lab.private, "rev-parse", "deferred")
    id_ = labs.propose(lab)
    labs.grant(lab, id_)
    lab.decide(id_, "end", "--because", "event-occurred", "--by", "p-dec", "--by", "p-app", on="2027-08-20")
    assert lab.publish("2027-09-01").code == 0
    assert lab.do("audit", on="2027-09-02").code == 0
    assert git(lab.private, "rev-parse", "deferred") != before
    assert "zonnebloem" in git(lab.public, "ls-tree", "-r", "--name-only", "main")
    assert alarm.listen(lab.public) == alarm.Alarm(0, ())
    assert alarm.listen(lab.private).marks > 0, "the private repository itself would ring"
