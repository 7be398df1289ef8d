"""The real theme, rendered: what every page has, what none has, and when the kept result is used again."""

import datetime
import shutil
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from generator.errors import ConfigurationError
from generator.model.register import Settings
from generator.pages.addresses import GENERATED, Addresses
from generator.pages.theme.theme import Theme, render_theme
from generator.pages.translations import Translations, load

ROOT = Path(__file__).parents[2]
SITE = "https://example.org/register/"
SETTINGS = Settings(
    name={"nl": "Testregister", "en": "Test register"},
    publisher={"nl": "Verzonnen & Co", "en": "Made-up & Co"},
    description={"nl": "Verzonnen", "en": "Made up"},
    base_url=SITE,
    languages=("nl", "en"),
    licence="CC0-1.0",
    contact={"email": "test@example.org"},
    repository="https://example.org/code",
    notice={"nl": "Dit is een <proef>.", "en": "This is a <test>."},
)


def words() -> dict[str, Translations]:
    return load(ROOT / "site-templates/translations", SETTINGS.languages)


def render(root: Path = ROOT, cache: Path | None = None, translations: dict[str, Translations] | None = None) -> Theme:
    on = datetime.date(2026, 3, 1)
    return render_theme(root, SETTINGS, translations or words(), cache, as_of=on, version="abc1234")


def pages(theme: Theme) -> dict[str, str]:
    twins = {(page.key, page.language): page.path for page in theme.editorial}
    return {
        page.path: theme.shells[page.language]
        .page(
            title=page.title,
            description=page.description,
            path=page.path,
            twin_path=twins[page.key, "en" if page.language == "nl" else "nl"],
            body=page.body,
        )
        .decode()
        for page in theme.editorial
    }


@pytest.fixture(scope="module")
def theme() -> Theme:
    return render()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the theme is made of, to change."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for folder in ("theme", "editorial", "assets", "styles"):
        shutil.copytree(ROOT / "site-templates" / folder, tmp_path / "site-templates" / folder)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == name]


def test_every_page_has_its_language_policy_and_landmarks(theme: Theme) -> None:
    for path, html in pages(theme).items():
        found = _Tags(html)
        assert found.of("html")[0]["lang"] == path[:2]
        policy = [
            tag["content"] or "" for tag in found.of("meta") if tag.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policy) == 1
        assert policy[0].startswith("default-src 'none'; style-src 'self';")
        assert "unsafe" not in policy[0]
        assert [len(found.of(tag)) for tag in ("title", "main", "header", "footer", "h1")] == [1] * 5
        names = [tag.get("aria-label") or tag["aria-labelledby"] for tag in found.of("nav")]
        assert len(names) == len(set(names)) >= 2
        assert '<a class="dl-skip" href="#content">' in html
        assert 'id="content"' in html


def test_no_page_needs_a_script_or_asks_another_site(theme: Theme) -> None:
    for path, html in pages(theme).items():
        found = _Tags(html)
        for tag, attrs in found.tags:
            assert tag not in ("script", "style", "iframe", "input", "label", "form")
            assert not [name for name in attrs if name == "style" or name.startswith("on")]
            if tag in ("link", "img"):
                assert urljoin(SITE + path, attrs.get("href") or attrs.get("src")).startswith(SITE)


def test_every_link_of_an_editorial_page_leads_somewhere(theme: Theme) -> None:
    made = pages(theme)
    lists = {Addresses(one).menu[key] for one in words().values() for key in ("home", *GENERATED)}
    assert '<a href="../../nl/data/">Data</a>' in made["nl/over/"]
    known = {SITE + address for address in lists | made.keys() | theme.files.keys()}
    for path, html in made.items():
        for _, attrs in _Tags(html).tags:
            link = urljoin(SITE + path, attrs["href"] or "").partition("#")[0] if "href" in attrs else SITE
            is_ours = link.startswith(SITE)
            assert link in known | {SITE} or (link and not is_ours), f"{path}: {link}"


def test_only_styles_the_icon_and_our_scripts_are_copied_and_they_load_nothing_from_elsewhere(theme: Theme) -> None:
    assert sorted(address.rpartition(".")[2] for address in theme.files) == ["css", "css", "js", "js", "js", "svg"]
    for data in theme.files.values():
        text = data.decode()
        assert "@import" not in text
        assert "url(http" not in text
        assert "url(//" not in text


def test_settings_are_shown_as_text(theme: Theme) -> None:
    html = pages(theme)["nl/over/"]
    assert "Dit is een &lt;proef&gt;." in html
    assert "Verzonnen &amp; Co" in html


def test_the_same_files_give_the_same_bytes(theme: Theme) -> None:
    assert pages(render()) == pages(theme)


def test_a_kept_result_is_the_same_and_does_without_mkdocs(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render(cache=tmp_path / "kept")
    monkeypatch.setitem(sys.modules, "generator.pages.theme.mkdocs_adapter", None)
    kept = render(cache=tmp_path / "kept")
    assert pages(kept) == pages(theme)
    assert kept.files == theme.files
    with pytest.raises(ImportError):
        render()


@pytest.mark.parametrize(
    "file", ["mkdocs.yml", "site-templates/editorial/nl/about.md", "site-templates/theme/main.html"]
)
def test_a_changed_file_is_rendered_again(file: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    render(project, project / "kept")
    with (project / file).open("a", encoding="utf-8") as opened:
        opened.write("\n")
    monkeypatch.setitem(sys.modules, "generator.pages.theme.mkdocs_adapter", None)
    with pytest.raises(ImportError):
        render(project, project / "kept")


def test_a_changed_word_is_rendered_again(tmp_path: Path) -> None:
    render(cache=tmp_path)
    changed = words()
    changed["nl"] = _Renamed("nl", "Main menu", "Ander menu")
    assert 'aria-label="Ander menu"' in pages(render(cache=tmp_path, translations=changed))["nl/over/"]


class _Renamed(Translations):
    def __init__(self, language: str, source: str, text: str) -> None:
        self._own = words()[language]
        self._changed = (source, text)
        super().__init__(language, {})

    def text(self, source: str, context: str = "") -> str:
        return self._changed[1] if source == self._changed[0] else self._own.text(source, context)


def test_a_damaged_kept_result_is_rendered_again(theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "theme.json").write_text('{"key"', encoding="utf-8")
    assert pages(render(cache=tmp_path)) == pages(theme)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("theme/main.html", "[[as_of]]", "", "Has the theme been updated"),
        ("theme/main.html", "{% block config %}{% endblock %}", "", "Content Security Policy"),
        ("theme/main.html", "{% block scripts %}{% endblock %}", "", "links to .*bundle"),
        ("theme/main.html", "{% block header %}", "{% block header %}{% if %}", "cannot render nl/"),
        ("theme/main.html", "[[end]]", "", "does not mark the content"),
        ("editorial/nl/about.md", "description:", "summary:", "nl/about.md has no description"),
        ("editorial/en/about.md", "](/en/contact/#mistake)", "](nowhere.md)", "nowhere.md"),
        ("editorial/nl/data.md", "<!-- downloads -->", '<p style="color: red">x</p>', "editorial/nl/data.md holds"),
    ],
)
def test_a_mistake_in_the_theme_or_a_text_is_said_where_it_is(
    file: str, old: str, new: str, message: str, project: Path
) -> None:
    change(project / "site-templates" / file, old, new)
    with pytest.raises(ConfigurationError, match=message):
        render(project)


def test_a_theme_with_other_parts_for_scripts_is_refused(project: Path) -> None:
    change(project / "site-templates/theme/main.html", "{% block hero %}", '{% block hero %}<input class="md-toggle">')
    with pytest.raises(ConfigurationError, match="7 parts that need a script"):
        render(project)


def test_a_page_that_one_language_lacks_is_named(project: Path) -> None:
    (project / "site-templates/editorial/en/privacy.md").unlink()
    with pytest.raises(ConfigurationError, match=r"editorial/en/privacy\.md"):
        render(project)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    render()
    assert capfd.readouterr() == ("", "")
