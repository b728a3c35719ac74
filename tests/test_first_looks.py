"""“What did you look at first?”: asked once, privately, of someone whose answer solved it."""

import re

import pytest

from guildhall.activity.models import Event
from guildhall.commons.actions import hide
from guildhall.commons.models import Entry, Reply
from guildhall.mail.models import Letter
from guildhall.notifications.models import Notice
from guildhall.people.actions import block
from guildhall.people.kept import kept_of
from guildhall.practices.actions import keep_tip
from guildhall.questions.actions import accept_answer, answer, ask
from guildhall.skills.actions import (
    ask_first_look,
    give_first_look,
    pass_first_look,
    take_back_first_look,
)
from guildhall.skills.models import FirstLook

pytestmark = pytest.mark.database
CHANGING = re.compile(
    r'(csrfmiddlewaretoken" value|form-token" content|X-CSRFToken": |nonce|data-opened|data-until|'
    r"datetime)=?.{0,3}[\w:.+-]+"
)
WORDS = "The sound: a worn seal hisses before it drips."


@pytest.fixture
def reply(room, world) -> Reply:
    """Cleo asked, Ben's answer solved it; Ada stewards."""
    question = ask(room, by=world.cleo, title="Why does the pump drip?")
    reply = answer(question, by=world.ben, body="Change the seal")
    accept_answer(reply, by=world.cleo)
    return reply


@pytest.fixture
def tip(reply, world) -> Entry:
    question = reply.entry
    parts = {"fix": "Change the seal"}
    return keep_tip(question, by=world.cleo, seen=question.title, parts=parts, credit=reply)


@pytest.fixture
def look(reply, world) -> FirstLook:
    ask_first_look(reply, by=world.cleo)
    return FirstLook.objects.get()


def asking(reply: Reply) -> str:
    return f"/c/pumps/replies/{reply.pk}/first-look/"


def answering(look: FirstLook) -> str:
    return f"/skills/first-looks/{look.pk}/"


def page(client, tip: Entry) -> str:
    return client.get(f"/c/pumps/tips/{tip.pk}/").content.decode()


def test_it_is_asked_given_and_part_of_the_tip_under_its_name(world, reply, tip, as_person):
    cleo, ben = as_person(world.cleo), as_person(world.ben)
    question_page = cleo.get(f"/c/pumps/questions/{reply.entry_id}/").content.decode()
    said = cleo.post(asking(reply), follow=True).content.decode()
    asked = ben.get("/me/notices/").content.decode()
    before = page(as_person(world.ada), tip)
    ben.post(answering(FirstLook.objects.get()), {"text": WORDS})
    after = page(as_person(world.ada), tip)

    assert "Ask what they looked at first" in question_page
    assert "Ben is asked privately, once." in said
    assert "Cleo asks about your answer: what did you look at first?" in asked
    assert "What did they look at first?" not in before
    assert WORDS in after
    assert Notice.objects.filter(person=world.cleo, rule="first_look.given").count() == 1


def test_a_tip_that_is_kept_later_has_it_too(world, look, reply, as_person):
    give_first_look(look, by=world.ben, text=WORDS)
    question = reply.entry
    parts = {"fix": "Change the seal"}
    tip = keep_tip(question, by=world.cleo, seen=question.title, parts=parts, credit=reply)

    assert WORDS in page(as_person(world.ada), tip)


def test_once_per_answer_and_a_second_person_is_told_the_same(world, reply, look, as_person):
    first = as_person(world.cleo).post(asking(reply), follow=True).content.decode()
    second = as_person(world.ada).post(asking(reply), follow=True).content.decode()

    assert "Ben is asked privately, once." in first
    assert "Ben is asked privately, once." in second
    assert Notice.objects.filter(person=world.ben, rule="first_look.asked").count() == 1
    assert FirstLook.objects.get().asked_by == world.cleo


def test_nobody_learns_that_it_was_passed_or_that_the_asker_is_blocked(
    world, reply, tip, as_person
):
    """Pages, notices, mails and own data of everyone else stay the same."""

    def seen_by(who) -> tuple[str, str, list[str], str]:
        client = as_person(who)
        page(client, tip)  # their first visit
        pages = page(client, tip), client.get(asking(reply)).content.decode()
        verbs = list(Notice.objects.filter(person=who).values_list("rule", flat=True))
        own = str(list(kept_of(who)["first_looks_you_asked_for"]))
        return *(without_tokens(one) for one in pages), verbs, own

    ask_first_look(reply, by=world.cleo)
    before = [seen_by(who) for who in (world.cleo, world.ada)]
    log, letters = Event.objects.count(), Letter.objects.count()
    pass_first_look(FirstLook.objects.get(), by=world.ben)
    pass_first_look(FirstLook.objects.get(), by=world.ben)
    after = [seen_by(who) for who in (world.cleo, world.ada)]

    assert before == after
    assert (Event.objects.count(), Letter.objects.count()) == (log, letters)

    FirstLook.objects.all().delete()
    block(world.cleo, by=world.ben)
    ask_first_look(reply, by=world.cleo)
    as_before = seen_by(world.cleo)

    assert as_before[:3] == before[0][:3]


def without_tokens(html: str) -> str:
    """What is another one each time: keys of forms, and when the page was opened."""
    return CHANGING.sub("", html)


def test_no_event_names_who_was_asked(world, reply):
    before = Event.objects.count()
    ask_first_look(reply, by=world.cleo)
    give_first_look(FirstLook.objects.get(), by=world.ben, text=WORDS)
    take_back_first_look(FirstLook.objects.get(), by=world.ben)

    assert Event.objects.count() == before


def test_it_is_changed_and_taken_back_by_its_writer_alone(world, look, tip, as_person):
    ben = as_person(world.ben)
    give_first_look(look, by=world.ada, text="Not mine")
    give_first_look(look, by=world.ben, text=WORDS)
    give_first_look(FirstLook.objects.get(), by=world.ben, text="The smell.")

    assert as_person(world.cleo).get(answering(look)).status_code == 404
    assert as_person(world.ada).post(f"{answering(look)}take-back/").status_code == 404
    assert "The smell." in page(as_person(world.cleo), tip)
    assert Notice.objects.filter(person=world.cleo, rule="first_look.given").count() == 1

    ben.post(f"{answering(look)}take-back/")
    take_back_first_look(look, by=world.ben)

    assert "The smell." not in page(as_person(world.cleo), tip)
    assert FirstLook.objects.get().text == ""


def test_only_who_asked_and_stewards_ask_and_only_what_solved(world, room, reply, as_person):
    other = answer(reply.entry, by=world.ada, body="Or tighten it")

    assert as_person(world.ben).get(asking(reply)).status_code == 403
    assert as_person(world.dov).get(asking(reply)).status_code in (403, 404)
    assert as_person(world.cleo).get(asking(other)).status_code == 403
    assert as_person(world.ada).get(asking(reply)).status_code == 200
    assert not FirstLook.objects.exists()


def test_what_is_hidden_takes_its_first_look_along(world, look, reply, tip, as_person):
    give_first_look(look, by=world.ben, text=WORDS)
    hide(reply, by=world.ada)

    assert WORDS not in page(as_person(world.cleo), tip)


def test_an_empty_or_long_text_is_refused_and_kept(world, look, as_person):
    ben = as_person(world.ben)

    assert ben.post(answering(look), {"text": "  "}).status_code == 422
    refused = ben.post(answering(look), {"text": "x" * 601})
    assert refused.status_code == 422
    assert "x" * 601 in refused.content.decode()
