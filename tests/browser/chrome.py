"""One tab of a real browser, driven by its own protocol: quicker than a page load for every width and colour scheme."""

import json
import time
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import websocket
from selenium import webdriver

WIDTHS = (1280, 320)
SCHEMES = ("light", "dark")


@cache
def script(name: str) -> str:
    """What is run in a page: an expression in JavaScript, from the folder `scripts`."""
    return (Path(__file__).parent / "scripts" / f"{name}.js").read_text(encoding="utf-8")


class Tab:
    """A tab that looks at a server. `open` takes an address from the server's root."""

    def __init__(self, driver: webdriver.Chrome, server: str) -> None:
        self.driver, self.server = driver, server

    def cdp(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the Chrome DevTools Protocol."""
        answer: dict[str, Any] = self.driver.execute_cdp_cmd(method, parameters)
        return answer

    def open(self, address: str, width: int = 1280, scheme: str = "light") -> None:
        self.look(width, scheme)
        self.driver.get(self.server + address)
        while self.js("document.readyState") != "complete":  # `get` can come back before the page has taken its place
            time.sleep(0.01)

    def look(self, width: int, scheme: str = "light", media: str = "") -> None:
        """Show the page that is open at another width, in another scheme, or as if printed, without loading it."""
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.cdp("Emulation.setEmulatedMedia", media=media, features=features)

    def js(self, expression: str) -> Any:
        """The value of an expression in the page, awaited when it is a promise; also where the page runs no scripts."""
        done = self.cdp("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in done:
            raise AssertionError(json.dumps(done["exceptionDetails"])[:2000])
        return done["result"].get("value")

    def press(self, key: str, times: int = 1, *, shift: bool = False) -> None:
        """Press a key as a person does: Tab, Enter, Escape or Space."""
        code, text = _KEYS[key]
        common = {"key": key if key != "Space" else " ", "code": key, "windowsVirtualKeyCode": code}
        for _ in range(times):
            down = {**common, "type": "keyDown" if text else "rawKeyDown", "modifiers": 8 if shift else 0}
            self.cdp("Input.dispatchKeyEvent", **down, **({"text": text} if text else {}))
            self.cdp("Input.dispatchKeyEvent", **common, type="keyUp", modifiers=8 if shift else 0)

    def tabs(self, number: int, *, shift: bool = False) -> None:
        """Press Tab many times. Keys are sent ahead: the page gets them one by one, and none waits for an answer."""
        common = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "modifiers": 8 if shift else 0}
        for at in range(2 * number):
            parameters = {**common, "type": ("rawKeyDown", "keyUp")[at % 2]}
            self._line.send(json.dumps({"id": at + 1, "method": "Input.dispatchKeyEvent", "params": parameters}))
        for _ in range(2 * number):
            answer = json.loads(self._line.recv())
            assert "error" not in answer, answer

    @cached_property
    def _line(self) -> websocket.WebSocket:
        """A line of its own to the browser, beside the driver's, which waits for each answer before it asks again."""
        browser = self.driver.capabilities["goog:chromeOptions"]["debuggerAddress"]
        address = f"ws://{browser}/devtools/page/{self.driver.current_window_handle}"
        return websocket.create_connection(address, suppress_origin=True)

    def log(self, name: str) -> list[dict[str, Any]]:
        """What has been written in one of the driver's logs since the last time."""
        found: list[dict[str, Any]] = self.driver.get_log(name)  # type: ignore[no-untyped-call]
        return found


_KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), "Escape": (27, ""), "Space": (32, " ")}
