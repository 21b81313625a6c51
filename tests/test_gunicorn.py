"""How gunicorn is set up."""

import gc
import runpy
import socket
import struct
from pathlib import Path
from types import SimpleNamespace

import pytest

CONFIGURATION = Path(__file__).parents[1] / "gunicorn.conf.py"


def test_a_connection_that_falls_silent_does_not_hold_its_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOLEUS_DATA", str(tmp_path))
    settings = runpy.run_path(str(CONFIGURATION))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings["when_ready"](SimpleNamespace(LISTENERS=[SimpleNamespace(sock=listening)]))
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as connection:
            connection.setblocking(True)  # as gunicorn does before it reads
            for direction in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
                kept = connection.getsockopt(socket.SOL_SOCKET, direction, struct.calcsize("ll"))
                assert struct.unpack("ll", kept) == (settings["SILENCE_SECONDS"], 0)


def test_no_answer_waits_while_the_loaded_house_is_looked_through_for_garbage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOLEUS_DATA", str(tmp_path))
    monkeypatch.setenv("SOLEUS_EMBED", "0")
    monkeypatch.setenv("SOLEUS_LIMITS_URL", "redis://127.0.0.1/0")
    loaded = ["a route"]
    runpy.run_path(str(CONFIGURATION))["post_worker_init"](SimpleNamespace(wsgi=None))
    assert not any(one is loaded for one in gc.get_objects())
