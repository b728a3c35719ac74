"""A few numbers in a link, signed, so that they come back as they were sent."""

from collections.abc import Sequence

from django.core.signing import BadSignature, Signer


def sign_numbers(salt: str, *numbers: int) -> str:
    """Fit for a part of a URL; another `salt` does not read it."""
    return Signer(salt=salt, sep=".").sign("-".join(map(str, numbers)))


def read_numbers(salt: str, token: str, *, count: int) -> Sequence[int] | None:
    """`count` numbers; None if they were not signed like this."""
    try:
        numbers = [int(number) for number in Signer(salt=salt, sep=".").unsign(token).split("-")]
    except (BadSignature, ValueError):
        return None
    return numbers if len(numbers) == count else None
