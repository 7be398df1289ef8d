"""The home page, at its own address and at that of the site itself."""

from html import escape

from generator.pages.edition import Edition, Page
from generator.pages.follow import follow_head
from generator.pages.history_part import latest_changes
from generator.pages.theme.shell import root_of
from generator.text import excerpt

_CHANGES = 3


def home(edition: Edition, twin: Edition | None) -> Page:
    """The home page in one language."""
    return Page(edition.addresses.home + "index.html", _home(edition, twin, root_of(edition.addresses.home)))


def front_page(edition: Edition, twin: Edition | None) -> Page:
    """The leading language's home page at the address of the site itself; it names its own address as the real one."""
    address = f"{edition.register.settings.base_url}/{edition.addresses.home}"
    head = f'<link rel="canonical" href="{escape(address)}">'
    return Page("index.html", _home(edition, twin, "", canonical=head), listed=False)


def _home(edition: Edition, twin: Edition | None, root: str, canonical: str = "") -> bytes:
    settings, overview, deferrals, shower = (
        edition.register.settings,
        edition.overview,
        edition.deferrals,
        edition.shower,
    )
    count = edition.translations.count
    released = sum("until" in registration.data["deferral"] for registration in deferrals.released)
    stubs = sum(not stub.ended for stub in deferrals.stubs)
    page = "" if canonical else edition.addresses.home
    changes = latest_changes(edition, _CHANGES) if edition.history.known else []
    variables = {
        "root": root,
        "description": shower.line(settings.description),
        "entrances": _entrances(edition),
        "count_systems": count("%(num)s system", "%(num)s systems", overview.total),
        "count_organisations": count("%(num)s organisation", "%(num)s organisations", len(overview.organisations)),
        "count_released": count("%(num)s registration", "%(num)s registrations", released),
        "count_stubs": count("%(num)s is announced", "%(num)s are announced", stubs) if stubs else None,
        "changes": changes,
        "latest": [] if changes else [edition.item(registration) for registration in overview.latest(_CHANGES)],
    }
    return edition.shell.page(
        title=shower.plain(settings.name),
        description=excerpt(shower.plain(settings.description), 300),
        path=edition.addresses.home,
        twin_path=twin.addresses.home if twin else "",
        body=edition.template("home.html.j2")(variables),
        head=canonical + follow_head(edition, page, shower.plain(settings.name), edition.addresses.changes),
        root=root if canonical else None,
    )


def _entrances(edition: Edition) -> list[tuple[str, str, str]]:
    """Who comes here, what they find, and where."""
    text, at = edition.translations.text, edition.addresses.menu
    return [
        (text("I received a letter or a decision"), text("What the system does, and what you can do."), at["letter"]),
        (
            text("I am looking for an organisation"),
            text("What it uses, and what it has not said."),
            at["organisations"],
        ),
        (text("I am a journalist or a researcher"), text("All data as files, with every change."), at["data"]),
        (text("I want to register a system"), text("How this register is made, and by whom."), at["about"]),
    ]
