"""The list of one's letters, and one letter's page."""

import pytest

from guildhall.letters.actions import answer_letter, read_letter, write_letter
from guildhall.letters.models import Correspondence

pytestmark = pytest.mark.database


def test_letters_unread_come_first(world, as_person):
    read = write_letter(world.ada, by=world.ben, text="The older one").correspondence
    read_letter(read, by=world.ada)
    write_letter(world.ada, by=world.cleo, text="The unread one")
    answer_letter(read, by=world.ada, text="And my answer")

    page = as_person(world.ada).get("/letters/").content.decode()

    assert page.index("The unread one") < page.index("And my answer")
    assert "The unread one" in as_person(world.ada).get("/letters/?show=new").content.decode()
    assert "And my answer" not in as_person(world.ada).get("/letters/?show=new").content.decode()


def test_letters_empty_says_how_to_begin(world, as_person):
    assert "No letters yet" in as_person(world.ben).get("/letters/").content.decode()


def test_letters_search_finds_ones_own_words_and_people_to_write_to(world, as_person):
    message = write_letter(world.ada, by=world.ben, text="The *Überdruck* valve sticks")

    mine = as_person(world.ada).get("/letters/?q=überdruck").content.decode()
    others = as_person(world.cleo).get("/letters/?q=überdruck").content.decode()
    person = as_person(world.cleo).get("/letters/?q=ben").content.decode()
    place = as_person(world.ada).get(f"/letters/messages/{message.pk}/")

    assert "valve sticks" in mine
    assert "valve" not in others
    assert "/letters/write/ben/" in person
    assert place["Location"] == f"/letters/{message.correspondence_id}/#m{message.pk}"
    assert as_person(world.cleo).get(f"/letters/messages/{message.pk}/").status_code == 404


def test_letters_long_ones_have_pages_and_lead_to_a_message(world, as_person):
    letter = write_letter(world.ada, by=world.ben, text="Message 0").correspondence
    for number in range(1, 80):
        answer_letter(letter, by=(world.ada, world.ben)[number % 2], text=f"Message {number}")
        _forget_limits()
    first = letter.messages.order_by("pk").first()

    newest = as_person(world.ada).get(f"/letters/{letter.pk}/").content.decode()
    found = as_person(world.ada).get(f"/letters/messages/{first.pk}/", follow=True)

    assert "Message 79" in newest
    assert "Message 49<" not in newest
    assert "Earlier messages" in newest
    assert "Message 0<" in found.content.decode()


def test_letters_a_preview_keeps_nothing(world, as_person):
    drawn = as_person(world.ben).post("/letters/preview/", {"body": "**Bold** @ada"})

    assert "<strong>Bold</strong> @ada" in drawn.content.decode()
    assert not Correspondence.objects.exists()


def test_letters_cost_the_same_with_one_and_with_three(world, as_person, django_assert_num_queries):
    ada = as_person(world.ada)
    write_letter(world.ada, by=world.ben, text="One")
    ada.get("/letters/")
    with django_assert_num_queries(7):
        ada.get("/letters/")
    letter = write_letter(world.ada, by=world.cleo, text="Two").correspondence
    with django_assert_num_queries(7):
        ada.get("/letters/")
    with django_assert_num_queries(11):
        ada.get(f"/letters/{letter.pk}/")


def _forget_limits() -> None:
    from guildhall.people.models import Attempt

    Attempt.objects.all().delete()
