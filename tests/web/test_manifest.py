"""What a browser reads before it offers to install the app."""

import struct
from pathlib import Path
from typing import Any

import pytest

from backend.web.shell import STATIC_DIR
from tests.conftest import ClientOf

PNG = b"\x89PNG\r\n\x1a\n"
LONGEST_SHORT_NAME = 12
OPAQUE = 2
"""PNG's colour type without an alpha channel."""


@pytest.fixture
def manifest(client_of: ClientOf) -> dict[str, Any]:
    document = client_of(None).get("/manifest.webmanifest").get_json(force=True)
    assert isinstance(document, dict)
    return document


def test_the_app_is_one_thing_with_one_start(manifest: dict[str, Any]) -> None:
    assert (manifest["id"], manifest["start_url"], manifest["scope"]) == ("/", "/", "/")
    assert manifest["display"] == "standalone"
    assert 0 < len(manifest["short_name"]) <= LONGEST_SHORT_NAME
    assert all(shortcut["url"].startswith("/") for shortcut in manifest["shortcuts"])


def test_every_icon_is_there_in_the_size_it_names(manifest: dict[str, Any]) -> None:
    for icon in manifest["icons"]:
        width, height, _ = header(icon["src"])
        assert icon["sizes"] == f"{width}x{height}"
        assert icon["type"] == "image/png"
    whole = {icon["sizes"] for icon in manifest["icons"] if icon["purpose"] == "any"}
    assert whole >= {"192x192", "512x512"}


def test_a_launcher_may_cut_the_maskable_icon_to_any_shape(manifest: dict[str, Any]) -> None:
    [maskable] = [icon for icon in manifest["icons"] if icon["purpose"] == "maskable"]
    assert header(maskable["src"]) == (512, 512, OPAQUE)


@pytest.mark.parametrize(
    ("name", "size"), [("apple-touch-180", 180), ("badge-96", 96)], ids=["home screen", "status bar"]
)
def test_what_the_shell_and_the_worker_name_is_there_too(name: str, size: int) -> None:
    assert header(f"/static/icons/{name}.png")[:2] == (size, size)


def header(address: str) -> tuple[int, int, int]:
    """Width, height and colour type."""
    image = Path(STATIC_DIR, address.removeprefix("/static/")).read_bytes()
    assert image.startswith(PNG)
    width, height, _depth, colour_type = struct.unpack(">IIBB", image[16:26])
    return width, height, colour_type
