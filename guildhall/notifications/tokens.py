"""Signed links in messages: they change one thing for one person, without signing in.

Only a POST changes it.
"""

from dataclasses import dataclass

from django.urls import reverse

from guildhall.kit.signed_numbers import read_numbers, sign_numbers
from guildhall.mail.building import absolute

_SALT = "guildhall.notifications.place"


@dataclass(frozen=True, slots=True)
class Place:
    """Whom a link is for, and what about: a community, a topic or entry, or else the digest."""

    person_id: int
    community_id: int = 0
    topic_id: int = 0
    entry_id: int = 0

    @property
    def token(self) -> str:
        return sign_numbers(_SALT, self.person_id, self.community_id, self.topic_id, self.entry_id)

    @property
    def levels_link(self) -> str:
        """A page on which the level can be changed."""
        return absolute(reverse("change_level", args=[self.token]))

    @property
    def unsubscribe_link(self) -> str:
        """For the mail program's own button (RFC 8058)."""
        return absolute(reverse("unsubscribe", args=[self.token]))

    @classmethod
    def read(cls, token: str) -> "Place | None":
        """None for what we never signed."""
        numbers = read_numbers(_SALT, token, count=4)
        return cls(*numbers) if numbers else None
