"""Which registers can be imported, by the name of their format on the command line."""

from generator.importers.algoritmeregister import Algoritmeregister
from generator.importers.importer import Importer
from generator.importers.omb import Omb


def importers() -> dict[str, Importer]:
    """A fresh importer for every format."""
    made: tuple[Importer, ...] = (Algoritmeregister(), Omb())
    return {importer.format: importer for importer in made}
