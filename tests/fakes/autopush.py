"""Mozilla's push service on loopback: a WebSocket that Firefox stays on, and an address per subscription.

The messages are those of Firefox's PushServiceWebSocket: hello, register, unregister and ack from the
browser, notification to it. What a backend posts to `/wpush/v2/<channel>` goes on as it is, encrypted.
"""

import json
from base64 import urlsafe_b64encode
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve
from websockets.typing import Subprotocol

from tests.fakes.push_service import MOZILLA_MISMATCH, PushService, Received, Reply

PATH = "/wpush/v2/"


class Autopush(PushService):
    """One browser at a time; a subscription ends with its connection, as nothing here is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()
        self._subscriptions: dict[str, tuple[ServerConnection, str]] = {}
        self._acknowledged: dict[str, int] = {}
        self._doors = serve(
            self._attend, "127.0.0.1", 0, subprotocols=[Subprotocol("push-notification")], compression=None
        )
        self.websocket_url = f"ws://127.0.0.1:{self._doors.socket.getsockname()[1]}/"

    def __enter__(self) -> Self:
        Thread(target=self._doors.serve_forever, daemon=True).start()
        return super().__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._doors.shutdown()
        super().__exit__(kind, error, trace)

    @property
    def endpoints(self) -> list[str]:
        with self._lock:
            return [f"{self.origin}{PATH}{channel}" for channel in self._subscriptions]

    @property
    def acknowledged(self) -> dict[str, int]:
        """What the browser said of each message it got; 100 is decrypted and given to the service worker."""
        with self._lock:
            return dict(self._acknowledged)

    def accept(self, request: Received) -> Reply:
        super().accept(request)
        with self._lock:
            browser, key = self._subscriptions.get(request.path.removeprefix(PATH), (None, ""))
        if browser is None:
            return Reply(410)
        if key not in request.headers["authorization"].partition("k=")[2].split(","):
            status, body = MOZILLA_MISMATCH
            return Reply(status, body)
        version = uuid4().hex
        browser.send(json.dumps(_notification(request, version)))
        return Reply(201, headers={"Location": f"{self.origin}/m/{version}", "TTL": request.headers["ttl"]})

    def _attend(self, browser: ServerConnection) -> None:
        try:
            for text in browser:
                answer = self._answer(browser, json.loads(text))
                if answer is not None:
                    browser.send(json.dumps(answer))
        except ConnectionClosed:
            pass  # a browser that is killed says no goodbye
        finally:
            self._forget(browser)

    def _answer(self, browser: ServerConnection, said: dict[str, Any]) -> dict[str, Any] | None:
        kind, channel = said.get("messageType"), said.get("channelID", "")
        match kind:
            case None:
                return {}  # a ping
            case "hello":
                uaid = said.get("uaid") or uuid4().hex
                return {
                    "messageType": kind,
                    "status": 200,
                    "uaid": uaid,
                    "use_webpush": True,
                    "broadcasts": {},
                }
            case "register":
                with self._lock:
                    self._subscriptions[channel] = (browser, said.get("key", "").rstrip("="))
                endpoint = f"{self.origin}{PATH}{channel}"
                return {"messageType": kind, "status": 200, "channelID": channel, "pushEndpoint": endpoint}
            case "unregister":
                with self._lock:
                    self._subscriptions.pop(channel, None)
                return {"messageType": kind, "status": 200, "channelID": channel}
            case "ack":
                with self._lock:
                    self._acknowledged.update((one["version"], one["code"]) for one in said["updates"])
        return None

    def _forget(self, browser: ServerConnection) -> None:
        with self._lock:
            lost = [channel for channel, (owner, _) in self._subscriptions.items() if owner is browser]
            for channel in lost:
                del self._subscriptions[channel]


def _notification(request: Received, version: str) -> dict[str, Any]:
    return {
        "messageType": "notification",
        "channelID": request.path.removeprefix(PATH),
        "version": version,
        "ttl": int(request.headers["ttl"]),
        "data": urlsafe_b64encode(request.body).decode().rstrip("="),
        "headers": {"encoding": request.headers["content-encoding"]},
    }
