"""Everything in one ZIP: for who keeps a copy, or works without a connection."""

import shutil
import zipfile

from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.formats.zip_file import member
from generator.dataset.source import DatasetSource
from generator.model.message import texts

_AT_ONCE = 1 << 20


class Package(Exporter):
    """`register.zip`: every file that was written before it, unless another file in the ZIP says exactly the same."""

    file = "register.zip"
    title = texts(
        nl="Alles in één bestand (ZIP), met uitleg, licentie en controlegetallen",
        en="Everything in one file (ZIP), with explanation, licence and checksums",
    )
    media_type = "application/zip"
    group = Group.WHOLE

    def write(self, source: DatasetSource, sink: Sink) -> None:  # noqa: ARG002 - packs the files, not the register
        packed = [file for file in sorted(sink.files) if sink.files[file].packed]
        lines = [f"{sink.files[file].sha256}  {file}\n" for file in packed]
        with sink.place_file(self.file) as path, zipfile.ZipFile(path, "w") as archive:
            for file in packed:
                with sink.read_file(file) as found, archive.open(member(file), "w") as target:
                    shutil.copyfileobj(found, target, _AT_ONCE)
            archive.writestr(member("SHA256SUMS"), "".join(lines).encode())
