"""What can be asked of a clone on this machine without reading what is in its files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.deferral import git_config
from generator.deferral.clone_settings import Place, place
from generator.errors import InputError
from generator.source import git

_ADDRESSES = ("url", "pushurl")
TOLD = "register.publicUrl"  # other ways to reach the public repository, as `init` was told


@dataclass(frozen=True)
class Clone:
    """A clone on this machine. path: as it was given. Raises InputError if it is none."""

    path: Path

    def __post_init__(self) -> None:
        if not self.path.is_dir() or not git.succeeds(self.path, "rev-parse", "--git-dir"):
            raise InputError(f"{self.path} is no git repository. Name the folder of a clone.")

    @cached_property
    def _asked(self) -> list[str]:
        asked = ("rev-parse", "--git-dir", "--git-common-dir", "--is-bare-repository")
        return git.text(self.path, *asked).splitlines()

    @cached_property
    def own_git_dir(self) -> Path:
        """The git directory of these files; in a second work tree of a clone that is not the git directory itself."""
        return (self.path / self._asked[0]).resolve()

    @cached_property
    def git_dir(self) -> Path:
        """Where the objects, refs and settings are."""
        return (self.path / self._asked[1]).resolve()

    @cached_property
    def root(self) -> Path:
        """The folder of the files; of a bare repository that of the repository."""
        if self._asked[2] == "true":
            return self.git_dir
        return Path(git.text(self.path, "rev-parse", "--show-toplevel")).resolve()

    @cached_property
    def settings(self) -> Mapping[str, list[str]]:
        """Its own configuration: all values of each setting."""
        return git_config.read(self.path)

    def values(self, name: str) -> list[str]:
        """All values of one setting."""
        return self.settings.get(git_config.canonical(name), [])

    @cached_property
    def remotes(self) -> list[str]:
        """The names of the remotes."""
        return git.text(self.path, "remote").splitlines()

    @cached_property
    def home(self) -> list[str]:
        """The remote that it came from; if that cannot be told, all remotes."""
        return ["origin"] if "origin" in self.remotes else self.remotes

    def destinations(self, remotes: Sequence[str]) -> set[Place]:
        """Where remotes lead, as they are written and as git takes them."""
        written = [address for name in remotes for key in _ADDRESSES for address in self.values(f"remote.{name}.{key}")]
        for line in git.text(self.path, "remote", "--verbose").splitlines():
            name, _, rest = line.partition("\t")
            if name in remotes:
                written.append(rest.rpartition(" (")[0])
        return {place(address, self.root) for address in written}

    @cached_property
    def own_places(self) -> set[Place]:
        """The places on this machine where somebody else would find it."""
        return {place(str(self.root)), place(str(self.git_dir)), place(str(self.path.resolve()))}

    @cached_property
    def refs(self) -> list[str]:
        """The full names of its refs."""
        return git.text(self.path, "for-each-ref", "--format=%(refname)").splitlines()

    @cached_property
    def commits(self) -> set[str]:
        """The ids of all commits in its store, reachable or not."""
        asked = ("cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objecttype) %(objectname)")
        lines = git.text(self.path, *asked).splitlines()
        return {line.removeprefix("commit ") for line in lines if line.startswith("commit ")}


def public_addresses(public: Clone, private: Clone | None = None) -> Sequence[str]:
    """How the public repository may be written down: where a clone of it came from, and that clone itself.

    private: a private clone, which may have been told of other ways to reach it.
    """
    written = [address for name in public.home for address in public.values(f"remote.{name}.url")]
    absolute = [
        address if "://" in address or place(address, public.root).host else str((public.root / address).resolve())
        for address in written
    ]
    told = private.values(TOLD) if private else []
    return [*absolute, *told, *{str(public.root), str(public.git_dir)}]
