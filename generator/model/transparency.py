"""What the private side of deferral publishes: a monthly attestation, and stubs of registrations that are deferred."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attestation:
    """That somebody counted. `overdue`: how many deferred registrations were late beyond the grace, on day `as_of`."""

    month: str
    as_of: str
    overdue: int


@dataclass(frozen=True, slots=True)
class Stub:
    """That a registration is deferred, and nothing else. `id` is the one that the registration will have.

    organisation_kind, annex_iii_points, grounds, scope: terms. granted, review_by, ended: months. While it is deferred
    `review_by` is there; once it has lapsed, because the system was never used, `ended` is. What is not there is "".
    """

    id: str
    organisation_kind: str
    annex_iii_points: tuple[str, ...]
    grounds: tuple[str, ...]
    scope: str
    granted: str
    review_by: str
    ended: str
