"""What every answer tells the browser it may do."""

from typing import Final

from flask import Flask, Response
from secure import Secure
from secure.headers import (
    ContentSecurityPolicy,
    CrossOriginOpenerPolicy,
    CrossOriginResourcePolicy,
    PermissionsPolicy,
    ReferrerPolicy,
    StrictTransportSecurity,
    XContentTypeOptions,
    XFrameOptions,
)

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types soleus"
)
_YEAR_SECONDS: Final = 365 * 24 * 3600


def install_headers(app: Flask, *, is_https: bool) -> None:
    fixed = dict(_secure_headers(is_https=is_https).headers)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in fixed.items():
            response.headers.setdefault(name, value)
        # What may be kept says so itself: an answer about a person, or an error, is kept nowhere.
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _secure_headers(*, is_https: bool) -> Secure:
    return Secure(
        coop=CrossOriginOpenerPolicy().same_origin(),
        corp=CrossOriginResourcePolicy().same_origin(),
        csp=ContentSecurityPolicy().value(_POLICY),
        hsts=StrictTransportSecurity().max_age(_YEAR_SECONDS) if is_https else None,
        permissions=PermissionsPolicy().value("camera=(), geolocation=(), microphone=()"),
        referrer=ReferrerPolicy().no_referrer(),
        xcto=XContentTypeOptions().nosniff(),
        xfo=XFrameOptions().deny(),
    )
