"""Show the site while it is being worked on: build again after every change, and tell the browser to reload.

Only for this computer: the server listens on 127.0.0.1 and answers only to that name, and the built files stay as
they are published; the script that reloads is added to a page when it is sent.
"""

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
_SCRIPT = b"""(async () => {
  const state = () => fetch("/__reload?" + Date.now()).then((answer) => answer.text());
  let before = await state();
  for (;;) {
    try { const now = await state(); if (now !== before) location.reload(); } catch { /* the server is away for a moment */
      await new Promise((done) => setTimeout(done, 1000)); }
  }
})();
"""
_WAIT = 25.0  # seconds that a browser's question stays open when nothing changes
_SETTLE = 0.2  # an editor writes a file in several steps


class Rebuilder(FileSystemEventHandler):
    """Runs a build after changes, one at a time; a change during a build causes one more."""

    def __init__(self, rebuild: Callable[[], None]) -> None:
        self._rebuild = rebuild
        self._changed = threading.Event()
        self._condition = threading.Condition()
        self.version = 0

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted") and "/." not in str(event.src_path):
            self._changed.set()

    def run_forever(self) -> None:
        """Wait for changes and build; never ends by itself."""
        while True:
            self._changed.wait()
            while self._changed.is_set():
                self._changed.clear()
                threading.Event().wait(_SETTLE)
            self.build_once()

    def build_once(self) -> None:
        """Build now, and wake every browser that waits."""
        self._rebuild()
        with self._condition:
            self.version += 1
            self._condition.notify_all()

    def wait_for_change(self, known: int) -> int:
        """The version, as soon as it is another one than `known`, or after a while."""
        with self._condition:
            self._condition.wait_for(lambda: self.version != known, timeout=_WAIT)
            return self.version


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, plus the two addresses that the reloading script uses."""

    def __init__(self, *arguments: Any, rebuilder: Rebuilder, **options: Any) -> None:
        self._rebuilder = rebuilder
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server looks for
        if self.headers.get("Host", "").partition(":")[0] not in (HOST, "localhost"):
            self.send_error(HTTPStatus.FORBIDDEN)  # another website's name that was made to point here
        elif self.path == _SCRIPT_PATH:
            self._send(_SCRIPT, "text/javascript")
        elif self.path.startswith(_STATE_PATH):
            self._send(str(self._rebuilder.wait_for_change(self._rebuilder.version)).encode(), "text/plain")
        else:
            self._send_file()

    def _send_file(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            page = path.read_bytes()
            script = b'<script src="' + _SCRIPT_PATH.encode() + b'" defer></script></body>'
            self._send(page.replace(b"</body>", script, 1), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _send(self, data: bytes, media_type: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - http.server's own name
        """Say nothing: the terminal is for findings."""


def server(folder: Path, port: int, rebuilder: Rebuilder) -> ThreadingHTTPServer:
    """A server of a folder on this computer only. Port 0 takes a free one. Raises OSError when the port is taken."""
    handler = partial(_Handler, directory=str(folder), rebuilder=rebuilder)
    made = ThreadingHTTPServer((HOST, port), handler)
    made.daemon_threads = True
    return made


def watch(rebuilder: Rebuilder, folders: Iterable[Path]) -> Callable[[], None]:
    """Watch folders and files; returns what stops it."""
    observer = Observer()
    for folder in folders:
        observer.schedule(rebuilder, str(folder), recursive=True)
    observer.start()
    threading.Thread(target=rebuilder.run_forever, daemon=True).start()
    return observer.stop
