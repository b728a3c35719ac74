"""A letter is answered by mail; what can't be posted is given back with a reason."""

import datetime as dt

import pytest
from django.core import mail as sent
from django.utils import timezone

from guildhall.commons.models import Attachment
from guildhall.incoming.handling import confirmed
from guildhall.incoming.models import IncomingMail
from guildhall.incoming.proposal import proposal_of
from guildhall.letters.actions import add_person, answer_letter, leave, write_letter
from guildhall.letters.models import Message
from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.notifications.actions import set_preference
from guildhall.notifications.addresses import letter_address, read_letter_address
from guildhall.notifications.queries import news_of
from guildhall.people.actions import block
from tests.pictures import pdf
from tests.signed_mail import letter as signed_mail

pytestmark = pytest.mark.database


@pytest.fixture
def written(world, post):
    """What Ada wrote to Ben, who takes mail at all hours."""
    for person in (world.ada, world.ben, world.cleo):
        set_preference(by=person, quiet_from=0, quiet_until=0)
    return write_letter(world.ben, by=world.ada, text="Do you have the *drawing*?")


def mails() -> list:
    Letter.objects.update(not_before=timezone.now() - dt.timedelta(seconds=1))
    sent.outbox.clear()
    while send_due():
        pass
    return list(sent.outbox)


def texts() -> list[str]:
    return list(Message.objects.written().order_by("pk").values_list("body", flat=True))


def test_a_letter_is_mailed_to_who_was_written_to_alone_and_answered(world, written, post):
    [mail] = mails()

    state = post(signed_mail(mail.extra_headers["Reply-To"], "Yes, here.")).state

    assert mail.to == ["ben@example.org"]
    assert mail.subject == "Ada wrote to you"
    assert "Do you have the drawing?" in mail.body
    assert state == "done"
    assert texts() == ["Do you have the *drawing*?", "Yes, here."]
    assert news_of(world.ben) == []
    assert [one.sentence for one in news_of(world.ada)] == ["Ben wrote to you"]


def test_an_address_of_a_letter_is_signed(world, written):
    address = letter_address(world.ben, written.correspondence_id)
    local, _at, domain = address.partition("@")

    assert read_letter_address(address).person_id == world.ben.pk
    assert read_letter_address(f"{local[:-1]}{'a' if local[-1] != 'a' else 'b'}@{domain}") is None


def test_an_answer_to_a_circle_that_was_left_is_refused_kindly_and_given_back(world, written, post):
    circle = add_person(written.correspondence, world.cleo, by=world.ada)
    leave(circle, by=world.ben)
    mails()

    refused = post(signed_mail(letter_address(world.ben, circle.pk), "One more thought"))
    [back] = mails()

    assert refused.state == "refused"
    assert "You've left this circle. Someone in it can add you again." in back.body
    assert "One more thought" in back.body
    assert texts() == ["Do you have the *drawing*?"]


def test_an_answer_to_someone_who_blocked_its_writer_is_given_back(world, written, post):
    block(world.ben, by=world.ada)
    mails()

    refused = post(signed_mail(letter_address(world.ben, written.correspondence_id), "Hello?"))
    [back] = mails()

    assert refused.state == "refused"
    assert "You can't write to this person." in back.body
    assert "block" not in back.body.lower()


def test_files_of_a_mail_are_beside_its_words(world, written, post, as_person):
    mail = signed_mail(
        letter_address(world.ben, written.correspondence_id),
        "Here it is",
        attach=[("plan.pdf", pdf("P-12"), ("application", "pdf"))],
    )

    state = post(mail).state

    message = Message.objects.written().latest("pk")
    assert (state, message.body) == ("done", "Here it is")
    assert [one.name for one in message.files_beside] == ["plan.pdf"]
    path = message.files_beside[0].path
    assert as_person(world.ada).get(path).status_code == 200
    assert as_person(world.cleo).get(path).status_code == 404


def test_a_file_alone_is_an_answer_and_is_named_in_the_mail_to_the_other(world, written, post):
    mail = signed_mail(
        letter_address(world.ben, written.correspondence_id),
        "",
        attach=[("plan.pdf", pdf("P-12"), ("application", "pdf"))],
    )
    mails()

    state = post(mail).state
    told = mails()

    assert (state, texts()[-1]) == ("done", "")
    assert any(one.to == ["ada@example.org"] and "plan.pdf" in one.body for one in told)


def test_files_of_an_answer_that_is_refused_are_not_kept(world, written, post):
    block(world.ben, by=world.ada)
    mail = signed_mail(
        letter_address(world.ben, written.correspondence_id),
        "Here it is",
        attach=[("plan.pdf", pdf("P-12"), ("application", "pdf"))],
    )

    assert post(mail).state == "refused"
    assert not Attachment.objects.exists()


def test_a_mail_that_is_not_surely_theirs_is_shown_before_it_is_posted(world, written, post):
    mail = signed_mail(
        letter_address(world.ben, written.correspondence_id), "It was me", signed_by=""
    )
    asked = post(mail)
    proposal = proposal_of(asked)

    problem = confirmed(IncomingMail.objects.get(pk=asked.pk))

    assert asked.state == "asked"
    assert (proposal.purpose, "It was me" in proposal.html) == ("Your answer in a letter", True)
    assert (problem, texts()[-1]) == ("", "It was me")


def test_a_stranger_with_the_address_of_a_letter_writes_nothing(world, written, post):
    address = letter_address(world.ben, written.correspondence_id)

    state = post(signed_mail(address, "I am Ben", by="cleo@example.org")).state

    assert state == "asked"
    assert texts() == ["Do you have the *drawing*?"]


def test_nothing_is_mailed_of_what_was_read_or_came_after_one_left(world, written):
    circle = add_person(written.correspondence, world.cleo, by=world.ada)
    answer_letter(circle, by=world.ada, text="In the circle")
    leave(circle, by=world.cleo)
    answer_letter(circle, by=world.ada, text="Without Cleo")

    bodies = {mail.to[0]: mail.body for mail in mails() if "circle" in mail.body.lower()}

    assert "Without Cleo" not in bodies.get("cleo@example.org", "")
