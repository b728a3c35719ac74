"""An opening is answered by mail: to the person who added it alone, as a letter."""

import pytest

from guildhall.commons.actions import post_reply
from guildhall.commons.models import Attachment, Reply
from guildhall.communities.actions import open_room
from guildhall.introductions.actions import add_opening
from guildhall.letters.models import Message
from guildhall.notifications.addresses import reply_address
from guildhall.notifications.queries import news_of
from guildhall.people.actions import block
from tests.pictures import pdf
from tests.signed_mail import letter as signed_mail

pytestmark = pytest.mark.database


@pytest.fixture
def opening(world, post):
    """Ben looks for someone."""
    open_room(world.community, room="introductions", by=world.ada)
    world.community.refresh_from_db()
    return add_opening(world.community, by=world.ben, title="Rewire a cabinet")


def answer(person, opening, reply=None, words="I could on Friday", **more) -> bytes:
    by = f"{person.username}@example.org"
    return signed_mail(reply_address(person, opening, reply), words, by=by, **more)


def test_an_answer_by_mail_becomes_a_letter_with_its_files(world, opening, post, as_person):
    attached = [("plan.pdf", pdf("P-12"), ("application", "pdf"))]

    state = post(answer(world.cleo, opening, attach=attached)).state

    message = Message.objects.written().get()
    assert (state, message.author) == ("done", world.cleo)
    assert message.body.startswith("About [Rewire a cabinet](/c/pumps/introductions/")
    assert message.body.endswith("I could on Friday")
    assert [one.name for one in message.files_beside] == ["plan.pdf"]
    assert not Reply.objects.exists()
    assert "Cleo wrote to you" in [one.sentence for one in news_of(world.ben)]
    page = as_person(world.ada).get(f"/c/pumps/introductions/{opening.pk}/").content.decode()
    assert "Friday" not in page


def test_its_author_and_an_answer_to_a_reply_stay_in_public(world, opening, post):
    reply = post_reply(opening, by=world.ada, body="Which cabinet?")

    states = [
        post(answer(world.ben, opening, words="Still open")).state,
        post(answer(world.cleo, opening, reply, words="The blue one")).state,
    ]

    assert states == ["done", "done"]
    assert set(Reply.objects.values_list("body", flat=True)) == {
        "Which cabinet?",
        "Still open",
        "The blue one",
    }
    assert not Message.objects.exists()


def test_an_answer_to_someone_who_blocked_its_writer_is_refused_and_keeps_no_file(
    world, opening, post
):
    block(world.cleo, by=world.ben)
    attached = [("plan.pdf", pdf("P-12"), ("application", "pdf"))]

    state = post(answer(world.cleo, opening, attach=attached)).state

    assert state == "refused"
    assert not Message.objects.exists()
    assert not Attachment.objects.exists()
