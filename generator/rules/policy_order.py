"""AIR-349: numbers in the rules of deferral that cannot both hold."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.rules.hit import Hit
from generator.source.tree import DEFERRAL_POLICY

MESSAGE = Message(
    code="AIR-349",
    severity=Severity.ERROR,
    what={
        "nl": "“{later}” ({later_value}) moet meer zijn dan “{earlier}” ({earlier_value})",
        "en": "“{later}” ({later_value}) must be more than “{earlier}” ({earlier_value})",
    },
    why={
        "nl": "Het een volgt op het ander. Met deze getallen zou een van de twee nooit gebeuren.",
        "en": "One follows the other. With these numbers one of the two would never happen.",
    },
    fix={
        "nl": "Maak “{later}” groter of “{earlier}” kleiner.",
        "en": "Make “{later}” larger or “{earlier}” smaller.",
    },
    wrong="# path: deferral-policy.yml\nattestation:\n  notice_after: 70\n  alarm_after: 40",
    right="# path: deferral-policy.yml\nattestation:\n  notice_after: 40\n  alarm_after: 70",
)


def check_register(register: Register) -> Iterator[Hit]:
    policy = register.deferral_policy
    if policy is None:
        return
    for group, earlier, early, later, late in (
        ("attestation", "notice_after", policy.notice_after, "alarm_after", policy.alarm_after),
        ("days", "grace", policy.grace_days, "escalation", policy.escalation_days),
    ):
        if late <= early:
            data = {"earlier": earlier, "earlier_value": str(early), "later": later, "later_value": str(late)}
            yield Hit(DEFERRAL_POLICY, (group, later), data)
