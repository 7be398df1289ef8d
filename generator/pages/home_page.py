"""The home page, at its own address and at that of the site itself."""

from html import escape

from generator.pages.edition import Edition, Page
from generator.pages.shell import root_of
from generator.text import excerpt


def home(edition: Edition, twin: Edition | None) -> Page:
    """The home page in one language."""
    return Page(edition.addresses.home + "index.html", _home(edition, twin, root_of(edition.addresses.home)))


def front_page(edition: Edition, twin: Edition | None) -> Page:
    """The leading language's home page at the address of the site itself; it names its own address as the real one."""
    address = f"{edition.register.settings.base_url}/{edition.addresses.home}"
    head = f'<link rel="canonical" href="{escape(address)}">'
    return Page("index.html", _home(edition, twin, "", head=head), listed=False)


def _home(edition: Edition, twin: Edition | None, root: str, head: str = "") -> bytes:
    settings, overview, shower = edition.register.settings, edition.overview, edition.shower
    count = edition.translations.count
    statuses = edition.register.vocabulary("statuses")
    variables = {
        "root": root,
        "name": shower.line(settings.name),
        "description": shower.line(settings.description),
        "count_systems": count("%(num)s registration", "%(num)s registrations", overview.total),
        "count_organisations": count("%(num)s organisation", "%(num)s organisations", len(overview.organisations)),
        "statuses": [
            {"label": statuses.label(term, edition.language), "number": number}
            for term, number in overview.counts("status")
        ],
        "latest": [edition.item(registration) for registration in overview.latest(5)],
    }
    return edition.shell.page(
        title=shower.plain(settings.name),
        description=excerpt(shower.plain(settings.description), 300),
        path=edition.addresses.home,
        twin_path=twin.addresses.home if twin else "",
        body=edition.template("home.html.j2")(variables),
        head=head,
        root=root if head else None,
    )
