"""Where the parts of a register live: its data, its templates, the theme's configuration."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ConfigurationError


@dataclass(frozen=True)
class Project:
    """The folders of one register. root: holds mkdocs.yml and site-templates/. data: the `registry-data/` folder."""

    root: Path
    data: Path

    @property
    def templates(self) -> Path:
        return self.root / "site-templates"

    @property
    def theme_configuration(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def cache(self) -> Path:
        return self.root / ".cache" / "register"

    def files(self) -> Iterator[Path]:
        """The files besides the data that a site is made of."""
        yield self.theme_configuration
        yield from (path for path in self.templates.rglob("*") if path.is_file())

    def require(self) -> None:
        """Raise ConfigurationError if this is not the folder of a register."""
        for path in (self.templates, self.theme_configuration):
            if not path.exists():
                raise ConfigurationError(
                    f"There is no {path}. Run this in the folder of the register, or name that folder with --project."
                )
