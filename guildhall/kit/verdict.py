"""A verdict: may this be done, and if not, why. The reason is what people read."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """Visible, but not allowed: becomes a 403 page that says the reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = str(reason)


@dataclass(frozen=True, slots=True)
class Verdict:
    is_allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.is_allowed


YES = Verdict(True)


def no(reason: str) -> Verdict:
    return Verdict(False, reason)


def require(verdict: Verdict) -> None:
    """Raise `Refused` with the verdict's reason unless it is a yes."""
    if not verdict:
        raise Refused(verdict.reason)
