"""Signing in with one's name: the name given at joining, which nobody else in the hall can take.

People remember how they are called rather than a username. So the name that somebody joins with
stays theirs for signing in, whatever they are called later.
"""

import unicodedata

from guildhall.kit.words import fold
from guildhall.people.models import Person

LONGEST_KEY = 240  # characters; some letters become eighteen when they are folded


def sign_in_key(name: str) -> str:
    """What two spellings of one name share: letters, their marks, and digits.

    A phone writes another apostrophe, and one hand leaves out a hyphen or a blank. Empty where a
    name has no letter and no digit.
    """
    letters = (one for one in fold(name) if unicodedata.category(one)[0] in "LMN")
    return "".join(letters)[:LONGEST_KEY]


def is_free(name: str, *, for_id: int = 0) -> bool:
    """Whether nobody but the person of this id signs in with this name, or has it as username."""
    others = Person.objects.get_queryset().exclude(pk=for_id)
    return not others.named_to_sign_in(sign_in_key(name), fold(name)).exists()


def keep_sign_in_name(person: Person) -> None:
    """Lay the name on a person who joins, where it is free."""
    if sign_in_key(person.name) and is_free(person.name):
        person.sign_in_name, person.sign_in_key = person.name, sign_in_key(person.name)


def signing_in(typed: str) -> list[Person]:
    """Who may mean themselves by this: first whose name it is, then who has it as username."""
    key, username_key = sign_in_key(typed), fold(typed)
    found = Person.objects.get_queryset().named_to_sign_in(key, username_key)
    return sorted(found, key=lambda person: not key or person.sign_in_key != key)
