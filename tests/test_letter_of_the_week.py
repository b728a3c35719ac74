"""The letter of the week: written from what rooms propose, sent once, read, printed, scanned."""

import datetime as dt

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.actions import (
    attach_picture,
    delete_entry,
    edit_entry,
    hide,
    picture_markdown,
)
from guildhall.communities.actions import give_role, leave_community, open_room, shut_room
from guildhall.communities.models import Community, RolePeriod
from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.notifications.actions import choose_level
from guildhall.notifications.models import Level, Notice
from guildhall.notifications.queries import in_words
from guildhall.notifications.regular_mail import want_no_mail
from guildhall.people.kept import kept_of
from guildhall.people.models import Block
from guildhall.practices.actions import add_tip
from guildhall.questions.actions import accept_answer, answer, ask
from guildhall.stories.actions import tell_story
from guildhall.talk.actions import write_post
from guildhall.weekly import actions
from guildhall.weekly.letters import WEEKLY
from guildhall.weekly.models import WeeklyLetter, monday_of
from guildhall.weekly.queries import offered_items, usual_picks
from guildhall.weekly.tasks import tasks
from tests.pictures import png

pytestmark = pytest.mark.database

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
PAGE = "/c/pumps/weekly/"


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def question(world, clock):
    return ask(world.community, by=world.cleo, title="Which seal fits?", body="It drips")


@pytest.fixture
def draft(world, question):
    return actions.write_weekly_letter(
        world.community, by=world.ada, line="Tea is ready", picks=[question]
    )


@pytest.fixture
def sent(world, draft):
    return actions.send_weekly_letter(draft, by=world.ada)


@pytest.fixture
def mailboxes(world, with_mail):
    for person in (world.ada, world.ben, world.cleo):
        EmailAddress.objects.create(
            user=person, email=f"{person.username}@example.org", verified=True, primary=True
        )


def text_of(client, path: str) -> str:
    return client.get(path).content.decode()


def token_in(letter) -> str:
    return letter.picks.get().token


def test_a_steward_writes_looks_and_sends_and_members_are_told(world, question, as_person, deliver):
    steward = as_person(world.ada)

    begun = text_of(steward, f"{PAGE}write/")
    saved = steward.post(f"{PAGE}write/", {"picks": [question.pk], "line": "Tea\n is ready"})
    looked_at = text_of(steward, saved["Location"])
    before = as_person(world.ben).get(saved["Location"]).status_code
    steward.post(f"{saved['Location']}send/")
    deliver()

    assert "Can you answer this?" in begun
    assert "checked" in begun
    assert "Tea is ready" in looked_at
    assert "Which seal fits?" in looked_at
    assert before == 404
    assert "Tea is ready" in text_of(as_person(world.ben), saved["Location"])
    assert "Which seal fits?" in text_of(as_person(world.ben), PAGE)
    [notice] = in_words(Notice.objects.filter(person=world.ben))
    assert notice.sentence == "Ada sends you the letter of the week of Pumps"
    assert notice.path == saved["Location"]
    assert not Notice.objects.filter(person__in=[world.ada, world.dov]).exists()


def test_only_stewards_and_facilitators_write_it(world, draft, as_person):
    path = f"{PAGE}{draft.pk}/"
    member = as_person(world.ben)
    refused = [
        member.get(f"{PAGE}write/").status_code,
        member.post(f"{path}send/").status_code,
        member.post(f"{path}discard/").status_code,
    ]

    give_role(world.community, person=world.ben, role=RolePeriod.Role.FACILITATOR, by=world.ada)

    assert refused == [403, 404, 404]
    assert member.get(f"{PAGE}write/").status_code == 200
    assert member.get(path).status_code == 200
    assert member.post(f"{path}send/").status_code == 302
    assert WeeklyLetter.objects.sent().get().sent_by == world.ben


def test_rooms_propose_the_newest_with_a_picture_first_and_nothing_twice(world, clock):
    for room in ("practices", "stories"):
        open_room(world.community, room=room, by=world.ada)
    world.community.refresh_from_db()
    picture = picture_markdown(attach_picture(png(), by=world.cleo), alt="A seal")
    tip = add_tip(world.community, by=world.cleo, seen="It drips", parts={"fix": "A wide seal"})
    story = tell_story(tip, by=world.ben, sentence="One drive less")
    photo = ask(world.community, by=world.cleo, title="What is this?", body=picture)
    plain = ask(world.community, by=world.ben, title="Why?")
    solved = ask(world.community, by=world.ben, title="Solved?")
    accept_answer(answer(solved, by=world.cleo, body="Yes"), by=world.ben)
    post = write_post(world.community, by=world.ben, body="Good morning")

    items = offered_items(world.community, None)

    assert [item.entry for item in items] == [story, photo, plain, tip, post]
    assert [item.picture.alt for item in items if item.picture] == ["A seal"]
    assert usual_picks(items) == [story.pk, photo.pk, tip.pk]
    letter = actions.write_weekly_letter(
        world.community, by=world.ada, line="", picks=[photo, story]
    )
    assert [item.entry for item in offered_items(world.community, letter)] == [
        story,
        photo,
        plain,
        tip,
        post,
    ]
    actions.send_weekly_letter(letter, by=world.ada)
    shut_room(world.community, room="talk", by=world.ada)
    world.community.refresh_from_db()
    assert [item.entry for item in offered_items(world.community, None)] == [plain, tip]
    clock.shift(7 * 7 * DAY)
    assert offered_items(world.community, None) == []


def test_a_letter_has_at_most_three_things_and_at_least_a_word(world, question, as_person):
    steward = as_person(world.ada)
    more = [ask(world.community, by=world.ben, title=f"Question {n}?") for n in range(2)]
    post = write_post(world.community, by=world.ben, body="Good morning")
    four = [question.pk, *(one.pk for one in more), post.pk]

    too_many = steward.post(f"{PAGE}write/", {"picks": four})
    nothing = steward.post(f"{PAGE}write/", {"line": "  "})
    elsewhere = steward.post(f"{PAGE}write/", {"picks": [99_999], "line": "x"})
    too_long = steward.post(f"{PAGE}write/", {"line": "x" * 301})

    assert [one.status_code for one in (too_many, nothing, elsewhere, too_long)] == [422] * 4
    assert "Pick at most three" in too_many.content.decode()
    assert "Pick something, or write a line" in nothing.content.decode()
    assert not WeeklyLetter.objects.exists()


def test_a_draft_is_edited_and_what_stays_keeps_its_code(world, draft, question):
    code = token_in(draft)
    post = write_post(world.community, by=world.ben, body="Good morning")

    again = actions.write_weekly_letter(
        world.community, by=world.ben, line="Coffee", picks=[post, question]
    )

    assert again.pk == draft.pk
    assert [pick.entry for pick in again.picks.all()] == [post, question]
    assert again.picks.get(entry=question).token == code
    assert WeeklyLetter.objects.get().line == "Coffee"


def test_a_draft_is_discarded_and_a_sent_letter_is_not(world, draft, question, as_person):
    steward = as_person(world.ada)

    steward.post(f"{PAGE}{draft.pk}/discard/")
    again = steward.post(f"{PAGE}{draft.pk}/discard/").status_code
    letter = actions.write_weekly_letter(
        world.community, by=world.ada, line="Tea", picks=[question]
    )
    actions.send_weekly_letter(letter, by=world.ada)
    kept = steward.post(f"{PAGE}{letter.pk}/discard/", follow=True).content.decode()

    assert again == 404
    assert "It was sent, so it is kept." in kept
    assert WeeklyLetter.objects.get() == letter


def test_there_is_one_letter_a_week_and_it_no_longer_changes(world, sent, as_person, clock):
    again = actions.send_weekly_letter(sent, by=world.ben)
    following = actions.write_weekly_letter(world.community, by=world.ada, line="More", picks=[])
    clock.shift(6 * DAY)
    with pytest.raises(actions.SentThisWeek):
        actions.send_weekly_letter(following, by=world.ada)
    on_its_page = text_of(as_person(world.ada), f"{PAGE}{following.pk}/")
    refused = as_person(world.ada).post(f"{PAGE}{following.pk}/send/", follow=True)
    clock.shift(DAY)
    actions.send_weekly_letter(following, by=world.ada)

    assert (again.sent_at, again.sent_by) == (sent.sent_at, world.ada)
    assert "send it from Monday on" in on_its_page
    assert "Send the letter" not in on_its_page
    assert "Send this one from Monday on." in refused.content.decode()
    assert Event.objects.filter(verb="weekly_letter.sent").count() == 2
    assert list(WeeklyLetter.objects.order_by("week_on").values_list("line", "week_on")) == [
        ("Tea is ready", dt.date(2026, 3, 2)),
        ("More", dt.date(2026, 3, 9)),
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        WeeklyLetter.objects.update(week_on=dt.date(2026, 3, 2))


def test_nothing_is_not_sent(world, clock):
    letter = actions.write_weekly_letter(world.community, by=world.ada, line=" ", picks=[])

    with pytest.raises(actions.NothingInIt):
        actions.send_weekly_letter(letter, by=world.ada)

    assert not letter.is_sent


def test_a_week_begins_where_the_community_is(world):
    late = dt.datetime(2026, 3, 1, 23, 30, tzinfo=dt.UTC)

    in_utc = monday_of(late, world.community)
    world.community.time_zone = "Europe/Vienna"

    assert in_utc == dt.date(2026, 2, 23)
    assert monday_of(late, world.community) == dt.date(2026, 3, 2)


def test_each_member_who_takes_it_gets_one_mail(world, sent, mailboxes, deliver):
    want_no_mail(WEEKLY, by=world.ben, community=world.community)

    deliver()
    send_due()

    assert {one.to[0] for one in mail.outbox} == {"ada@example.org", "cleo@example.org"}
    letter = next(one for one in mail.outbox if one.to == ["cleo@example.org"])
    assert letter.subject == "Letter of the week: Which seal fits?"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/no-mail/weekly/" in letter.extra_headers["List-Unsubscribe"]
    assert "Tea is ready" in letter.body
    assert "#reply" in letter.body
    html = letter.alternatives[0][0]
    assert "Which seal fits?" in html
    assert "It drips" in html


def test_it_is_mailed_once_however_often_it_is_heard_of(world, sent, mailboxes, deliver):
    event = Event.objects.get(verb="weekly_letter.sent")

    deliver()
    send_due()
    tasks().hear(event, None)
    send_due()

    assert len(mail.outbox) == 3
    assert Letter.objects.filter(kind=WEEKLY).count() == 3


def test_without_mail_none_is_kept_for_later(world, sent, deliver):
    deliver()

    assert not Letter.objects.filter(kind=WEEKLY).exists()


def test_levels_blocks_and_leaving_count_when_the_mail_is_built(
    world, sent, question, mailboxes, deliver
):
    deliver()
    choose_level(Level.DIGEST, by=world.ada, community=world.community)
    Block.objects.create(person=world.ben, blocked=world.cleo)
    leave_community(world.community, person=world.cleo)

    send_due()

    [letter] = mail.outbox
    assert letter.to == ["ben@example.org"]
    assert letter.subject == "Letter of the week: Tea is ready"
    assert "Which seal fits?" not in letter.body


def test_members_stop_the_mails_and_turn_them_on_again(world, sent, mailboxes, as_person):
    member = as_person(world.ben)

    stopped = member.post(f"{PAGE}mail/", {"stop": "1"}, follow=True).content.decode()
    again = member.post(f"{PAGE}mail/", follow=True).content.decode()

    assert "You no longer get the letter by mail." in stopped
    assert "Send me the mails" in stopped
    assert "Stop the mails" in again


@pytest.mark.parametrize("remove", [hide, delete_entry], ids=["hidden", "deleted"])
def test_what_is_gone_is_in_no_letter_any_more(
    world, sent, question, mailboxes, deliver, as_person, remove
):
    deliver()
    remove(question, by=world.ada)
    send_due()
    pages = [PAGE, f"{PAGE}{sent.pk}/", f"{PAGE}{sent.pk}/sheet/"]

    texts = [
        text_of(as_person(person), page) for person in (world.ben, world.ada) for page in pages
    ]
    texts += [one.body + one.alternatives[0][0] + one.subject for one in mail.outbox]

    assert [text for text in texts if "Which seal" in text or "which-seal" in text] == []
    assert "no longer published here" in text_of(as_person(world.ada), pages[1])
    assert "no longer published here" not in text_of(as_person(world.ben), pages[1])
    assert as_person(world.ben).get(f"/w/{token_in(sent)}/").status_code == 404


def test_a_picture_that_was_taken_out_of_the_text_is_not_printed(world, clock, as_person):
    picture = attach_picture(png(), by=world.cleo)
    question = ask(
        world.community, by=world.cleo, title="What is this?", body=picture_markdown(picture)
    )
    letter = actions.write_weekly_letter(world.community, by=world.ada, line="", picks=[question])
    path = f"{PAGE}{letter.pk}/sheet/"
    before = picture.file in text_of(as_person(world.ada), path)

    edit_entry(question, by=world.cleo, title="What is this?", body="Never mind the photo")

    assert before
    assert picture.file not in text_of(as_person(world.ada), path)


def test_what_a_letter_says_is_true_now(world, sent, question, as_person):
    accept_answer(answer(question, by=world.ben, body="The wide one"), by=world.cleo)

    sheet = text_of(as_person(world.ben), f"{PAGE}{sent.pk}/sheet/")

    assert "Solved since" in sheet
    assert "Scan to answer" not in sheet


def test_a_code_leads_members_to_the_answer_and_strangers_to_what_they_may_see(
    world, draft, question, client, as_person
):
    path, page = f"/w/{token_in(draft)}/", f"/c/pumps/questions/{question.address}/"
    sign_in = f"/accounts/login/?next={path}"
    rows = {}
    for level in ("open", "listed", "private"):
        Community.objects.update(visibility=level)
        rows[level] = [one.get(path).get("Location") for one in (client, as_person(world.dov))]

    assert as_person(world.ben).get(path)["Location"] == f"{page}#reply"
    assert rows == {
        "open": [page, f"{page}#reply"],
        "listed": [sign_in, "/c/pumps/"],
        "private": [sign_in, None],
    }
    assert as_person(world.dov).get(path).status_code == 404
    assert client.get("/w/nosuch22/")["Location"] == "/accounts/login/?next=/w/nosuch22/"
    assert as_person(world.ben).get("/w/nosuch22/").status_code == 404


@pytest.mark.parametrize(
    ("level", "has_title", "has_name"),
    [("open", True, True), ("listed", False, True), ("private", False, False)],
)
def test_the_text_for_a_messenger_says_only_what_may_leave(
    world, draft, as_person, level, has_title, has_name
):
    Community.objects.update(visibility=level)

    page = text_of(as_person(world.ada), f"{PAGE}{draft.pk}/")

    text = page.split('id="letter-text"')[1].split("</p>")[0]
    assert "Tea is ready" in text
    assert f"http://testserver/w/{token_in(draft)}/" in text
    assert ("Which seal" in text, "Pumps" in text) == (has_title, has_name)
    assert ("Only members read this community" in page) == (level != "open")


def test_the_sheet_has_a_code_for_each_question_and_no_style_of_its_own(world, draft, as_person):
    response = as_person(world.ada).get(f"{PAGE}{draft.pk}/sheet/")
    sheet = response.content.decode()

    assert sheet.count("data:image/svg+xml") == 1
    assert "Scan to answer" in sheet
    assert "style=" not in sheet
    assert "<style" not in sheet


def test_any_script_and_any_length_is_shown_as_it_is(world, clock, as_person):
    title = "لماذا تتسرب المضخة؟ " * 9
    question = ask(world.community, by=world.cleo, title=title[:200])
    letter = actions.write_weekly_letter(
        world.community, by=world.ada, line="شاي " * 70, picks=[question]
    )

    sheet = text_of(as_person(world.ada), f"{PAGE}{letter.pk}/sheet/")

    assert 'class="is-long"' in sheet
    assert 'dir="auto">لماذا' in sheet


def test_a_closed_community_sends_none_and_keeps_the_old_ones(world, sent, as_person):
    Community.objects.update(closed_at=timezone.now())
    steward = as_person(world.ada)

    assert steward.get(f"{PAGE}write/").status_code == 403
    assert "Tea is ready" in text_of(steward, f"{PAGE}{sent.pk}/")


def test_the_list_asks_as_much_for_three_letters_as_for_one(
    world, sent, question, as_person, django_assert_max_num_queries, clock
):
    member = as_person(world.ben)
    member.get(PAGE)
    with django_assert_max_num_queries(8) as captured:
        member.get(PAGE)
    for_one = len(captured)
    for _week in range(2):
        clock.shift(7 * DAY)
        letter = actions.write_weekly_letter(
            world.community, by=world.ada, line="Tea", picks=[question]
        )
        actions.send_weekly_letter(letter, by=world.ada)
    member.get(PAGE)  # what is kept for a week has run out

    with django_assert_max_num_queries(for_one):
        member.get(PAGE)


def test_it_is_reached_from_the_overview_this_week_and_the_settings(world, as_person):
    steward = as_person(world.ada)

    pages = [text_of(steward, f"/c/pumps/{page}") for page in ("", "health/week/", "settings/")]

    assert all(f'href="{PAGE}"' in page for page in pages)


def test_what_a_person_wrote_is_theirs_to_take_along(world, sent):
    kept = kept_of(world.ada)

    assert [row["line"] for row in kept["weekly_letters_written"]] == ["Tea is ready"]
    assert len(list(kept["weekly_letters_sent"])) == 1
