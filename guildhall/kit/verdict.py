"""A verdict: may this be done, and if not, why. People read the reason."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


class Refused(PermissionDenied):
    """Visible, but not allowed: becomes a 403 page that says the reason."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = str(reason)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason` may be lazy: most verdicts are asked for a button and never read."""

    is_allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.is_allowed


YES = Verdict(True)


def no(reason: str | Promise) -> Verdict:
    return Verdict(False, reason)


def whoever_finds_it(_who: object, _subject: object) -> Verdict:
    """For what is one's own, or everybody's to press: to see it is to be allowed."""
    return YES


def require(verdict: Verdict) -> None:
    """Raise `Refused` with the verdict's reason unless it is a yes."""
    if not verdict:
        raise Refused(verdict.reason)
