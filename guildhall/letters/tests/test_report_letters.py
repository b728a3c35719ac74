"""Report someone: their letters are shown as far as the reporter chooses, and no further."""

import pytest

from guildhall.communities.actions import give_role
from guildhall.letters.actions import answer_letter, write_letter
from guildhall.letters.models import LetterReport, Message
from guildhall.notifications.queries import news_of

pytestmark = pytest.mark.database


@pytest.fixture
def rude(world):
    """What Cleo wrote to Ben."""
    shown = write_letter(world.ben, by=world.cleo, text="You are a fool")
    answer_letter(shown.correspondence, by=world.cleo, text="A secret of mine")
    return shown


def report(world, as_person, **fields):
    typed = {"to": world.community.pk, "why": "It hurts", **fields}
    return as_person(world.ben).post("/letters/report/cleo/", typed)


def test_report_letters_shows_the_stewards_what_was_chosen(world, as_person, rude):
    form = as_person(world.ben).get("/letters/report/cleo/").content.decode()
    report(world, as_person, shown=[rude.pk])
    made = LetterReport.objects.get()

    page = as_person(world.ada).get(f"/letters/reports/{made.pk}/").content.decode()

    assert "A secret of mine" in form
    assert "You are a fool" in page
    assert "A secret of mine" not in page
    assert [one.sentence for one in news_of(world.ada)] == ["A report about letters needs you"]
    assert (
        "Reports about letters" in as_person(world.ada).get("/c/pumps/moderation/").content.decode()
    )
    assert as_person(world.ada).get(f"/letters/{rude.correspondence_id}/").status_code == 404


def test_report_letters_needs_no_letter(world, as_person):
    report(world, as_person)

    page = as_person(world.ada).get(f"/letters/reports/{LetterReport.objects.get().pk}/")

    assert "No messages: the report is what it says above." in page.content.decode()


@pytest.mark.parametrize("who", ["ben", "cleo", "dov"])
def test_report_letters_is_read_by_those_who_look_at_it_alone(world, as_person, rude, who):
    report(world, as_person, shown=[rude.pk])
    path = f"/letters/reports/{LetterReport.objects.get().pk}/"

    assert as_person(getattr(world, who)).get(path).status_code == 404


def test_report_letters_an_owner_does_not_read_what_went_to_the_stewards(world, as_person, rude):
    world.dov.is_owner = True
    world.dov.save()
    report(world, as_person, shown=[rude.pk])

    assert (
        as_person(world.dov).get(f"/letters/reports/{LetterReport.objects.get().pk}/").status_code
        == 404
    )


def test_report_letters_about_a_steward_goes_to_somebody_else(world, as_person, rude):
    """Cleo stewards, too: she is never among those who look at a report about her."""
    give_role(world.community, person=world.cleo, role="steward", by=world.ada)
    report(world, as_person, shown=[rude.pk])
    path = f"/letters/reports/{LetterReport.objects.get().pk}/"
    about_ada = as_person(world.cleo).get("/letters/report/ada/").content.decode()

    assert as_person(world.cleo).get(path).status_code == 404
    assert as_person(world.ada).get(path).status_code == 200
    assert "The stewards of Pumps" not in about_ada


def test_report_letters_cannot_show_what_the_reporter_does_not_read(world, as_person, rude):
    others = write_letter(world.ada, by=world.cleo, text="Between us")

    answer = report(world, as_person, shown=[others.pk])

    assert answer.status_code == 422
    assert not LetterReport.objects.exists()


def test_report_letters_stays_when_the_message_is_gone(world, as_person, rude):
    report(world, as_person, shown=[rude.pk])
    Message.objects.all().delete()
    made = LetterReport.objects.get()

    page = as_person(world.ada).get(f"/letters/reports/{made.pk}/").content.decode()

    assert "You are a fool" in page


def test_report_letters_is_answered_once_and_only_its_writer_is_told(world, as_person, rude):
    report(world, as_person, shown=[rude.pk])
    made = LetterReport.objects.get()
    for answer in ("We spoke with her.", "Again"):
        as_person(world.ada).post(f"/letters/reports/{made.pk}/", {"answer": answer})

    mine = as_person(world.ben).get("/letters/reports/mine/").content.decode()

    assert "We spoke with her." in mine
    assert [one.sentence for one in news_of(world.cleo)] == []
    assert "Your report about letters was looked at. Thank you." in [
        one.sentence for one in news_of(world.ben)
    ]
