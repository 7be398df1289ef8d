"""Show the site while it is being worked on: build again after every change, and tell the browser to reload.

Only for this computer: the server listens on 127.0.0.1 and answers only to that name, and the built files stay as
they are published; the script that reloads is added to a page when it is sent.
"""

import os
import re
import secrets
import sys
import threading
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

HOST = "127.0.0.1"
_SCRIPT_PATH = "/__reload.js"
_STATE_PATH = "/__reload"
# A page asks about the version that it was served with, so no change is lost between its loading and its asking.
_SCRIPT = b"""(async () => {
  const known = new URL(document.currentScript.src).searchParams.get("known");
  for (;;) {
    try {
      const answer = await fetch("/__reload?known=" + known, { cache: "no-store" });
      if (!answer.ok) throw answer;
      if (await answer.text() !== known) { location.reload(); return; }
    } catch { /* the server is away for a moment */
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
})();
"""
_KNOWN = re.compile("known=([0-9]{1,20})")
_WAIT = 25.0  # seconds that a browser's question stays open when nothing changes
_SETTLE = 0.2  # an editor writes a file in several steps
_CHANGES = ("created", "modified", "moved", "deleted")


class Rebuilder(FileSystemEventHandler):
    """Runs builds, one at a time; changes during a build cause one more.

    rebuild: builds, and says whether there is a new site. tell: is given what it raises after a change.
    version: of the site that is served. It starts at random, so that a page of an earlier server is known as old.
    """

    def __init__(self, rebuild: Callable[[], bool], tell: Callable[[Exception], None]) -> None:
        self._rebuild = rebuild
        self._tell = tell
        self._building = threading.Lock()
        self._changed = threading.Event()
        self._stopped = threading.Event()
        self._condition = threading.Condition()
        self.version = secrets.randbits(32)

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return  # a folder is modified by what is in it, which has an event of its own
        names = [os.path.basename(os.fsdecode(path)) for path in (event.src_path, event.dest_path)]  # noqa: PTH119
        if any(name and not name.startswith(".") for name in names):
            self._changed.set()

    def run_forever(self) -> None:
        """Wait for changes and build, until `stop`."""
        while True:
            self._changed.wait()
            while self._changed.is_set() and not self._stopped.is_set():
                self._changed.clear()
                self._stopped.wait(_SETTLE)
            if self._stopped.is_set():
                return
            try:
                self.build_once()
            except Exception as error:  # noqa: BLE001 - said, and the next change is another chance
                self._tell(error)

    def stop(self) -> None:
        """Build no more; a build that is running is finished."""
        self._stopped.set()
        self._changed.set()

    def build_once(self) -> None:
        """Build now, and wake every browser that waits if there is a new site. Raises what the build raises."""
        with self._building:
            if self._rebuild():
                with self._condition:
                    self.version += 1
                    self._condition.notify_all()

    def wait_for_change(self, known: int) -> int:
        """The version, as soon as it is another one than `known`, or after a while."""
        with self._condition:
            self._condition.wait_for(lambda: self.version != known, timeout=_WAIT)
            return self.version


class _OneFile(FileSystemEventHandler):
    """Passes on what happens to one file of a folder. The file itself cannot be watched: many editors replace it."""

    def __init__(self, file: Path, rebuilder: Rebuilder) -> None:
        self._file = os.fspath(file)
        self._rebuilder = rebuilder

    def on_any_event(self, event: FileSystemEvent) -> None:
        if self._file in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            self._rebuilder.on_any_event(event)


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, plus the two addresses that the reloading script uses."""

    def __init__(self, *arguments: Any, rebuilder: Rebuilder, **options: Any) -> None:
        self._rebuilder = rebuilder
        super().__init__(*arguments, **options)

    def parse_request(self) -> bool:
        """Refuse, for every method, another website's name that was made to point here."""
        if not super().parse_request():
            return False
        if self.headers.get("Host", "").partition(":")[0] not in (HOST, "localhost"):
            self.send_error(HTTPStatus.FORBIDDEN)
            return False
        return True

    def do_GET(self) -> None:
        address, _, query = self.path.partition("?")
        if address == _SCRIPT_PATH:
            self._send(_SCRIPT, "text/javascript")
        elif address == _STATE_PATH:
            known = _KNOWN.fullmatch(query)
            version = self._rebuilder.wait_for_change(int(known[1]) if known else -1)
            self._send(str(version).encode(), "text/plain")
        else:
            self._send_file(address)

    def _send_file(self, address: str) -> None:
        version = self._rebuilder.version  # before the page is read: it may be newer than this, never older
        path = Path(self.translate_path(address))
        if path.is_dir() and address.endswith("/"):
            path /= "index.html"
        try:
            page = path.read_bytes() if path.suffix == ".html" else None
        except OSError:
            page = None
        status = HTTPStatus.OK
        if page is None and not path.exists():
            page, status = self._missing(), HTTPStatus.NOT_FOUND
        if page is None:
            super().do_GET()
        else:
            script = f'<script src="{_SCRIPT_PATH}?known={version}" defer></script></body>'.encode()
            self._send(page.replace(b"</body>", script, 1), "text/html; charset=utf-8", status)

    def _missing(self) -> bytes | None:
        """The site's own page for an address where nothing is, as a host shows it."""
        try:
            return Path(self.directory, "404.html").read_bytes()
        except OSError:
            return None

    def _send(self, data: bytes, media_type: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - http.server's own name
        """Say nothing: the terminal is for findings."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away, as it does in the middle of a question when its tab is closed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(folder: Path, port: int, rebuilder: Rebuilder) -> ThreadingHTTPServer:
    """A server of a folder on this computer only. Port 0 takes a free one. Raises OSError when the port is taken."""
    return _Server((HOST, port), partial(_Handler, directory=str(folder), rebuilder=rebuilder))


def watch(rebuilder: Rebuilder, places: Iterable[Path]) -> Callable[[], None]:
    """Watch folders and files; returns what stops it, after the build that may be running."""
    observer = Observer()
    for place in (place.absolute() for place in places):
        if place.is_dir():
            observer.schedule(rebuilder, str(place), recursive=True)
        else:
            observer.schedule(_OneFile(place, rebuilder), str(place.parent), recursive=False)
    observer.start()
    builds = threading.Thread(target=rebuilder.run_forever, daemon=True)
    builds.start()

    def stop() -> None:
        rebuilder.stop()
        observer.stop()
        builds.join()

    return stop
