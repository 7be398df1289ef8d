"""The pages written by hand, with what only the build knows put where they ask for it: `<!-- contact -->`."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from generator.errors import ConfigurationError
from generator.pages.beside import Beside
from generator.pages.deferral_pages import deferral_part
from generator.pages.downloads_part import downloads, head_of_data
from generator.pages.edition import Edition, Page
from generator.pages.editorial_parts import calls, contact, example, obligations, publisher, reviewed
from generator.pages.glossary_part import glossary_part
from generator.pages.releases_part import releases_part, signers_part
from generator.pages.tables import stacked
from generator.pages.theme.shell import root_of
from generator.pages.theme.theme import EditorialPage

_SLOT = re.compile(r"(?:<|&lt;)!-- ([a-z]+) --(?:>|&gt;)")  # the second in examples of code
_CHECK_AGAIN = datetime.timedelta(days=366)


def editorial_pages(
    edition: Edition, twin: Edition | None, pages: Sequence[EditorialPage], beside: Beside
) -> Iterator[Page]:
    """The editorial pages in one language. Raises ConfigurationError for a slot that nothing fills."""
    twins = {page.key: page.path for page in pages if twin and page.language == twin.language}
    own = [page for page in pages if page.language == edition.language]
    titles = {page.key: page.title for page in own}
    # Each is given the way from the page to the root of the site.
    parts: Mapping[str, Callable[[str], str]] = {
        "obligations": lambda _: obligations(edition),
        "contact": lambda _: contact(edition),
        "deferral": lambda root: deferral_part(edition, root),
        "downloads": lambda root: downloads(edition, beside.manifest, root),
        "find": lambda root: edition.template("find.html.j2")({"root": root}),
        "glossary": lambda root: glossary_part(edition, root, titles),
        "calls": lambda root: calls(edition, beside.calls, root),
        "registration": lambda _: example(edition),
        "signers": lambda _: signers_part(edition, beside.releases),
        "snapshots": lambda root: releases_part(edition, beside.releases, root),
        "publisher": lambda _: publisher(edition),
        "address": lambda _: escape(f"{edition.register.settings.base_url}/"),
    }
    for page in own:
        root = root_of(page.path)
        body = _filled(page, parts, root)
        if page.reviewed:
            body += reviewed(edition, page.reviewed, late=_is_late(page, edition.deferrals.on))
        html = edition.shell.page(
            title=page.title,
            description=page.description,
            path=page.path,
            twin_path=twins.get(page.key, ""),
            body=body,
            head=head_of_data(edition, beside.manifest, page.path) if page.key == "data" else "",
        )
        yield Page(page.path + "index.html", html)


def _filled(page: EditorialPage, parts: Mapping[str, Callable[[str], str]], root: str) -> str:
    def part(slot: re.Match[str]) -> str:
        name = slot[1]
        if name not in parts:
            raise ConfigurationError(
                f"site-templates/editorial/{page.language}/{page.key}.md asks for {slot[0]}, which nothing fills. "
                f"There are: {', '.join(sorted(parts))}."
            )
        return parts[name](root)

    return _SLOT.sub(part, stacked(page.body))


def _is_late(page: EditorialPage, on: datetime.date) -> bool:
    """Whether the page was read over longer than a year ago. Law changes without telling us."""
    try:
        day = datetime.date.fromisoformat(page.reviewed)
    except ValueError:
        raise ConfigurationError(
            f"site-templates/editorial/{page.language}/{page.key}.md: reviewed is {page.reviewed!r}. "
            'Write a day between quotes, such as "2026-11-25".'
        ) from None
    return on - day > _CHECK_AGAIN
