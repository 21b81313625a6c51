"""Takes the README's pictures from the running demo, at phone width and at desk width, light and dark."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.services.browsers import CHROMIUM_ARGUMENTS
from tests.services.programs import free_port, need_program, wait_until

Scheme = Literal["light", "dark"]

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
PASSWORD = secrets.token_urlsafe(12)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PHONE: ViewportSize = {"width": 412, "height": 892}
DESK: ViewportSize = {"width": 1280, "height": 860}
# Phones bring a face of their own; without one here, the pictures ask for the one of Android.
FACES = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include>
<match><test name="family" compare="contains"><string>s</string></test>
<edit name="family" mode="prepend_first" binding="strong"><string>Roboto</string></edit></match>
</fontconfig>"""


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        demo(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        faces = Path(folder, "fonts.conf")
        faces.write_text(FACES)
        browser = playwright.chromium.launch(
            executable_path=need_program("chromium"),
            args=CHROMIUM_ARGUMENTS,
            env={**os.environ, "FONTCONFIG_FILE": str(faces)},
        )
        for scheme in SCHEMES:
            take(browser, address, scheme)
        browser.close()


def take(browser: Browser, address: str, scheme: Scheme) -> None:
    phone = signed_in(browser, address, scheme, "ada@example.org", PHONE)
    phone.goto(f"{address}/")
    keep(phone, f"today-{scheme}")
    phone.goto(f"{address}/reminders")
    keep(phone, f"reminders-{scheme}")
    desk = signed_in(browser, address, scheme, "ben@example.org", DESK)
    desk.goto(f"{address}/desk")
    keep(desk, f"desk-{scheme}")
    phone.context.close()
    desk.context.close()


def signed_in(browser: Browser, address: str, scheme: Scheme, email: str, viewport: ViewportSize) -> Page:
    # The demo clinic's own zone: elsewhere the phone would ask whether its times shall follow.
    context = browser.new_context(
        viewport=viewport,
        color_scheme=scheme,
        device_scale_factor=2,
        locale="en-GB",
        timezone_id="Europe/London",
    )
    context.request.post(f"{address}/api/session", data={"email": email, "password": PASSWORD})
    return context.new_page()


def keep(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")


@contextmanager
def demo(folder: Path) -> Iterator[str]:
    """The demo clinic with its first item due, until the block ends."""
    port = free_port()
    told = {"PORT": str(port), "SOLEUS_DATA": str(folder), "SOLEUS_DEMO_PASSWORD": PASSWORD}
    server = subprocess.Popen(
        [Path(sys.executable).with_name("soleus"), "serve", "--demo"],
        env=os.environ | told | {"SOLEUS_DEMO_DUE_MINUTES": "0"},
        cwd=ROOT,
    )
    address = f"http://localhost:{port}"
    try:
        wait_until(lambda: is_ready(address), "the demo", timeout_seconds=30)
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)


def is_ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=2) as answer:  # noqa: S310  # this machine
            return bool(answer.status == HTTPStatus.OK)
    except OSError:
        return False


if __name__ == "__main__":
    main()
