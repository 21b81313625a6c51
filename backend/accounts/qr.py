"""A link as a picture that a phone's camera reads."""

from io import BytesIO

import segno

PIXELS_PER_MODULE = 4


def qr_svg(link: str) -> str:
    """An SVG without inline style, on white, so that it can be read in dark mode too."""
    picture = BytesIO()
    segno.make_qr(link, error="m").save(
        picture, kind="svg", xmldecl=False, nl=False, scale=PIXELS_PER_MODULE, light="#fff"
    )
    return picture.getvalue().decode()
