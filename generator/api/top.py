"""The endpoint that names all others."""

from collections.abc import Iterator, Sequence

from generator.api.contract import ADDRESS, INTEGER, STRING, TEXTS, Answer, Endpoint, json, list_of, object_of
from generator.dataset.source import DatasetSource
from generator.model.interface import BASE
from generator.model.message import texts


class Index(Endpoint):
    """What there is, and where the description and the dataset are."""

    path = "index.json"
    about = texts("Wat er is", "What there is")
    schema = object_of(
        {
            "name": TEXTS, "publisher": TEXTS, "licence": STRING, "registrations": INTEGER, "organisations": INTEGER,
            "openapi": ADDRESS, "dataset": ADDRESS, "endpoints": list_of(object_of({"path": STRING, "about": TEXTS})),
        }
    )  # fmt: skip

    def __init__(self, others: Sequence[Endpoint]) -> None:
        self._others = others

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        settings = source.register.settings
        yield Answer(
            {},
            json(
                {
                    "name": settings.name,
                    "publisher": settings.publisher,
                    "licence": settings.licence,
                    "registrations": len(source.registrations),
                    "organisations": len(source.organisations),
                    "openapi": f"{source.base_url}/{BASE}openapi.json",
                    "dataset": f"{source.base_url}/data/register.json",
                    "endpoints": [{"path": f"/{BASE}{each.path}", "about": each.about} for each in self._others],
                }
            ),
        )
