"""Everything that stands in the cells of a Parquet file, in which columns are compressed.

Read by the library that wrote it. It is an optional part of this program, and only there where a dataset is built.
"""

import importlib
import io
from collections.abc import Iterator, Mapping
from typing import Any

_ROWS = 1000  # in one piece
_LARGEST = 512 * 1024 * 1024  # bytes of all columns, decompressed


class UnreadableError(Exception):
    """This is no Parquet file, or the library to read it is not here."""


def cells(data: bytes) -> Iterator[bytes]:
    """The texts in the cells put together, and each binary value. Raises UnreadableError, after what could be read."""
    try:
        arrow, parquet = (importlib.import_module(name) for name in ("pyarrow", "pyarrow.parquet"))
    except ImportError:
        raise UnreadableError from None
    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        groups = (file.metadata.row_group(number) for number in range(file.num_row_groups))
        if sum(group.total_byte_size for group in groups) > _LARGEST:
            raise UnreadableError
        for rows in file.iter_batches(_ROWS):
            found = list(_values(rows.to_pylist()))
            yield "\n".join(str(one) for one in found if not isinstance(one, bytes)).encode()
            yield from (one for one in found if isinstance(one, bytes))
    except (arrow.ArrowException, TypeError):
        raise UnreadableError from None


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for one in value:
            yield from _values(one)
    elif value is not None:
        yield value
