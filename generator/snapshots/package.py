"""A snapshot as one file: a ZIP with the manifest, its signature and the files, the same bytes every time."""

import hashlib
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from zlib import error as ZlibError  # noqa: N812 - an exception

from generator.dataset.formats.zip_file import SMALL, member
from generator.errors import InputError
from generator.snapshots import layout, manifest
from generator.snapshots.manifest import Manifest

MANIFEST, SIGNATURE = "MANIFEST.json", "MANIFEST.json.sig"
_PIECE = 1 << 20
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, ZlibError, NotImplementedError, RuntimeError, EOFError, UnicodeDecodeError
)  # fmt: skip


def write(target: Path, made: Manifest, signature: bytes | None, folder: Path) -> None:
    """Write the ZIP of the files in a folder, in the order of the manifest, below a folder of the snapshot's name."""
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(member(f"{made.name}/{MANIFEST}", SMALL), made.to_bytes())
        if signature is not None:
            archive.writestr(member(f"{made.name}/{SIGNATURE}", SMALL), signature)
        for file in sorted(made.files):
            info = member(f"{made.name}/{file}", SMALL)
            with (folder / file).open("rb") as source, archive.open(info, "w") as sink:
                shutil.copyfileobj(source, sink, _PIECE)


class Package:
    """A snapshot that was read: nothing in it is believed, and nothing is unpacked."""

    def __init__(self, archive: zipfile.ZipFile, where: str) -> None:
        self._archive = archive
        names = archive.namelist()
        manifests = [name for name in names if name.endswith(f"/{MANIFEST}") and name.count("/") == 1]
        if len(manifests) != 1 or len(set(names)) != len(names):
            raise InputError(f"{where} is not a snapshot: it has no {MANIFEST}, or holds a name twice.")
        self._folder = manifests[0].removesuffix(MANIFEST)
        self.manifest_bytes = self._read(manifests[0], manifest.LARGEST)
        self.manifest = manifest.read(self.manifest_bytes, f"{MANIFEST} in {where}")
        self.signature = self._read(self._folder + SIGNATURE, _PIECE) if self._folder + SIGNATURE in names else None

    def problems(self) -> Iterator[tuple[str, str]]:
        """What of the files is not as the manifest says: (missing | changed | unknown, file)."""
        if self._folder != f"{self.manifest.name}/":
            yield "unknown", f"{self._folder} (the folder has another name)"
        if not layout.is_filled(self._archive):  # so that nothing is read twice, however large that would become
            yield "unknown", "bytes that belong to no file"
            return
        own = {MANIFEST: self.manifest_bytes} | ({SIGNATURE: self.signature} if self.signature is not None else {})
        for file, data in own.items():
            if not layout.is_plain(self._archive.getinfo(self._folder + file), len(data)):
                yield "unknown", f"{file} (a link, or with another name)"
        present = {*self._archive.namelist()}
        for file, (size, sha256) in sorted(self.manifest.files.items()):
            problem = self._problem(file, size, sha256) if self._folder + file in present else "missing"
            if problem:
                yield problem, f"{file} (a link, or with another name)" if problem == "unknown" else file
        for name in sorted(present - {self._folder + file for file in (*self.manifest.files, *own)}):
            yield "unknown", name

    def _problem(self, file: str, size: int, sha256: str) -> str:
        info = self._archive.getinfo(self._folder + file)
        if info.file_size == size and not layout.is_plain(info, size):
            return "unknown"
        return "" if info.file_size == size and self._sha256(info.filename, size) == sha256 else "changed"

    def unpack(self, folder: Path) -> None:
        """Write the files of the manifest in a folder. Only after `problems` found none."""
        for file in self.manifest.files:
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            self.extract(file, target)

    def extract(self, file: str, target: Path) -> None:
        """Write one file of the manifest. Only after `problems` found none."""
        with self._archive.open(self._folder + file) as source, target.open("wb") as sink:
            while piece := source.read(_PIECE):
                sink.write(piece)

    def _sha256(self, name: str, most: int) -> str:
        hashed, left = hashlib.sha256(), most
        try:
            with self._archive.open(name) as stream:
                while piece := stream.read(min(_PIECE, left + 1)):
                    hashed.update(piece)
                    left -= len(piece)
                    if left < 0:
                        return ""
        except _BROKEN:
            return ""
        return hashed.hexdigest()

    def _read(self, name: str, most: int) -> bytes:
        with self._archive.open(name) as stream:
            return stream.read(most + 1)


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """A snapshot to look at. Raises InputError for a file that is none."""
    if path.exists() and not path.is_file():
        raise InputError(f"{path} is not a file. Name the package, such as 2026-11-25.zip.")
    try:
        with zipfile.ZipFile(path) as archive:
            yield Package(archive, path.name)
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.") from None
    except _BROKEN:
        raise InputError(f"{path.name} is not a ZIP file, or it is damaged. Download it again.") from None


def checksums(folder: Path) -> Mapping[str, tuple[int, str]]:
    """The size and SHA-256 of every file in a folder, by path with forward slashes."""
    return {path.relative_to(folder).as_posix(): measured(path) for path in sorted(folder.rglob("*")) if path.is_file()}


def measured(path: Path) -> tuple[int, str]:
    """The size and SHA-256 of a file."""
    with path.open("rb") as stream:
        return path.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest()
