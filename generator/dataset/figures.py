"""The figures of the register as values of the dataset: the same numbers as on the site."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.dataset.source import DatasetSource


def figures_of(source: DatasetSource) -> Iterator[Mapping[str, Any]]:
    """The figures in the order of the page: `figure` is the key that its address holds too."""
    for figure in source.figures.all:
        yield {
            "figure": figure.key,
            "part": figure.group.value,
            "label": figure.label,
            "meaning": figure.meaning,
            "number": figure.number,
            "of": figure.of,
        }
