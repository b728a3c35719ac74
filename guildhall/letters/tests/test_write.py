"""Write to someone of your communities: one letter of two people, read by nobody else."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.models import Draft
from guildhall.communities.actions import join, leave_community
from guildhall.letters.actions import answer_letter, choose, leave, write_letter
from guildhall.letters.models import Correspondence, Correspondent, Message
from guildhall.notifications.models import Notice
from guildhall.notifications.queries import news_of
from guildhall.people.actions import arrive, block
from guildhall.people.actions import leave as leave_hall
from guildhall.people.models import Person

CLOSED = "You can&#x27;t write to this person."


@pytest.mark.database
def test_write_begins_one_letter_of_the_two_and_goes_on_in_it(world, as_person):
    ben = as_person(world.ben)

    first = ben.post("/letters/write/ada/", {"body": "Do you have the drawing?"}, follow=True)
    write_letter(world.ben, by=world.ada, text="Yes, **here**.")
    page = ben.get(first.redirect_chain[-1][0]).content.decode()

    assert Correspondence.objects.count() == 1
    assert "Sent. Only the two of you can read it." in first.content.decode()
    assert "Do you have the drawing?" in page
    assert "<strong>here</strong>" in page
    assert "Nobody else in the hall can read this, owners and stewards included." in page


def test_write_is_told_at_home_with_the_name_and_is_no_event(world):
    before = Event.objects.count()

    write_letter(world.ada, by=world.ben, text="Hello")

    assert [one.sentence for one in news_of(world.ada)] == ["Ben wrote to you"]
    assert news_of(world.ben) == []
    assert Event.objects.count() == before


def test_write_twice_by_a_hasty_finger_is_one_message(world):
    for _twice in range(2):
        write_letter(world.ada, by=world.ben, text="Hello")

    assert Message.objects.count() == 1


def test_write_discards_the_draft_that_was_kept(world, as_person):
    ben = as_person(world.ben)
    Draft.objects.create(
        person=world.ben,
        form="letter",
        target=f"to {world.ada.pk}",
        fields={"body": "Do you"},
        address="/letters/write/ada/",
    )
    opened = ben.get("/letters/write/ada/").content.decode()
    begun = ben.get("/me/drafts/").content.decode()

    ben.post("/letters/write/ada/", {"body": "Do you have it?"})

    assert "Do you</textarea>" in opened
    assert "Do you" in begun
    assert not Draft.objects.exists()


def closed_by_a_block(world):
    block(world.ben, by=world.ada)


def closed_by_the_own_block(world):
    block(world.ada, by=world.ben)


def closed_by_choice(world):
    choose(by=world.ada, only_answered=True, kept_months=0)


def closed_without_a_community(world):
    leave_community(world.community, person=world.ben)


@pytest.mark.parametrize(
    "close",
    [
        closed_by_a_block,
        closed_by_the_own_block,
        closed_by_choice,
        closed_without_a_community,
    ],
)
def test_write_is_refused_in_the_same_words_whatever_the_reason(world, as_person, close):
    close(world)
    ben = as_person(world.ben)

    seen = ben.get("/letters/write/ada/")
    sent = ben.post("/letters/write/ada/", {"body": "Hello"})

    assert (seen.status_code, sent.status_code) == (403, 403)
    assert CLOSED in seen.content.decode()
    assert not Message.objects.exists()


def test_write_only_answered_people_may_go_on(world, as_person):
    write_letter(world.ben, by=world.ada, text="Can you help me?")
    choose(by=world.ada, only_answered=True, kept_months=0)

    sent = as_person(world.ben).post("/letters/write/ada/", {"body": "Of course"})
    refused = as_person(world.cleo).post("/letters/write/ada/", {"body": "Hello"})

    assert (sent.status_code, refused.status_code) == (302, 403)


def test_write_a_letter_that_was_left_or_blocked_is_closed_alike(world, as_person):
    """Leaving, like blocking, is nobody else's to know."""
    message = write_letter(world.ada, by=world.ben, text="Hello")
    letter = message.correspondence
    path = f"/letters/{letter.pk}/"
    leave(letter, by=world.ada)
    left = as_person(world.ben).get(path).content.decode()
    write_letter(world.ben, by=world.ada, text="I'm back")
    block(world.ben, by=world.ada)
    blocked = as_person(world.ben).get(path).content.decode()

    assert CLOSED in left
    assert CLOSED in blocked


def test_write_what_somebody_wrote_who_left_the_hall_stays_under_the_name_they_chose(
    world, as_person
):
    letter = write_letter(world.ben, by=world.cleo, text="The key is under the mat").correspondence
    leave_hall(world.cleo, left_as=Person.LeftAs.FORMER_MEMBER)

    page = as_person(world.ben).get(f"/letters/{letter.pk}/").content.decode()

    assert "The key is under the mat" in page
    assert "former member" in page
    assert "Cleo" not in page
    assert "This person has left the hall." in page
    assert not Correspondent.objects.filter(person=world.cleo, is_listed=True).exists()


def test_write_to_nobody_and_to_oneself(world, as_person):
    ben = as_person(world.ben)

    assert ben.get("/letters/write/nobody/").status_code == 404
    assert ben.get("/letters/write/ben/").status_code == 403


def test_write_five_hundred_by_someone_new_is_stopped_with_a_sentence(world, as_person):
    cleo = as_person(world.cleo)
    sent = 0
    for number in range(40):
        answer = cleo.post("/letters/write/ada/", {"body": f"Buy now {number}"})
        sent += answer.status_code == 302

    assert sent == 30
    assert "That was a lot in one hour." in answer.content.decode()
    assert "Buy now 39</textarea>" in answer.content.decode()


def test_write_someone_new_writes_to_few_strangers_in_an_hour(world, as_person):
    for number in range(8):
        join(world.community, person=arrive(f"Member {number}"))
    cleo = as_person(world.cleo)
    paths = [f"/letters/write/member-{number}/" for number in range(8)]
    codes = [cleo.post(path, {"body": "Hi"}).status_code for path in paths]

    assert codes == [302] * 6 + [422] * 2


def test_write_answers_gather_in_one_notice_till_it_is_read(world, as_person):
    letter = write_letter(world.ada, by=world.ben, text="One").correspondence
    answer_letter(letter, by=world.ben, text="Two")
    told = [one.sentence for one in news_of(world.ada)]

    as_person(world.ada).post(f"/letters/{letter.pk}/open/")

    assert told == ["2 new messages for you, the last by Ben"]
    assert news_of(world.ada) == []
    assert Notice.objects.filter(person=world.ada, seen_at=None).count() == 0


def test_write_what_comes_while_one_reads_stays_new(world, as_person):
    letter = write_letter(world.ada, by=world.ben, text="One").correspondence
    moment = timezone.now() - dt.timedelta(seconds=1)
    ada = as_person(world.ada)

    ada.post(f"/letters/{letter.pk}/read/", {"until": moment.isoformat()})
    still_new = Correspondent.objects.get(person=world.ada).is_new
    ada.post(f"/letters/{letter.pk}/read/", {"until": timezone.now().isoformat()})

    assert still_new
    assert not Correspondent.objects.get(person=world.ada).is_new


def test_write_reading_changes_nothing_that_the_other_sees(world, as_person):
    letter = write_letter(world.ada, by=world.ben, text="One").correspondence
    path = f"/letters/{letter.pk}/"
    before = as_person(world.ben).get(path).content
    as_person(world.ada).get(path)
    as_person(world.ada).post(f"{path}open/")

    after = as_person(world.ben).get(path).content

    def without_tokens(page: bytes) -> list[bytes]:
        changing = (
            b"csrf",
            b"CSRF",
            b"form-token",
            b"data-opened",
            b"nonce",
            b"ago",
            b"data-until",
        )
        return [line for line in page.splitlines() if not any(one in line for one in changing)]

    assert without_tokens(before) == without_tokens(after)


def test_write_to_somebody_who_left_is_refused_with_a_reason(world, as_person):
    letter = write_letter(world.ben, by=world.cleo, text="See you").correspondence
    form = as_person(world.ben).get(f"/letters/{letter.pk}/")
    leave_hall(world.cleo, left_as=Person.LeftAs.NAME)
    ben = as_person(world.ben)

    begun = ben.post("/letters/write/cleo/", {"body": "Are you there?"})
    answered = ben.post(f"/letters/{letter.pk}/answer/", {"body": "Are you there?"})
    page = ben.get(f"/letters/{letter.pk}/").content.decode()

    assert form.status_code == 200
    assert (begun.status_code, answered.status_code) == (404, 403)
    assert "This person has left the hall." in answered.content.decode()
    assert "This person has left the hall." in page
    assert [message.body for message in Message.objects.all()] == ["See you"]
