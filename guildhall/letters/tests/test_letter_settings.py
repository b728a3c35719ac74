"""Who can write, and how long letters are kept: each for themselves."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.letters.actions import age_letters, choose, write_letter
from guildhall.letters.models import LetterChoice, Message

pytestmark = pytest.mark.database


@pytest.fixture
def old(world):
    """A message of four months ago, and one of today."""
    message = write_letter(world.ada, by=world.ben, text="Old")
    Message.objects.update(at=timezone.now() - dt.timedelta(days=125))
    write_letter(world.ada, by=world.ben, text="New")
    return message


def texts(person) -> list[str]:
    messages = Message.objects.visible_to(person).order_by("pk")
    return list(messages.values_list("body", flat=True))


def test_letter_settings_are_saved(world, as_person):
    as_person(world.ada).post("/letters/settings/", {"only_answered": "on", "kept_months": "3"})

    choice = LetterChoice.of(world.ada)

    assert (choice.only_answered, choice.kept_months) == (True, 3)


def test_letter_settings_what_is_old_is_gone_for_me_and_stays_gone(world, old):
    choose(by=world.ada, only_answered=False, kept_months=3)
    choose(by=world.ada, only_answered=False, kept_months=0)

    assert (texts(world.ada), texts(world.ben)) == (["New"], ["Old", "New"])


def test_letter_settings_what_nobody_keeps_is_deleted(world, old):
    choose(by=world.ada, only_answered=False, kept_months=12)
    choose(by=world.ben, only_answered=False, kept_months=3)
    age_letters()
    kept_by_one = list(Message.objects.values_list("body", flat=True))
    choose(by=world.ada, only_answered=False, kept_months=3)
    age_letters()

    assert kept_by_one == ["Old", "New"]
    assert list(Message.objects.values_list("body", flat=True)) == ["New"]
