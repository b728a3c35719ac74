"""What a component may look like: a few words, each of them a class “is-…” in its style sheet."""

from functools import lru_cache

BUTTON = frozenset({"main", "quiet", "bad", "small", "link", "on"})
TAG = frozenset({"good", "warn", "accent"})
FACE = frozenset({"small", "large"})
NOTE = frozenset({"next"})
LINK = frozenset({"small", "soft"})


class UnknownLook(ValueError):
    """A page asks a component for a look that it does not have."""


@lru_cache(maxsize=500)
def classes_of(look: str, *, among: frozenset[str], prefix: str = "is-") -> str:
    """The classes for `look`, such as “small main”."""
    words = look.split()
    if unknown := [word for word in words if word not in among]:
        raise UnknownLook(f"{unknown[0]!r} is none of {', '.join(sorted(among))}")
    return " ".join(f"{prefix}{word}" for word in words)
