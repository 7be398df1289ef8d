"""The server for one's own computer: it follows changes, loses none, and answers to nobody else."""

import http.client
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import serve
from generator.build import build
from generator.project import Project
from generator.serve import HOST, Rebuilder, server, watch
from tests.bench import made_up
from tests.build.conftest import ON, ROOT

_ENOUGH = 15.0  # seconds that no step here needs


@dataclass
class _Running:
    """A server that runs, the register behind it, and what was said of builds."""

    data: Path
    output: Path
    port: int
    rebuilder: Rebuilder
    built: list[bool]
    said: list[Exception]

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=_ENOUGH)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def known(self, page: str = "/") -> str:
        found = re.search(r'<script src="/__reload\.js\?known=(\d+)" defer></script></body>', self.get(page)[1])
        assert found, "the page has no reload script"
        return found[1]

    def registration(self) -> Path:
        return min((self.data / "registrations").rglob("*.yml"))

    def page(self) -> str:
        found = re.search(r"(?m)^id: (\w+)$", self.registration().read_text(encoding="utf-8"))
        assert found
        return f"/nl/systemen/{found[1]}/"

    def rename(self, name: str) -> None:
        text = self.registration().read_text(encoding="utf-8")
        self.registration().write_text(re.sub(r"(?m)^name:\n  nl: .*$", f"name:\n  nl: {name}", text), encoding="utf-8")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Running]:
    folder = tmp_path_factory.mktemp("serve")
    data, output = folder / ".hidden" / "registry-data", folder / "site"
    made_up.write_register(data, 2, ROOT / "registry-data")
    project = folder / "project"
    shutil.copytree(ROOT / "site-templates", project / "site-templates")
    shutil.copy(ROOT / "mkdocs.yml", project)
    built, said = list[bool](), list[Exception]()

    def rebuild() -> bool:
        built.append(build(Project(project, data), output, ON).site is not None)
        return built[-1]

    running = _Running(data, output, 0, Rebuilder(rebuild, said.append), built, said)
    http_server = server(output, 0, running.rebuilder)
    running.port = http_server.server_address[1]
    stop = watch(running.rebuilder, [data, project / "site-templates", project / "mkdocs.yml"])
    running.rebuilder.build_once()
    threading.Thread(target=http_server.serve_forever, daemon=True).start()
    yield running
    stop()
    http_server.shutdown()
    http_server.server_close()


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + _ENOUGH
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def test_a_page_reloads_itself_when_served_and_is_as_published_on_disk(running: _Running) -> None:
    served = running.get("/")[1]
    on_disk = (running.output / "index.html").read_text(encoding="utf-8")
    assert "__reload" not in on_disk
    assert served == on_disk.replace(
        "</body>", f'<script src="/__reload.js?known={running.known()}" defer></script></body>'
    )
    assert "location.reload()" in running.get("/__reload.js?known=1")[1]


def test_where_nothing_is_the_sites_own_page_says_so_at_any_depth(running: _Running) -> None:
    for path in ("/nowhere", "/nl/systemen/nowhere/", "/nl/a/b/c/d.html"):
        status, text = running.get(path)
        assert status == 404, path
        assert "Deze pagina bestaat niet" in text
        assert "This page does not exist" in text
        assert 'href="/nl/brief-of-besluit/"' in text
        assert running.known(path)


def test_a_change_builds_again_and_wakes_a_browser_that_waits(running: _Running) -> None:
    known, answers = running.known(), list[str]()
    waiting = threading.Thread(target=lambda: answers.append(running.get(f"/__reload?known={known}")[1]))
    waiting.start()
    running.rename("Verzonnen na een wijziging")
    waiting.join(_ENOUGH)
    assert answers == [running.known()]
    assert answers != [known]
    assert "Verzonnen na een wijziging" in running.get(running.page())[1]


def test_a_change_before_the_first_question_is_not_lost(running: _Running, monkeypatch: pytest.MonkeyPatch) -> None:
    known = running.known()
    running.rename("Verzonnen voor de eerste vraag")
    _until(lambda: str(running.rebuilder.version) != known)
    monkeypatch.setattr(serve, "_WAIT", 2 * _ENOUGH)
    assert running.get(f"/__reload?known={known}")[1] != known
    assert running.get("/__reload")[1] == running.known(), "a page of an older program is told as well"


def test_a_file_that_an_editor_puts_in_the_place_of_another_is_a_change(running: _Running) -> None:
    known = running.known()
    hidden = running.registration().with_name(".system.yml.tmp")
    text = running.registration().read_text(encoding="utf-8")
    hidden.write_text(re.sub(r"(?m)^name:\n  nl: .*$", "name:\n  nl: Verzonnen en verplaatst", text), encoding="utf-8")
    hidden.replace(running.registration())
    _until(lambda: running.known() != known)
    assert "Verzonnen en verplaatst" in running.get(running.page())[1]


def test_a_change_of_the_themes_configuration_is_a_change(running: _Running) -> None:
    before = len(running.built)
    configuration = running.output.parent / "project/mkdocs.yml"
    configuration.write_bytes(configuration.read_bytes() + b"\n# changed\n")
    _until(lambda: len(running.built) > before)


def test_a_build_with_errors_keeps_the_last_good_site(running: _Running) -> None:
    known, good = running.known(), running.registration().read_text(encoding="utf-8")
    page, before = running.get(running.page()), len(running.built)
    address = running.page()
    running.registration().write_text(good.replace("\nstatus: ", "\nstatus: x"), encoding="utf-8")
    _until(lambda: len(running.built) > before)
    assert running.built[-1] is False
    assert running.known() == known
    assert running.get(address) == page
    running.registration().write_text(good.replace("\nname:\n  nl: ", "\nname:\n  nl: Hersteld "), encoding="utf-8")
    _until(lambda: running.known() != known)
    assert "Hersteld" in running.get(address)[1]


def test_a_build_that_fails_is_said_and_the_next_change_is_another_chance(running: _Running) -> None:
    known = running.known()
    home = running.output.parent / "project/site-templates/pages/home.html.j2"
    good = home.read_text(encoding="utf-8")
    home.write_text("{% if %}", encoding="utf-8")
    _until(lambda: len(running.said) == 1)
    assert "home.html.j2" in str(running.said[0])
    home.write_text(good + "<!-- mended -->", encoding="utf-8")
    _until(lambda: running.known() != known)


def test_changes_during_a_build_cause_one_more_and_never_two_at_once(tmp_path: Path) -> None:
    running, most, builds = 0, 0, 0
    inside = threading.Event()

    def rebuild() -> bool:
        nonlocal running, most, builds
        running += 1
        most, builds = max(most, running), builds + 1
        inside.set()
        time.sleep(0.3)
        running -= 1
        return True

    rebuilder = Rebuilder(rebuild, list[Exception]().append)
    stop = watch(rebuilder, [tmp_path])
    first = threading.Thread(target=rebuilder.build_once)
    first.start()
    inside.wait()
    for number in range(3):
        (tmp_path / f"{number}.yml").write_text("x")
    first.join()
    _until(lambda: builds == 2)
    stop()
    assert (most, builds) == (1, 2)


def test_only_this_computer_can_connect(running: _Running) -> None:
    with socket.create_connection((HOST, running.port), timeout=1):
        pass
    others = {address[4][0] for address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in {*others, "127.0.0.2"} - {HOST}:
        with pytest.raises(OSError), socket.create_connection((str(address), running.port), timeout=1):  # noqa: PT011
            pass


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_foreign_name_is_refused(running: _Running, method: str) -> None:
    for host in ("evil.example", f"evil.example:{running.port}", "127.0.0.1.evil.example"):
        assert running.get("/", method, Host=host)[0] == http.HTTPStatus.FORBIDDEN
    assert running.get("/", method, Host=f"localhost:{running.port}")[0] == http.HTTPStatus.OK


@pytest.mark.parametrize(
    "path",
    ["/../secret.html", "/%2e%2e/secret.html", "/nl/..%2f..%2fsecret.html", "//../secret.html", "/..%5csecret.html"],
)
def test_a_path_out_of_the_site_leads_nowhere(running: _Running, path: str) -> None:
    (running.output.parent / "secret.html").write_text("made-up secret</body>")
    status, text = running.get(path)
    assert status == http.HTTPStatus.NOT_FOUND
    assert "secret</body>" not in text


def test_a_browser_that_goes_away_leaves_no_traceback(
    running: _Running, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "_WAIT", 0.3)
    for _ in range(3):
        with socket.create_connection((HOST, running.port)) as gone:
            gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # closed with a reset
            address = f"/__reload?known={running.rebuilder.version}"
            gone.sendall(f"GET {address} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
            time.sleep(0.05)
    time.sleep(0.5)
    assert capsys.readouterr().err == ""
