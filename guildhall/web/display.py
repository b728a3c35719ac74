"""How a page looks to its reader: light or dark, and how large its text is.

A look is two attributes of `<html>`; `styles/tokens.css` says what they mean. A page is made
without one, the same for everybody, and dressed on its way out: so a page that is kept for visitors
is one, whatever each of them chose.
"""

from dataclasses import dataclass
from typing import Self

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

COOKIE, COOKIE_AGE = "look", 365 * 24 * 3600
_HTML, _SCHEMES = b"<html ", b'name="color-scheme" content="light dark"'


class Scheme(models.TextChoices):
    SYSTEM = "system", _("as on my device")
    LIGHT = "light", _("light")
    DARK = "dark", _("dark")


class TextSize(models.TextChoices):
    NORMAL = "normal", _("normal")
    LARGE = "large", _("large")
    LARGER = "larger", _("larger")


@dataclass(frozen=True, slots=True)
class Look:
    scheme: str = Scheme.SYSTEM
    text_size: str = TextSize.NORMAL

    @classmethod
    def read(cls, words: str) -> Self:
        """From a cookie; what it doesn't say, or says wrongly, is as usual."""
        scheme, _dot, text_size = words.partition(".")
        return cls(
            scheme if scheme in Scheme.values else Scheme.SYSTEM,
            text_size if text_size in TextSize.values else TextSize.NORMAL,
        )

    def __str__(self) -> str:
        return f"{self.scheme}.{self.text_size}"

    @property
    def attributes(self) -> str:
        """Of `<html>`: only what differs from the usual."""
        scheme = "" if self.scheme == Scheme.SYSTEM else f'data-scheme="{self.scheme}" '
        text_size = "" if self.text_size == TextSize.NORMAL else f'data-text="{self.text_size}" '
        return scheme + text_size


USUAL = Look()


def look_of(request: HttpRequest) -> Look:
    """What the person who is signed in has chosen for themselves; else what this browser keeps."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    chosen = getattr(getattr(request, "user", None), "look", "") if has_session else ""
    words = chosen or request.COOKIES.get(COOKIE, "")
    return Look.read(words) if words else USUAL


def dressed(page: bytes, look: Look) -> bytes:
    """The page in this look. The canvas has its colour before the style sheet is there."""
    if look == USUAL:
        return page
    page = page.replace(_HTML, _HTML + look.attributes.encode(), 1)
    if look.scheme == Scheme.SYSTEM:
        return page
    return page.replace(_SCHEMES, f'name="color-scheme" content="{look.scheme}"'.encode(), 1)
