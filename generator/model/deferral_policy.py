"""The public rules of deferral: how long at most, who has to agree, and when silence is noticed."""

from dataclasses import dataclass

from generator.model.message import Texts


@dataclass(frozen=True, slots=True)
class DeferralPolicy:
    """`deferral-policy.yml`. Months and days are whole numbers, at least 1.

    since: the month from which these rules apply. time_zone: where days start and end.
    first_months, review_months, extension_months: the longest first term, time between reviews, and extension.
    outside_from_months: from so many months in total somebody from outside has to agree.
    proposal_days, publication_days: within which a proposal is decided on, an ended deferral published.
    grace_days, escalation_days: after so many days of being late it counts in public, the overseer gets a copy.
    reminders: so many days before each date.
    attestation_from: month of the first attestation; "" while the private side has not started.
    notice_after, alarm_after: days after the newest attestation, on the page on deferral and on every page.
    closed_days: days, such as 2027-01-01, on which nobody works, beside weekends.
    standard_sentence: what every page of an organisation that may defer says.
    nil_declaration: what its declaration to use nothing says in any case; none in a register that does not ask for it.
    """

    since: str
    time_zone: str
    first_months: int
    review_months: int
    extension_months: int
    outside_from_months: int
    proposal_days: int
    publication_days: int
    grace_days: int
    escalation_days: int
    reminders: tuple[int, ...]
    attestation_from: str
    notice_after: int
    alarm_after: int
    closed_days: frozenset[str]
    standard_sentence: Texts
    nil_declaration: Texts
