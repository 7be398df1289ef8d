"""Large libraries that only a build needs: loaded when a file is written, so that a check starts without them."""

from importlib import import_module
from typing import Any

from generator.errors import ConfigurationError


def need(module: str) -> Any:
    """A module of an optional package. Raises ConfigurationError that says how to get it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise
        raise ConfigurationError(
            f"A build writes all formats of the dataset, and needs {error.name}. Install it: "
            "`make site` does, or `python3 -m pip install 'daglicht[formats]'`. Checking registrations needs nothing."
        ) from None
