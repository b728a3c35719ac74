"""How many letters someone can write in an hour, and to how many people for the first time."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import ngettext

from guildhall.commons.text import NotPosted
from guildhall.people import limits
from guildhall.people.limits import Limit, TooOften
from guildhall.people.models import Person

NEW = dt.timedelta(days=7)
_HOUR = dt.timedelta(hours=1)
MESSAGES = Limit("messages", 120, _HOUR)
MESSAGES_OF_NEWCOMERS = Limit("messages of newcomers", 30, _HOUR)
FIRST_LETTERS = Limit("first letters", 30, _HOUR)
FIRST_LETTERS_OF_NEWCOMERS = Limit("first letters of newcomers", 6, _HOUR)


class TooManyLetters(NotPosted):
    """A limit is reached; the sentence says for how long. What was typed is kept."""


def count_message(person: Person, *, is_first: bool) -> None:
    """One more of this person. Raises TooManyLetters, and counts nothing then."""
    is_new = person.created_at > timezone.now() - NEW
    counted = [MESSAGES_OF_NEWCOMERS if is_new else MESSAGES]
    if is_first:
        counted.append(FIRST_LETTERS_OF_NEWCOMERS if is_new else FIRST_LETTERS)
    whom = str(person.pk)
    try:
        for limit in counted:
            limits.require_under(limit, whom)
    except TooOften as problem:
        raise TooManyLetters(_sentence(problem.wait)) from problem
    for limit in counted:
        limits.count(limit, whom)


def _sentence(wait: dt.timedelta) -> str:
    minutes = max(1, -int(-wait.total_seconds() // 60))
    words = ngettext(
        "That was a lot in one hour. Please wait %(minutes)d minute; your text stays here.",
        "That was a lot in one hour. Please wait %(minutes)d minutes; your text stays here.",
        minutes,
    )
    return words % {"minutes": minutes}
