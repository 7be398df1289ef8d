"""The frame of a page, rendered once by the theme: a page is the frame's constant pieces joined with its own."""

import datetime
import re
from collections.abc import Sequence
from html import escape

from babel import Locale

from generator.dates import in_words
from generator.errors import ConfigurationError

# What the theme's page holds, each once and in this order: `[[description]]` and so on.
MARKERS = ["description", "title", "links", "alarm", "language_link", "body", "as_of", "version"]
_MARKER = re.compile(r"\[\[(\w+)\]\]")
_CURRENT = re.compile(r"\[\[current ([^\]]*)\]\]")
_FROM_ROOT = re.compile(r'(\s(?:href|src)=")/(?!/)')
_NOT_FROM_ROOT = re.compile(r'\s(?:href|src)="(?!/|#|https:)([^"]*)"')
_BETWEEN_TAGS = re.compile(r"(>|\[\[(?:links|alarm|body)\]\])\s+(?=<|\[\[(?:links|alarm|body)\]\])")
_INLINE = re.compile(r"<script\b(?![^>]*\ssrc=)|<style\b|<[^>]*\s(?:style|on[a-z]+)\s*=", re.IGNORECASE)
_FOREIGN = re.compile(
    r"<(?:link|script|img|iframe|source|object|embed|video|audio|form)\b[^>]*"
    r"\s(?:src|href|srcset|data|action)\s*=\s*[\"']?(?:https?:)?//",
    re.IGNORECASE,
)


def frame_of(html: str) -> str:
    """The theme's page as a frame: markers checked, white space between tags taken out.

    Raises ConfigurationError when it has other markers than a page fills in, or something that a page may not have.
    """
    found = _MARKER.findall(html)
    if found != MARKERS:
        raise ConfigurationError(
            f"The theme's page has the markers {', '.join(found) or 'none'}; needed are {', '.join(MARKERS)}, in this "
            "order. Has the theme been updated? Compare site-templates/theme/main.html with the theme's base.html."
        )
    refuse_what_policy_blocks(html, "The theme's page")
    stray = _NOT_FROM_ROOT.search(html)
    if stray:
        raise ConfigurationError(
            f"The theme's page links to {stray[1]!r}, which is not part of the site. Has the theme been updated? "
            "A link in site-templates/theme starts with /; what Material adds of its own is emptied there."
        )
    return _BETWEEN_TAGS.sub(r"\1", html).strip() + "\n"


def refuse_what_policy_blocks(html: str, where: str) -> None:
    """Raise ConfigurationError for an inline script or style, or something that is fetched from another site."""
    hit = _INLINE.search(html) or _FOREIGN.search(html)
    if hit:
        raise ConfigurationError(
            f"{where} holds {hit[0][:80]!r}. The pages' Content Security Policy blocks inline scripts and styles and "
            "everything from other sites. Put it in a file in site-templates/assets, or take it out."
        )


def root_of(path: str) -> str:
    """The way from a page to the root of the site: `../../` for `nl/over/`."""
    return "../" * path.count("/")


def relative_links(html: str, root: str) -> str:
    """The same HTML with every link that starts with / made relative, so that the site works in any folder."""
    return _FROM_ROOT.sub(lambda hit: hit[1] + root, html)


class Shell:
    """The frame in one language, for one build.

    frame: what `frame_of` returned. languages: of the site, the leading one first. name: of the register.
    base_url: where the site lives, for canonical addresses. as_of, version: date and commit of the data, in the footer.
    alarm: HTML that every page begins with, links from the root of the site; "" for none.
    """

    def __init__(
        self,
        frame: str,
        language: str,
        *,
        languages: Sequence[str],
        name: str,
        base_url: str,
        as_of: datetime.date,
        version: str,
        alarm: str = "",
    ) -> None:
        self.language = language
        self._leading = languages[0]
        self._other = next((one for one in languages if one != language), "")
        self._name = name
        self._base = base_url.rstrip("/") + "/"
        day = in_words(as_of.isoformat(), language)
        frame = frame.replace("[[as_of]]", f'<time datetime="{as_of.isoformat()}">{escape(day)}</time>')
        self._frame = frame.replace("[[version]]", escape(version)).replace("[[alarm]]", alarm)
        self._menu: list[str] = _CURRENT.findall(frame)
        self._cut: dict[tuple[str, str, bool], tuple[bytes, ...]] = {}

    def page(
        self,
        *,
        title: str,
        description: str,
        path: str,
        body: str | bytes,
        twin_path: str = "",
        head: str = "",
        root: str | None = None,
    ) -> bytes:
        """A whole page.

        title, description: plain text. path: its address from the root of the site, such as `nl/over/`.
        twin_path: the same page in the other language, if there is one. body: HTML of the main content.
        head: more HTML for the head, such as a link to a feed. root: for a page that is shown at any address, such as
        404.html, the address of the root instead of the way to it; such a page has no canonical address.
        """
        links = head
        if root is None:
            root = root_of(path)
            links = self._addresses(path, twin_path) + head
        current = self._current(path)
        key = (root, current, current == path)
        pieces = self._cut.get(key) or self._pieces(key)
        start, after_description, after_title, after_links, after_language, end = pieces
        return b"".join(
            (
                start,
                escape(description).encode(),
                after_description,
                escape(f"{title} – {self._name}" if title and title != self._name else self._name).encode(),
                after_title,
                links.encode(),
                after_links,
                twin_path.encode() if twin_path or not self._other else f"{self._other}/".encode(),
                after_language,
                body if isinstance(body, bytes) else body.encode(),
                end,
            )
        )

    def _addresses(self, path: str, twin_path: str) -> str:
        """The canonical address, and the one in each language."""
        own = escape(self._base + path)
        canonical = f'<link rel="canonical" href="{own}">'
        if not twin_path:
            return canonical
        twin = escape(self._base + twin_path)
        leading = own if self.language == self._leading else twin
        return (
            f'{canonical}<link rel="alternate" hreflang="{self.language}" href="{own}">'
            f'<link rel="alternate" hreflang="{self._other}" href="{twin}">'
            f'<link rel="alternate" hreflang="x-default" href="{leading}">'
        )

    def _current(self, path: str) -> str:
        """The item of the menu that the page is or stands under. Everything stands under the first, home: not meant."""
        for address in self._menu[1:]:
            if path.startswith(address):
                return address
        return path if path == self._menu[0] else ""

    def _pieces(self, key: tuple[str, str, bool]) -> tuple[bytes, ...]:
        """The constant pieces for one way to the root and one item of the menu."""
        root, current, is_the_page = key
        mark = ' aria-current="page"' if is_the_page else ' aria-current="true"'
        html = _CURRENT.sub(lambda hit: mark if hit[1] == current else "", self._frame)
        cut = _MARKER.split(relative_links(html, root))[::2]
        if self._other:
            own_name = escape(Locale.parse(self._other).get_display_name(self._other) or self._other)
            cut[3] += f'<a hreflang="{self._other}" lang="{self._other}" rel="alternate" href="{root}'
            cut[4] = f'">{own_name}</a>{cut[4]}'
        pieces = tuple(piece.encode() for piece in cut)
        self._cut[key] = pieces
        return pieces
