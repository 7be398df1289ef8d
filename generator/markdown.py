"""Free text → HTML: CommonMark without HTML and images; links to https, http, mailto and tel only."""

import re
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_LINK = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_SPECIAL = re.compile(r"[*_\[\]<>&`\\#~|=+\t\f\v\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_PLAIN_START = re.compile(r"[^\W\d]|['(]|&quot;")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False})
    parser.disable("image")
    parser.validateLink = lambda url: _LINK.match(url.strip()) is not None  # type: ignore[method-assign]
    return parser


_PARSER = _parser()


def render(text: str) -> Markup:
    """The HTML of a text of a registration. Safe by construction: HTML in the text is shown, never passed on."""
    html = None if _SPECIAL.search(text) else _plain(text)
    return Markup(_PARSER.render(text) if html is None else html)  # noqa: S704 - both escape whatever is in the text


def plain(text: str) -> str:
    """Its words without mark-up, on one line. Not HTML: to be escaped where it is shown."""
    if "\n" not in text and not _SPECIAL.search(text) and _PLAIN_START.match(text):
        return text
    return render(text).striptags()


def render_few(text: str) -> str:
    """The same in only paragraphs, lists and line breaks, for where no other tag is allowed, without white space.

    A link becomes its words and its address between brackets; what is emphasised or a heading, plain text.
    """
    html = None if _SPECIAL.search(text) else _plain(text)
    if html is not None:
        return html.replace(">\n", ">").replace("\n", " ")
    return "".join(_tag(token) for token in _PARSER.parse(text))


_FEW = {"paragraph": "p", "heading": "p", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li"}


def _tag(token: Token) -> str:
    if token.type == "inline":
        return _inline(token.children or [])
    if token.type in ("code_block", "fence"):
        return f"<p>{escape(token.content.strip())}</p>"
    kind, _, side = token.type.rpartition("_")
    name = _FEW.get(kind, "")
    if not name or token.hidden:
        return ""
    return f"<{name}>" if side == "open" else f"</{name}>"


def _inline(tokens: list[Token]) -> str:
    said, address = [], ""
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrs["href"])
        elif token.type == "link_close":
            said.append(f" ({escape(address)})")
        elif token.type in ("softbreak", "hardbreak"):
            said.append("<br>" if token.type == "hardbreak" else " ")
        else:
            said.append(escape(token.content))
    return "".join(said)


def _plain(text: str) -> str | None:
    """The same HTML as the parser's for paragraphs and simple lists without mark-up in them, else None.

    Most texts are that, and the parser is a third of the cost of a page. A property test holds both to the same result.
    """
    if '"' in text:
        text = text.replace('"', "&quot;")
    if "\n" not in text:
        return f"<p>{text}</p>\n" if _PLAIN_START.match(text) and text[-1] != " " else None
    blocks = []
    after_list = False
    for block in text.split("\n\n"):
        lines = block.split("\n")
        if block.startswith("- ") and not after_list:
            lines = [line[2:] if line.startswith("- ") else "" for line in lines]
            blocks.append("<ul>\n<li>" + "</li>\n<li>".join(lines) + "</li>\n</ul>\n")
            after_list = True
        else:
            blocks.append("<p>" + block + "</p>\n")
            after_list = False
        for line in lines:
            if not _PLAIN_START.match(line) or line.endswith(" "):
                return None
    return "".join(blocks)
