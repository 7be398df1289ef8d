"""Files in a ZIP that are the same bytes whenever and wherever it is made: of the dataset, workbooks and snapshots."""

import stat
import zipfile

QUICK = 2  # measured: four times as fast as the usual 6, a quarter larger
SMALL = 6
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can say
_UNIX, _MODE = 3, stat.S_IFREG | 0o644
_COMPRESSED = (".xlsx", ".parquet", ".zip")  # as they are: to compress them again takes long and gains nothing


def member(name: str, level: int = QUICK) -> zipfile.ZipInfo:
    """A file in a ZIP without the moment and the machine of its making. level: of compression, where there is any."""
    info = zipfile.ZipInfo(name, _MOMENT)
    info.create_system = _UNIX
    info.external_attr = _MODE << 16
    info.compress_type = zipfile.ZIP_STORED if name.endswith(_COMPRESSED) else zipfile.ZIP_DEFLATED
    info._compresslevel = level  # type: ignore[attr-defined]  # public from Python 3.13 on, as compress_level
    return info
