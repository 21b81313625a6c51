"""How gunicorn serves: one process with threads, and the reminder worker in it unless SOLEUS_EMBED=0."""

import gc
import socket
import struct
from typing import Any, Final

from backend.app import ENGINE
from backend.settings import Settings

_settings = Settings.from_env()

wsgi_app = "wsgi:app"
bind = f"127.0.0.1:{_settings.port}"
worker_class = "gthread"
# One: the reminder worker lives in it, and SQLite takes one writer. More web processes are more gunicorns
# with SOLEUS_EMBED=0 and PostgreSQL.
workers = 1
threads = 8
# Longer than a push in the air and a request that waits for it.
graceful_timeout = 30
# Its default place is shared by every gunicorn of the user, and nothing here speaks to it.
control_socket_disable = True
# A thread waits this long for the rest of a request, or for the client to take its answer: else as many
# silent connections as there are threads would stop the house for everybody.
SILENCE_SECONDS: Final = 10


def when_ready(server: Any) -> None:
    """On the listening sockets, from which each connection takes it over."""
    for listener in server.LISTENERS:
        for direction in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            listener.sock.setsockopt(socket.SOL_SOCKET, direction, struct.pack("ll", SILENCE_SECONDS, 0))


def post_worker_init(worker: Any) -> None:
    """After the app is loaded and gunicorn has its signals, which stay gunicorn's."""
    # Two hundred thousand objects that stay for good: each look through them held every answer for 0.1 s.
    gc.freeze()
    if _settings.embed:
        worker.wsgi.extensions[ENGINE].start()


def worker_exit(_server: Any, worker: Any) -> None:
    if _settings.embed and worker.wsgi is not None:
        worker.wsgi.extensions[ENGINE].stop()
