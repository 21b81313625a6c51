"""A Firefox without a window, driven through WebDriver BiDi; nothing it says leaves this machine."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.services.programs import PATIENCE_SECONDS, dying_with_us, wait_until

PREFERENCES: dict[str, bool | int | str] = {
    # The list Firefox applies by itself when it is driven would switch the push connection off.
    "remote.prefs.recommended": False,
    # This machine is always spoken to directly, and the rest of the world never answers.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.region.network.url": "",
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "services.settings.server": "data:,#nobody",
    "signon.rememberSignons": False,
    "termsofuse.bypassNotification": True,
    "toolkit.telemetry.server": "",
    "dom.push.testing.allowInsecureServerURL": True,
    # A headless Firefox has no desktop to hand notifications to, and draws them itself.
    "alerts.useSystemBackend": False,
}
ENTER = "\ue007"


class FirefoxRefused(Exception):
    """Firefox's own word for what went wrong."""


class Tab:
    """One page; each step is what a person does with mouse and keys, or one question to the page."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._ask("session.new", capabilities={})
        [tab, *_] = self._ask("browsingContext.getTree")["contexts"]
        self._context: str = tab["context"]

    def allow_notifications(self, origin: str) -> None:
        descriptor = {"name": "notifications"}
        self._ask("permissions.setPermission", descriptor=descriptor, state="granted", origin=origin)

    def go(self, url: str) -> None:
        self._ask("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def click(self, selector: str) -> None:
        """In its middle, once it is there; scrolled to first, as a bar may cover the page's lower edge."""
        node = self._wait_for(selector)
        self._ask(
            "script.callFunction",
            functionDeclaration="node => node.scrollIntoView({ block: 'center', behavior: 'instant' })",
            arguments=[node],
            target={"context": self._context},
            awaitPromise=False,
        )
        place = {"type": "element", "element": node}
        press = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": place},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": press})

    def fill(self, selector: str, text: str) -> None:
        self.click(selector)
        self.press(text)

    def press(self, keys: str) -> None:
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": steps})

    def evaluate(self, expression: str) -> Any:
        """Its JSON; a promise is waited for."""
        answer = self._ask(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(JSON.stringify)",
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise FirefoxRefused(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def wait_for(self, expression: str, what: str) -> None:
        """Until the page says yes; asked again while it moves from one address to the next."""
        wait_until(lambda: self._has_come_true(expression), what)

    def _has_come_true(self, expression: str) -> bool:
        try:
            return bool(self.evaluate(expression))
        except FirefoxRefused:
            return False

    def _wait_for(self, selector: str) -> dict[str, Any]:
        found = wait_until(lambda: self._locate(selector), selector)
        return {"sharedId": found[0]["sharedId"]}

    def _locate(self, selector: str) -> list[dict[str, Any]]:
        locator = {"type": "css", "value": selector}
        nodes = self._ask("browsingContext.locateNodes", context=self._context, locator=locator)["nodes"]
        assert isinstance(nodes, list)
        return nodes

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("input.performActions", context=self._context, actions=[source])

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            said = json.loads(self._socket.recv(timeout=PATIENCE_SECONDS))
            if said.get("id") == number:
                break
        if said["type"] == "error":
            raise FirefoxRefused(f"{method}: {said['error']}, {said['message']}")
        result = said["result"]
        assert isinstance(result, dict)
        return result


@contextmanager
def running_firefox(program: Path, folder: Path, push_service: str) -> Iterator[Tab]:
    """A new profile in `folder`; the browser and all its processes end with the block."""
    profile = folder / "profile"
    profile.mkdir(parents=True)
    preferences = PREFERENCES | {"dom.push.serverURL": push_service}
    (profile / "user.js").write_text(
        "".join(
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items()
        )
    )
    options = ["--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with (folder / "firefox.log").open("wb") as log:
        browser = subprocess.Popen(
            [*dying_with_us(), str(program), *options, "about:blank"],
            env=_quiet_surroundings(folder),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        with connect(
            _address(profile, browser),
            proxy=None,
            compression=None,
            max_size=None,
            open_timeout=PATIENCE_SECONDS,
        ) as socket:
            yield Tab(socket)
    finally:
        # Its own session, so its content processes go too.
        os.killpg(browser.pid, signal.SIGKILL)
        browser.wait(PATIENCE_SECONDS)
        shutil.rmtree(profile, ignore_errors=True)  # 40 MB that tell nothing; the log stays


def _quiet_surroundings(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}
    return kept | {"HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1", "MOZ_DISABLE_AUTO_SAFE_MODE": "1"}


def _address(profile: Path, browser: subprocess.Popen[bytes]) -> str:
    """Firefox says where it listens in a file of its profile."""

    def read() -> str | None:
        assert browser.poll() is None, "Firefox ended at its start"
        try:
            place = json.loads((profile / "WebDriverBiDiServer.json").read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return None
        return f"ws://{place['ws_host']}:{place['ws_port']}/session"

    return wait_until(read, "Firefox to listen")
