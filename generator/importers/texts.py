"""Texts of others → texts as they may stand in a registration: CommonMark without HTML, no characters that mislead."""

import html
import re
from html.parser import HTMLParser

from generator.source.yaml_reader import FORBIDDEN
from generator.text import fold, reads_as_formula

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_ORDINARY = re.compile(r"[^\W_](?:[ -~¡-ÿ‘’“”–—€…]*)", re.ASCII)
_NOT_IN_YAML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_MANY_LINES = re.compile(r"\n{3,}")

_TAGS = (
    r"(?:a|b|blockquote|br|code|div|em|font|h[1-6]|i|li|ol|p|pre|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)"
    r"(?=[\s/>])"
)
_TAG = re.compile(rf"</?{_TAGS}", re.IGNORECASE)
_NO_TAG = re.compile(rf"<(?!/?{_TAGS})", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NO_ENTITY = re.compile(rf"&(?!{_ENTITY.pattern[1:]})")

_BULLET = re.compile(r"^(?:[•·‣▪●◦○∙*]\s*|[-–—](?=\s)\s*|-(?=[^\W\d_]))(?=\S)")
_LIST_ITEM = re.compile(r"^(?:\* |\d{1,3}[.)] )")
_MEANS_SOMETHING = re.compile(r"^(?=#{1,6}(?: |$)|>|\+ |={2,}$|-{2,}$|_{3,}$|`{3,}|~{3,})")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*(?= |$)|\n")

# What people write when they have no answer, as `fold` gives it.
_NO_ANSWER = re.compile(
    "|blank|blank not provided|n a|n v t|na|nader te bepalen|nan|niet bekend|niet beschikbaar|niet van toepassing|"
    "nog niet bekend|nog niet beschikbaar|not applicable|not available|not available yet|not yet available|null|nvt|"
    "onbekend|tbd|to be determined|unknown|volgt"
)
_LONGEST_NO_ANSWER = 40


def clean(text: str) -> str:
    """Ordinary spaces and line breaks, no tabs, no characters that are invisible or reorder text; stripped."""
    if _ORDINARY.fullmatch(text) and "  " not in text:
        return text.strip()
    text = _SPACES.sub(" ", _BREAKS.sub("\n", text))
    text = re.sub("[\x80-\x9f]", lambda found: _meant(found.group()), text)
    text = _NOT_IN_YAML.sub("\ufffd", FORBIDDEN.sub("", text))
    return _MANY_LINES.sub("\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip()


def _meant(control: str) -> str:
    """A control character of the range that Windows-1252 uses for quotes and dashes: that character."""
    try:
        return control.encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return ""


def blank(text: str) -> bool:
    """Whether a text holds nothing to read: only characters that cannot be seen, or only HTML tags."""
    text = clean(text)
    return not text or ("<" in text and not fold(commonmark(text, breaks_count=True)))


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(clean(text).split())


def no_answer(text: str) -> bool:
    """Whether a text says only that there is no answer."""
    return len(text) <= _LONGEST_NO_ANSWER and _NO_ANSWER.fullmatch(fold(text)) is not None


def commonmark(text: str, *, breaks_count: bool) -> str:
    """A cleaned text, plain or HTML, as CommonMark: paragraphs and lists kept, nothing that shows as something else.

    breaks_count: a single line break was meant (a form field), and not an accident of copying (a table in a PDF).
    """
    if "<" in text and _TAG.search(text):
        parser = _ToCommonMark()
        parser.feed(_NO_TAG.sub("&lt;", _NO_ENTITY.sub("&amp;", text)))
        parser.close()
        text = clean("".join(parser.parts))
    elif "&" in text:
        text = clean(_ENTITY.sub(lambda found: html.unescape(found.group()), text))
    if "\n" not in text:
        return _marked(text) if text[:1] in "•·‣▪●◦○∙*-–—#>+=@_`~" else text
    lines = [_MEANS_SOMETHING.sub(r"\\", _BULLET.sub("* ", line)) for line in text.split("\n")]
    out: list[str] = []
    for line in lines:
        if out and out[-1] and line and (breaks_count or _LIST_ITEM.match(line)):
            both = bool(_LIST_ITEM.match(out[-1])) and bool(_LIST_ITEM.match(line))
            out.append("") if not both else None
        out.append(line)
    return _no_formula(_MANY_LINES.sub("\n\n", "\n".join(out)).strip())


def _marked(text: str) -> str:
    return _no_formula(_MEANS_SOMETHING.sub(r"\\", _BULLET.sub("* ", text)))


def _no_formula(text: str) -> str:
    """A text that a spreadsheet would calculate with, with its first sign escaped: readers see the same."""
    return "\\" + text if text[:1] in ("=", "+", "-", "@") and reads_as_formula(text) else text


class _ToCommonMark(HTMLParser):
    """Blocks become paragraphs, items become lines of a list, links keep their address; other tags leave their text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._lists: list[int] = []
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else -1)
            self.parts.append("\n")
        elif tag == "li":
            if self._lists and self._lists[-1] >= 0:
                self._lists[-1] += 1
            self.parts.append(f"\n{self._lists[-1]}. " if self._lists and self._lists[-1] > 0 else "\n* ")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self.parts)))
        elif tag in ("br", "tr"):
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")
        elif tag in ("p", "div", "blockquote", "pre", "table") or re.fullmatch("h[1-6]", tag):
            self.parts.append("" if self.parts and re.search(r"\n(?:\*|\d+\.) $", self.parts[-1]) else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
            self.parts.append("\n\n")
        elif tag == "a" and self._links:
            address, start = self._links.pop()
            shown = "".join(self.parts[start:]).strip()
            if address and address != shown:
                del self.parts[start:]
                linked = address.startswith(("https://", "mailto:", "tel:")) and not set(address) & set(" ()<>")
                self.parts.append(f"[{shown}]({address})" if linked and shown else f"{shown} ({address})")
        elif tag in ("p", "div", "blockquote", "pre", "table") or re.fullmatch("h[1-6]", tag):
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def split(text: str, longest: int) -> tuple[str, str]:
    """The start of a text of at most `longest` characters that ends well (a sentence, else a word…), and the rest."""
    if len(text) <= longest:
        return text, ""
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, longest)]
    if ends and ends[-1] >= min(60, longest // 4):
        return text[: ends[-1]].rstrip(), text[ends[-1] :].lstrip()
    cut = text.rfind(" ", 0, longest - 1)
    cut = cut if cut > 0 else longest - 1
    return text[:cut].rstrip() + "…", text[cut:].lstrip()
