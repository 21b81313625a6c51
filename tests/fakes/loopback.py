"""What every server on loopback has in common: it runs in a thread of its own from `with` to its end."""

from socketserver import BaseServer
from threading import Event, Thread
from types import TracebackType
from typing import Self

POLL_SECONDS = 0.02


class LoopbackServer:
    """`released` is set at the end: nothing that keeps a caller waiting may outlast it."""

    def __init__(self, server: BaseServer) -> None:
        self.released = Event()
        self._server = server

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=(POLL_SECONDS,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
