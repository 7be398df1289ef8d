"""The dataset of a register: every exporter in turn, and a manifest of what they wrote."""

from pathlib import Path

from generator.dataset.contract import Exporter, Manifest, PublishedFile
from generator.dataset.descriptions.citation import BibtexFile, CitationFile, RisFile
from generator.dataset.descriptions.codebook_files import CodebookCsv, CodebookJson
from generator.dataset.descriptions.csvw import CsvOnTheWeb
from generator.dataset.descriptions.data_package import DataPackage
from generator.dataset.descriptions.dcat import CATALOGUES
from generator.dataset.descriptions.documents import Checksums, Licence, Readme, Schema
from generator.dataset.descriptions.figures_file import FiguresJson
from generator.dataset.descriptions.known_issues import KnownIssues, issues
from generator.dataset.descriptions.quality import QualityJson
from generator.dataset.formats.crosswalk_files import CrosswalkFiles, CrosswalkLosses
from generator.dataset.formats.csv_table import CsvTable, SpreadsheetCsvTable
from generator.dataset.formats.json_files import RegisterJson, RegistrationLines
from generator.dataset.formats.package import Package
from generator.dataset.formats.parquet import ParquetTable
from generator.dataset.formats.selections import SelectionFiles, SelectionTables
from generator.dataset.formats.sqlite import Database
from generator.dataset.formats.workbook import Spreadsheet
from generator.dataset.sink import FolderSink, WriteFile, writer_to
from generator.dataset.source import DatasetSource
from generator.dataset.tables import TABLES

_CHECKSUMS, _PACKAGE, _CROSSWALKS = Checksums(), Package(), CrosswalkFiles()
_DATA: tuple[Exporter, ...] = (
    RegisterJson(),
    RegistrationLines(),
    *(form(table) for table in TABLES for form in (CsvTable, SpreadsheetCsvTable, ParquetTable)),
    Spreadsheet(),
    Database(),
    FiguresJson(),
    QualityJson(),
    SelectionTables(),
    SelectionFiles(),
    Schema(),
    CodebookCsv(),
    CodebookJson(),
    _CROSSWALKS,
    CrosswalkLosses(_CROSSWALKS),
    DataPackage(),
    CsvOnTheWeb(),
    CitationFile(),
    BibtexFile(),
    RisFile(),
    Licence(),
    KnownIssues(),
)
# In the order in which they write: what describes or holds other files comes after them, the checksums last.
EXPORTERS: tuple[Exporter, ...] = (
    *_DATA,
    Readme((*_DATA, _PACKAGE, *CATALOGUES, _CHECKSUMS)),
    _PACKAGE,
    *CATALOGUES,
    _CHECKSUMS,
)


def export(source: DatasetSource, folder: Path, write_file: WriteFile | None = None) -> Manifest:
    """Write the dataset in `folder`, which is new or holds nothing to keep.

    write_file: writes a small file, given its path from `folder` and its bytes, for a build that links what did not
    change. It must write in `folder` too. Large files are streamed there directly.
    The same source gives the same bytes. Raises OSError when the folder cannot be written.
    """
    files: dict[str, PublishedFile] = {}
    save = write_file or writer_to(folder)
    for exporter in EXPORTERS:
        exporter.write(source, FolderSink(exporter, folder, save, files))
    return Manifest(source.on, source.commit, tuple(files.values()), tuple(issue.text for issue in issues(source)))
