"""Any field of any version, ready for a template that does not know which field it is."""

from typing import Any

from generator.model.history import Version
from generator.model.register import Registration
from generator.pages.edition import Edition
from generator.schema.fields import Field, fields
from generator.text import in_language

# What a field is in a template: a text, several of something, or parts with labels. Always these keys.
Shown = dict[str, Any]


def shown_value(edition: Edition, version: Version, name: str) -> Shown | None:
    """What a version says in a field; what it says instead when the question is open; None if it is not there at all.

    kind: `text`, `list`, `facts`, `open` or `unread`; `is`: what there is to show. A field `unread` is one that the
    schema of now does not understand.
    """
    if name in version.unread:
        return {"kind": "unread", "is": None}
    if name in version.data:
        return _shown(edition, fields()[name], version.data[name])
    for item in version.data.get("unanswered", ()):
        if item["field"] == name:
            shown = edition.shower.unanswered(Registration("", {"unanswered": [item]}))
            return {"kind": "open", "is": next(iter(shown.values()))[0]}
    return None


def _shown(edition: Edition, field: Field, value: Any) -> Shown:
    return _node(edition.language, field, edition.shower.value(field.name, value))


def _node(language: str, field: Field, shown: Any) -> Shown:
    if field.is_list:
        return {"kind": "list", "is": [_item(language, field, one) for one in shown]}
    return _item(language, field, shown)


def _item(language: str, field: Field, shown: Any) -> Shown:
    if not field.parts:
        return {"kind": "text", "is": shown}
    parts = [
        {"label": in_language(part.title, language), "value": _node(language, part, shown[name])}
        for name, part in field.parts.items()
        if shown[name] is not None
    ]
    return {"kind": "facts", "is": parts}
