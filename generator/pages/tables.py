"""Tables of pages written by hand, so that a phone can show a row as a card: each cell knows its column."""

import re

_STACKED = re.compile(r"(<div [^>]*\bdl-stack\b[^>]*>\s*<table>)(.*?)(</table>)", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_HEADING = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.DOTALL)
_CELL = re.compile(r"<td(?: [^>]*)?>(.*?)</td>", re.DOTALL)
_QUOTE = '"'
_TAG = re.compile(r"<[^>]+>")


def stacked(html: str) -> str:
    """The same page with, in every table in a box `dl-stack`, the first cell of a row as its heading."""
    return _STACKED.sub(_table, html)


def _table(found: re.Match[str]) -> str:
    start, content, end = found.groups()
    head, _, body = content.partition("</thead>")
    columns = _HEADING.findall(head)
    labels = [_TAG.sub("", column).strip() for column in columns]
    headings = "".join(f'<th scope="col">{column}</th>' for column in columns)
    rows = "".join(_row(row, labels) for row in _ROW.findall(body))
    return f"{start}<thead><tr>{headings}</tr></thead><tbody>{rows}</tbody>{end}"


def _row(row: str, labels: list[str]) -> str:
    first, *others = _CELL.findall(row)
    cells = "".join(
        f'<td data-label="{label.replace(_QUOTE, "&quot;")}">{cell}</td>'
        for label, cell in zip(labels[1:], others, strict=True)
    )
    return f'<tr><th class="dl-plain" scope="row">{first}</th>{cells}</tr>'
