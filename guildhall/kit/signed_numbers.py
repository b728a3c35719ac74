"""A few numbers in a link, signed, so that they come back as they were sent."""

from collections.abc import Sequence

from django.core.signing import BadSignature, Signer


def sign_numbers(salt: str, *numbers: int) -> str:
    """Fit for a part of a URL; another `salt` does not read it."""
    return Signer(salt=salt, sep=".").sign("-".join(map(str, numbers)))


def read_numbers(salt: str, token: str, *, count: int) -> Sequence[int] | None:
    """So many numbers; None for what was never signed so."""
    try:
        found = [int(number) for number in Signer(salt=salt, sep=".").unsign(token).split("-")]
    except (BadSignature, ValueError):
        return None
    return found if len(found) == count else None
