"""What the database has beside the tables: overviews in each language, terms with their labels, the full-text index."""

from collections.abc import Iterator, Sequence

from generator.dataset.tables import TABLES, Items
from generator.schema.columns import STATE_CELLS, Column
from generator.schema.fields import Field, fields

_INDEXED = ("name", "summary", "line", "text")  # the kinds of field that are texts to read
_MEMORY = 1 << 26  # bytes at most, for the index while it is made


def views(languages: Sequence[str]) -> Iterator[str]:
    """The statements that make the views."""
    yield _answers(languages)
    yield _terms(languages)
    for language in languages:
        yield _overview(language, languages)


def index(languages: Sequence[str]) -> Iterator[str]:
    """The statements that make the full-text index over what registrations say, in every language.

    `search` keeps no second copy of the texts: it reads them from the view `answers`, where a question without an
    answer is NULL. Accents and capitals do not count.
    """
    names = ", ".join(f'"{column.name}"' for column in _indexed(languages))
    yield (
        f"CREATE VIRTUAL TABLE search USING fts5({names}, content='answers', content_rowid='row_number', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    # All in one go: then nothing has to be merged, and no page of the file is left empty.
    yield f"INSERT INTO search(search, rank) VALUES ('hashsize', {_MEMORY})"
    yield "INSERT INTO search(search) VALUES ('rebuild')"
    yield "DELETE FROM search_config WHERE k = 'hashsize'"


def _indexed(languages: Sequence[str]) -> list[Column]:
    return [column for column in TABLES[0].columns(languages) if column.field.kind in _INDEXED and not column.counts]


def _answers(languages: Sequence[str]) -> str:
    """Registrations in which only answers stand: the states are NULL, as SQL wants it."""
    cells = ", ".join(f"'{cell}'" for cell in STATE_CELLS.values())
    shown = [
        f'CASE WHEN "{column.name}" IN ({cells}) THEN NULL ELSE "{column.name}" END AS "{column.name}"'
        if column.stateful
        else f'"{column.name}"'
        for column in TABLES[0].columns(languages)
    ]
    return f"CREATE VIEW answers AS SELECT rowid AS row_number, {', '.join(shown)} FROM registrations"


def _terms(languages: Sequence[str]) -> str:
    """Every term that a registration has, in any field, with its labels: one row each."""
    parts = [
        _term(field, f'SELECT id, 1 AS number, "{field.name}" AS term FROM answers WHERE "{field.name}" IS NOT NULL')
        for field in _single_terms()
    ]
    for table in TABLES:
        if isinstance(table, Items) and table.field.vocabulary and table.references[0].table == TABLES[0].name:
            field = table.field
            parts.append(_term(field, f'SELECT id, number, "{field.name}" AS term FROM "{table.name}"'))
    labels = ", ".join(f'v."label_{language}"' for language in languages)
    return (
        f"CREATE VIEW terms AS SELECT t.id, t.field, t.number, t.vocabulary, t.term, {labels} FROM ("
        + " UNION ALL ".join(parts)
        + ") AS t LEFT JOIN vocabularies AS v ON v.vocabulary = t.vocabulary AND v.term = t.term"
    )


def _term(field: Field, found: str) -> str:
    return f"SELECT id, '{field.name}' AS field, number, '{field.vocabulary}' AS vocabulary, term FROM ({found})"


def _single_terms() -> list[Field]:
    return [field for field in fields().values() if field.vocabulary and not field.is_list]


def _overview(language: str, languages: Sequence[str]) -> str:
    """One row per registration, ready to read: names for codes, texts in one language or else in another."""
    order = (language, *(other for other in languages if other != language))
    chosen = ["a.id", f"{_either('a', 'name', order)} AS name", f"{_either('o', 'name', order)} AS organisation_name"]
    joins = ["LEFT JOIN organisations AS o ON o.organisation = a.organisation"]
    for field in fields().values():
        if field.name in ("id", "name") or field.is_list or field.parts:
            continue
        if field.vocabulary:
            own = f"v_{field.name}"
            joins.append(
                f"LEFT JOIN vocabularies AS {own} ON {own}.vocabulary = '{field.vocabulary}' "
                f'AND {own}.term = a."{field.name}"'
            )
            chosen.append(f'COALESCE({_either(own, "label", order)}, a."{field.name}") AS "{field.name}"')
        elif field.localised:
            chosen.append(f'{_either("a", field.name, order)} AS "{field.name}"')
        else:
            chosen.append(f'a."{field.name}"')
    return f'CREATE VIEW "overview_{language}" AS SELECT {", ".join(chosen)} FROM answers AS a {" ".join(joins)}'


def _either(table: str, name: str, order: Sequence[str]) -> str:
    cells = [f'{table}."{name}_{language}"' for language in order]
    return cells[0] if len(cells) == 1 else f"COALESCE({', '.join(cells)})"
