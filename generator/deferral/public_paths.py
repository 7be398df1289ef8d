"""Where things stand in the public repository."""

from generator.source.tree import TRANSPARENCY

DATA = "registry-data/"


def stub(registration_id: str) -> str:
    """The page that only says that a registration is deferred."""
    return f"{DATA}{TRANSPARENCY}/stubs/{registration_id}.yml"
