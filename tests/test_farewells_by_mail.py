"""The four questions are answered by mail: theirs alone, each to its own question, and once."""

import datetime as dt

import pytest
from django.core import mail as sent
from django.utils import timezone

from guildhall.communities.actions import leave_community
from guildhall.farewells.actions import answer_farewell, ask_next_questions, give_words
from guildhall.farewells.models import Farewell, Words
from guildhall.farewells.models.farewell import LONGEST
from guildhall.farewells.names import CODE_IN_ADDRESSES
from guildhall.farewells.questions import QUESTIONS
from guildhall.incoming.handling import confirmed
from guildhall.incoming.proposal import proposal_of
from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.notifications.actions import set_preference
from guildhall.notifications.addresses import asked_address, read_asked_address
from guildhall.notifications.models import Notice
from guildhall.notifications.queries import news_of
from guildhall.people.actions import leave
from tests.pictures import pdf
from tests.signed_mail import letter as signed_mail

pytestmark = pytest.mark.database
HANDED_ON = "/c/pumps/people/handed-on/"


@pytest.fixture
def left(world, room, post) -> Farewell:
    """Ben has left, and is asked the first question."""
    for person in (world.ada, world.ben):
        set_preference(by=person, quiet_from=0, quiet_until=0)
    leave_community(room, person=world.ben)
    ask_next_questions()
    return Farewell.objects.get()


def mails() -> list:
    Letter.objects.update(not_before=timezone.now() - dt.timedelta(seconds=1))
    sent.outbox.clear()
    while send_due():
        pass
    return list(sent.outbox)


def address(person, farewell: Farewell, number: int = 1) -> str:
    return asked_address(person, CODE_IN_ADDRESSES, farewell.pk, number)


def answers() -> list[tuple[int, str, bool]]:
    rows = Words.objects.order_by("number")
    return [(one.number, one.text, one.given_at is not None) for one in rows]


def test_the_mail_carries_the_question_and_its_answer_is_theirs_alone(world, left, post, as_person):
    [asking] = mails()

    state = post(signed_mail(asking.extra_headers["Reply-To"], "The *valve* first.")).state

    assert asking.to == ["ben@example.org"]
    assert str(QUESTIONS[0].text) in asking.body
    assert "they are yours alone" in asking.body
    assert "Skip this question, Don't ask me any more" in asking.body
    assert (state, answers()) == ("done", [(1, "The *valve* first.", False)])
    assert news_of(world.ben) == []
    assert "valve" not in as_person(world.ada).get(HANDED_ON).content.decode()
    assert not Notice.objects.filter(person=world.ada, rule="farewell.given").exists()


def test_a_first_line_lets_others_read_it(world, left, post, as_person):
    state = post(signed_mail(address(world.ben, left), "Let them read it.\n\nThe valve")).state

    assert (state, answers()) == ("done", [(1, "The valve", True)])
    assert "The valve" in as_person(world.ada).get(HANDED_ON).content.decode()


def test_a_first_line_alone_lets_them_read_what_was_answered_before(world, left, post):
    answer_farewell(left, 1, by=world.ben, text="The valve")

    post(signed_mail(address(world.ben, left), "Let them read it"))
    nothing = post(signed_mail(address(world.ben, left, 2), "Let them read it"))
    refused = mails()[-1]

    assert answers() == [(1, "The valve", True)]
    assert nothing.state == "refused"
    assert "Please write your answer below that line." in refused.body


@pytest.mark.parametrize("word", ["Skip this question", "skip."])
def test_a_word_skips_it_and_nobody_learns_it(world, left, post, word):
    before = Notice.objects.exclude(person=world.ben).count()

    state = post(signed_mail(address(world.ben, left), word)).state

    assert (state, answers()) == ("done", [(1, "", False)])
    assert Notice.objects.exclude(person=world.ben).count() == before


def test_a_word_ends_the_questions(world, left, post):
    post(signed_mail(address(world.ben, left), "Don’t ask me any more"))
    ask_next_questions(at=left.left_at + dt.timedelta(days=20))

    assert Farewell.objects.get().asked == 1
    assert answers() == []


def test_a_late_answer_goes_to_the_question_it_answers(world, left, post):
    ask_next_questions(at=left.left_at + dt.timedelta(days=4))
    late = post(signed_mail(address(world.ben, left, 1), "To the first"))
    early = post(signed_mail(address(world.ben, left, 3), "Not asked yet"))

    assert (late.state, early.state) == ("done", "refused")
    assert answers() == [(1, "To the first", False)]


def test_twice_is_once_and_what_has_readers_is_never_overwritten(world, left, post):
    give_words(answer_farewell(left, 1, by=world.ben, text="For all"), by=world.ben)

    same = post(signed_mail(address(world.ben, left), "For all"))
    other = post(signed_mail(address(world.ben, left), "For me alone"))
    [back] = [mail for mail in mails() if "already" in mail.body]

    assert (same.state, other.state) == ("done", "refused")
    assert answers() == [(1, "For all", True)]
    assert "For me alone" in back.body
    assert back.to == ["ben@example.org"]


def test_the_same_mail_delivered_again_is_shown_first(world, left, post):
    mail = signed_mail(address(world.ben, left), "Once")
    again = b"Received: by elsewhere.example\r\n" + mail

    states = [post(mail).state, post(again).state]

    assert states == ["done", "asked"]
    assert answers() == [(1, "Once", False)]


@pytest.mark.parametrize(
    "forged",
    [{"by": "cleo@example.org"}, {"signed_by": ""}, {"by": "ada@example.org"}],
    ids=["a colleague it was forwarded to", "not signed", "a steward"],
)
def test_a_forged_or_forwarded_answer_waits_for_their_click(world, left, post, forged):
    asked = post(signed_mail(address(world.ben, left), "<b>I am Ben</b>", **forged))
    proposal = proposal_of(asked)
    before = (asked.state, answers())
    confirmation = mails()[-1]

    problem = confirmed(asked)

    assert before == ("asked", [])
    assert confirmation.to == ["ben@example.org"]
    assert "Your answer to a question" in proposal.purpose
    assert "&lt;b&gt;I am Ben&lt;/b&gt;" in proposal.html
    assert (problem, answers()) == ("", [(1, "<b>I am Ben</b>", False)])


def test_an_address_is_of_one_person_and_one_question(world, left):
    mine, theirs = address(world.ben, left), address(world.cleo, left)
    local, _at, domain = mine.partition("@")
    changed = f"{local[:-1]}{'a' if local[-1] != 'a' else 'b'}@{domain}"

    assert mine != theirs
    assert read_asked_address(changed) is None
    assert read_asked_address(mine).subject_id == left.pk


def test_an_address_for_what_is_of_someone_else_takes_nothing(world, left, post):
    state = post(signed_mail(address(world.cleo, left), "Mine?", by="cleo@example.org")).state

    assert (state, answers()) == ("refused", [])


def test_who_has_left_the_hall_answers_nothing(world, left, post):
    leave(world.ben, left_as="name")

    state = post(signed_mail(address(world.ben, left), "Still here?")).state

    assert (state, answers()) == ("refused", [])


def test_files_and_what_is_too_long_are_said(world, left, post):
    with_file = signed_mail(
        address(world.ben, left),
        "See the plan",
        attach=[("plan.pdf", pdf("P-12"), ("application", "pdf"))],
    )
    long = signed_mail(address(world.ben, left, 1), "word " * LONGEST)

    states = [post(long).state, post(with_file).state]
    bodies = [mail.body for mail in mails()]

    assert states == ["refused", "done"]
    assert answers() == [(1, "See the plan", False)]
    assert any("up to 2000 characters" in body for body in bodies)
    assert any("plan.pdf (only words are kept here)" in body for body in bodies)
