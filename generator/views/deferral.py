"""What can be said in public about deferral: what was released, what the last attestation is, how long it is silent."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.register import Organisation, Register, Registration
from generator.model.transparency import Attestation, Stub


@dataclass(frozen=True, slots=True)
class Silence:
    """That the private side has not attested for longer than it should.

    since: the day of the newest attestation, or the first day of the month in which there should have been one.
    attested: whether there ever was one. alarm: whether it is so long that every page says so.
    """

    since: datetime.date
    attested: bool
    alarm: bool


@dataclass(frozen=True)
class Deferrals:
    """What the public side knows of deferral on a day. It knows nothing of what is deferred now without a stub."""

    register: Register
    on: datetime.date

    @cached_property
    def attestations(self) -> tuple[Attestation, ...]:
        """The newest first."""
        return tuple(reversed(self.register.attestations))

    @cached_property
    def stubs(self) -> tuple[Stub, ...]:
        """The latest granted first; in one month in the order of their ids."""
        ordered = sorted(self.register.stubs, key=lambda stub: stub.id)
        return tuple(sorted(ordered, key=lambda stub: stub.granted, reverse=True))

    @cached_property
    def released(self) -> tuple[Registration, ...]:
        """The registrations that were deferred: partly withheld ones first, then the latest released one first."""
        were = sorted((r for r in self.register.registrations if "deferral" in r.data), key=lambda r: r.id)
        return tuple(sorted(were, key=lambda r: str(r.data["deferral"].get("until", "x")), reverse=True))

    def sentence(self, organisation: Organisation | None) -> Mapping[str, str] | None:
        """What every page of an organisation says if its kind may defer, whether or not it does; else None."""
        policy = self.register.deferral_policy
        if policy is None or organisation is None:
            return None
        may = self.register.means("organisation-kinds", organisation.kind, "may_defer")
        return policy.standard_sentence if may else None

    @cached_property
    def silence(self) -> Silence | None:
        """How long the private side has said nothing, if that is too long. From public data and the day alone."""
        policy = self.register.deferral_policy
        if policy is None or not policy.attestation_from:
            return None
        # A day that is still to come does not count: it would keep the site silent until then.
        attested = [a.as_of for a in self.register.attestations if a.as_of <= self.on.isoformat()]
        if not attested and self.on.isoformat()[:7] <= policy.attestation_from:
            return None
        since = datetime.date.fromisoformat(max(attested, default=f"{policy.attestation_from}-01"))
        days = (self.on - since).days
        if days <= policy.notice_after:
            return None
        return Silence(since, bool(attested), alarm=days > policy.alarm_after)
