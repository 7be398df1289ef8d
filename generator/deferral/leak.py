"""What a search goes through, and what it finds."""

from dataclasses import dataclass

from generator.deferral.needles import Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to search. where: the object or file; inside: the containers it came out of; data: its bytes."""

    where: str
    inside: tuple[str, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class Leak:
    """One find. where: the id of an object, the path of a file, or which ref; inside: the containers around it.

    deferral: the id of the deferral, or "any canary" for one that was not asked for; "" if nothing could be searched.
    """

    where: str
    inside: tuple[str, ...]
    deferral: str
    kind: Kind
