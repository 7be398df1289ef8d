"""How a column is carried over: small makers of handlers, and the handler that the schema's own mapping implies."""

from collections.abc import Callable, Mapping
from functools import cache

from generator.importers import contacts, dates, texts
from generator.importers.draft import Draft
from generator.importers.table import Cell
from generator.schema.fields import fields

Handler = Callable[[Draft, Cell], None]
Values = Callable[[str], list[str]]


def says(field: str, label: str = "") -> Handler:
    """A paragraph of a text field; `label` where the answer means nothing without its question."""

    def handle(draft: Draft, cell: Cell) -> None:
        text = draft.text(cell)
        if texts.no_answer(text) and not label:
            draft.no_answer(field, cell)
        elif text:
            draft.say(field, cell, f"{label}: {text}" if label else text)

    return handle


def as_spelled(value: str) -> list[str]:
    return [value]


def term(field: str, standard: str, otherwise: Handler | None = None, spellings: Values = as_spelled) -> Handler:
    """One term, by the vocabulary's own mapping; what it does not know goes to `otherwise`."""

    def handle(draft: Draft, cell: Cell) -> None:
        found = find(draft, field, standard, texts.one_line(cell.text), spellings)
        if found:
            draft.put(field, cell, found, code=found)
        elif texts.no_answer(cell.text):
            draft.no_answer(field, cell)
        elif otherwise:
            otherwise(draft, cell)
        else:
            draft.unmatched(field, cell)

    return handle


def terms(field: str, standard: str, otherwise: Handler, items: Values, spellings: Values = as_spelled) -> Handler:
    """Several terms; a cell with any part that is not a term also goes to `otherwise`, whole."""

    def handle(draft: Draft, cell: Cell) -> None:
        known = [find(draft, field, standard, item, spellings) for item in items(texts.clean(cell.text))]
        found = [value for value in known if value]
        if found:
            draft.data[field] = list(dict.fromkeys([*draft.data.get(field, []), *found]))
        if found and None not in known:
            draft.code(cell, field, ", ".join(found))
        else:
            otherwise(draft, cell)

    return handle


def find(draft: Draft, field: str, standard: str, value: str, spellings: Values) -> str | None:
    """The term of the field's vocabulary that stands for a value of another standard, in any of its spellings."""
    vocabulary = draft.vocabularies.get(fields()[field].vocabulary)
    if vocabulary is None:
        return None
    return next((found for way in spellings(value) if (found := vocabulary.from_other(standard, way))), None)


def spoken(draft: Draft, vocabulary: str, *words: str) -> str | None:
    """The term that people call by one of these words: its id, a label or another name."""
    known = draft.vocabularies.get(vocabulary)
    return next((known.spoken[word] for word in words if word in known.spoken), None) if known else None


def address(field: str, title: str = "") -> Handler:
    """A web address. Further ones become documents, with the title or the field's; words around them are reported."""

    def handle(draft: Draft, cell: Cell) -> None:
        found, text = contacts.urls(texts.clean(cell.text)), texts.clean(cell.text)
        if not found:
            draft.no_answer(field, cell) if texts.no_answer(text) else draft.lose(cell, "not_understood", field=field)
            return
        first, others = (found[0], found[1:]) if draft.data.setdefault(field, found[0]) == found[0] else ("", found)
        documents(draft, others, title or fields()[field].title[draft.language])
        draft.carried(cell)
        left = text
        for url in filter(None, (first, *others)):
            left = left.replace(url, " ")
        if any(character.isalnum() for character in left):
            draft.lose(cell, "not_understood", text, field)

    return handle


def documents(draft: Draft, found: list[str], title: str) -> None:
    """Add web addresses to the registration's documents."""
    known = {document["url"] for document in draft.data.get("documents", ())}
    for url in found:
        if url not in known:
            draft.data.setdefault("documents", []).append({"title": draft.localised(title), "url": url})


def date(field: str, *, day_first: bool) -> Handler:
    """A date of which the day or the month may be missing."""

    def handle(draft: Draft, cell: Cell) -> None:
        found = dates.read(texts.one_line(cell.text), day_first=day_first)
        if found and fields()[field].kind == "date" and len(found[0]) < len("2024-03-01"):
            found = None
        if found:
            draft.put(field, cell, found[0], code=found[0])
            if not found[1]:
                draft.lose(cell, "less_exact", field=field)
        elif texts.no_answer(cell.text):
            draft.no_answer(field, cell)
        else:
            draft.unmatched(field, cell)

    return handle


def strings(field: str, items: Values) -> Handler:
    """A list of short texts."""

    def handle(draft: Draft, cell: Cell) -> None:
        if texts.no_answer(cell.text):
            draft.no_answer(field, cell)
            return
        found = [draft.fit(cell, item, "string", field) for item in items(draft.text(cell)) if item.strip()]
        if found:
            draft.data[field] = list(dict.fromkeys([*draft.data.get(field, []), *found]))

    return handle


def string(field: str) -> Handler:
    """One short text."""
    return lambda draft, cell: draft.put(field, cell, draft.fit(cell, texts.one_line(cell.text), "string", field))


_NAME, _FEW = 4, 2  # words: at most a name; too few to say anything beside an address


def contact(draft: Draft, cell: Cell) -> None:
    """A functional mailbox, a web address or a telephone number; never the mailbox of a person."""
    text = texts.clean(cell.text)
    if texts.no_answer(text):
        draft.no_answer("contact", cell)
        return
    mailboxes = contacts.EMAIL.findall(text)
    functional = [mailbox for mailbox in mailboxes if contacts.functional(mailbox)]
    found, left = contacts.urls(text), text
    value: dict[str, object] = {}
    if functional:
        value["email"] = functional[0]
    if found:
        value["url"] = found[0]
    if contacts.PHONE.fullmatch(text):
        value["phone"] = text
    for taken in (*map(str, value.values()), *mailboxes):
        left = left.replace(taken, " ")
    if value:
        draft.data.setdefault("contact", value)
        draft.carried(cell)
    person = len(functional) < len(mailboxes) or "@" in left or (not value and len(text.split()) <= _NAME)
    if person:
        draft.lose(cell, "person", field="contact")
    if len(left.split()) > (_NAME if person else _FEW) or len(functional) > 1 or len(found) > 1:
        draft.lose(cell, "not_understood", field="contact")


@cache
def from_schema(standard: str, point: str) -> str:
    """The field that answers a point of a standard and holds simple values, or "". The strictest kind first."""
    answering = [
        field for field in fields().values() if point in field.maps_to.get(standard, ()) and field.kind in _SIMPLE
    ]
    return min(answering, key=lambda field: _SIMPLE.index(field.kind)).name if answering else ""


_SIMPLE = ("name", "url", "month", "date", "text", "line", "strings", "string")


def simple(standard: str, point: str, *, day_first: bool, items: Values) -> Handler | None:
    """The handler that the schema's mapping implies for a point whose field needs no terms, or None."""
    field = from_schema(standard, point)
    if not field:
        return None
    made: Mapping[str, Callable[[], Handler]] = {
        "url": lambda: address(field),
        "month": lambda: date(field, day_first=day_first),
        "date": lambda: date(field, day_first=day_first),
        "strings": lambda: strings(field, items),
        "string": lambda: string(field),
    }
    return made.get(fields()[field].kind, lambda: says(field))()
