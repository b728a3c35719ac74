"""Keys that tell several people apart without saying who they are."""

from django.utils.crypto import salted_hmac

from guildhall.communities.models import Community
from guildhall.people.models import Person

_SALT = "guildhall.search.missed"
_MARK, _DIGEST = 8, 48


def key_of_person(person: Person, key: str, community: Community) -> str:
    """The same for one person only with the same words (their `key`) in the same community.

    It begins with a mark of the hall's secret key: under another one, everyone would count twice.
    """
    digest = _digest(f"person {community.pk} {person.pk} {key}")
    return mark_of_secret() + digest[:_DIGEST]


def mark_of_secret() -> str:
    return _digest("secret")[:_MARK]


def _digest(text: str) -> str:
    return salted_hmac(_SALT, text, algorithm="sha256").hexdigest()
