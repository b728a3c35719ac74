"""What was read, told, queued, bookmarked and linked, and is hidden then.

No page, mail, feed, pack or program still shows its words.
"""

import datetime as dt
import string

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guildhall.commons.actions import bookmark, follow, hide, report_outcome
from guildhall.commons.models import Attachment, Entry, Reply
from guildhall.communities.actions import join, open_room, start_community
from guildhall.communities.models import Community
from guildhall.mail.sending import send_due
from guildhall.notifications.actions import choose_level
from guildhall.notifications.digest import digest_for
from guildhall.notifications.feeds import make_feed_key, token_of
from guildhall.notifications.models import FeedKey, Notice
from guildhall.people.actions import arrive
from guildhall.practices.actions import add_tip
from guildhall.questions.actions import accept_answer, ask, mark_same, match_waiting
from guildhall.reports.actions import show_sponsor_page, write_sponsor_page
from guildhall.stories.models import StoryAsk
from guildhall.webhooks.models import Sending, Webhook
from guildhall.webhooks.payloads import Gone, payload_of
from guildhall.webhooks.subjects import subjects
from guildhall.weekly.actions import send_weekly_letter, write_weekly_letter
from tests.access_table import ROWS
from tests.test_leaks import PATHS, ROOMS, _knowledge_paths, _place

pytestmark = pytest.mark.database

OF_ENTRIES = {
    "title",
    "body",
    "reply",
    "comment",
    "note",
    "meeting",
    "notes",
    "tip",
    "fix",
    "context",
    "practice",
    "doing",
    "local",
    "story",
}
OF_REPLIES = {"reply", "comment"}
A_TOPIC_AWAY = "Zebra again?"


class Hall:
    """Rea reads everything that Writer and Steward write, and wants to hear all of it.

    She has followed, bookmarked and linked what she could.
    """

    def __init__(self, as_person) -> None:
        self.steward, self.writer, self.rea = arrive("Steward"), arrive("Writer"), arrive("Rea")
        self.made = _place(0, self.steward, self.writer, "published", "published")
        self.community = self.made["community"]
        join(self.community, person=self.rea)
        EmailAddress.objects.create(
            user=self.rea, email="rea@example.org", verified=True, primary=True
        )
        self.again = ask(self.community, by=self.writer, title=A_TOPIC_AWAY)
        mark_same(self.again, other=self.made["question"], by=self.writer)
        accept_answer(self.made["reply"], by=self.writer)
        for entry in Entry.objects.filter(community=self.community):
            follow(entry, by=self.rea)
            bookmark(entry, by=self.rea)
        page = write_sponsor_page(
            self.community, by=self.steward, purpose="p", needs="n", stories=[self.made["story"]]
        )
        self.sponsor_page = show_sponsor_page(page, by=self.steward)
        picks = [self.made[name] for name in ("question", "tip", "story")]
        letter = write_weekly_letter(self.community, by=self.steward, line="Tea", picks=picks)
        self.weekly_letter = send_weekly_letter(letter, by=self.steward)
        make_feed_key(by=self.rea)
        self.clients = {"rea": as_person(self.rea), "anonymous": as_person(None)}

    def paths(self) -> list[str]:
        """Every address that can be named, by what is here."""
        home, made = "/c/place0/", self.made
        ids = {name: one.pk for name, one in made.items() if hasattr(one, "pk")} | {
            "file": made["file"],
            "answer": made["reply"].pk,
            "branch": made["local"].pk,
            "cleo": self.writer.pk,
            "sponsor_page": self.sponsor_page.pk,
            "weekly_letter": self.weekly_letter.pk,
            "picked": self.weekly_letter.picks.all()[0].token,
            "comment": Reply.objects.get(parent=made["reply"]).pk,
            "meeting": made["meeting"].pk,
            "again": self.again.pk,
        }
        rows = [
            path.replace("/c/pumps/", home)
            for method, path, _rule in ROWS.values()
            if method == "GET"
        ]
        named = [path for path in rows if _fields(path) <= set(ids)]
        key = FeedKey.of(self.rea)
        tokens = [
            reverse("private_feed", args=[token_of(key, self.community.pk)]),
            reverse("private_calendar", args=[token_of(key, 0, of="calendar")]),
        ]
        more = [
            f"{home}questions/{{again}}/",
            f"{home}questions/{{again}}/?stay",
            "/me/bookmarks/paths/",
            "/me/notices/",
            "/",
        ]
        found = [
            *PATHS,
            *(home + room for room in ROOMS),
            *_knowledge_paths(home, made),
            *named,
            *tokens,
            *more,
        ]
        return list(dict.fromkeys(path.format(**ids) for path in found))

    def met(self, words: set[str], *, at: list[str]) -> list[str]:
        """Where somebody but its author and the stewards still meets one of the words."""
        secrets = {f"{word}0x" for word in words}
        leaks = []
        for who, client in self.clients.items():
            for path in at:
                response = client.get(path)
                shown = (
                    b"".join(response.streaming_content) if response.streaming else response.content
                )
                text = (
                    (shown + str(dict(response.items())).encode()).decode(errors="replace").lower()
                )
                leaks += [
                    f"{who}, {path}: {secret}" for secret in sorted(secrets) if secret in text
                ]
        return leaks


def _fields(path: str) -> set[str]:
    return {field for _text, field, _spec, _conversion in string.Formatter().parse(path) if field}


@pytest.fixture
def here(db, as_person, deliver, with_mail) -> Hall:
    """Everything has been read and told, and waits in queues, when it is hidden."""
    made = Hall(as_person)
    choose_level("everything", by=made.rea, community=made.community)
    Webhook.objects.create(
        community=made.community, url="https://chat.example/x", verbs=list(subjects.names())
    )
    deliver()
    Community.objects.filter(pk=made.community.pk).update(visibility="open")
    Community.objects.filter(pk=made.community.pk).touch()
    return made


def _hide_all(here: Hall) -> None:
    for entry in Entry.objects.filter(
        community=here.community, author__in=[here.writer, here.steward]
    ).exclude(pk=here.again.pk):
        hide(entry, by=here.steward)


def _mails(here: Hall) -> str:
    with time_machine.travel(timezone.now() + dt.timedelta(days=3), tick=False):
        while send_due():
            pass
    return "\n".join(
        f"{one.subject} {one.body} {one.alternatives}"
        for one in mail.outbox
        if one.to == ["rea@example.org"]
    ).lower()


def test_no_page_shows_the_words_of_an_entry_that_was_hidden(here):
    paths = here.paths()
    for path in paths:
        here.clients["anonymous"].get(path)  # what the world reads lies in a cache

    _hide_all(here)

    assert here.met(OF_ENTRIES, at=paths) == []


def test_no_page_shows_the_words_of_an_answer_that_was_hidden_nor_of_what_was_said_to_it(here):
    made = here.made
    question, comment = (
        f"/c/place0/questions/{made['question'].pk}/",
        Reply.objects.get(parent=made["reply"]).pk,
    )
    replies = [
        f"/c/place0/replies/{pk}/{verb}/"
        for pk in (made["reply"].pk, comment)
        for verb in ("history", "tried", "edit", "flag")
    ]
    paths = [
        question,
        f"{question}beside/",
        *replies,
        f"/c/place0/replies/{comment}/reply/",
        "/c/place0/questions/feed/",
        "/c/place0/",
        "/search?q=zebra",
        '/search?q="zebra reply0x"',
        "/search?q=comment0x",
        "/search?q=by:writer",
        "/search/quick?q=comm",
        "/me/notices/",
        "/",
        "/people/writer/",
        f"/c/place0/tips/keep/{made['question'].pk}/",
    ]
    for path in paths:
        here.clients["anonymous"].get(path)
    before = here.met(OF_REPLIES, at=[question])

    hide(made["reply"], by=here.steward)

    asked_for = [
        f"{who}, {path}: {word}"
        for who in here.clients
        for path in paths
        for word in ("reply0x", "comment0x")
        if word in path
    ]
    assert len(before) == 4
    # A search page shows what was typed.
    assert set(here.met(OF_REPLIES, at=paths)) <= set(asked_for)


def test_who_is_asked_for_a_story_is_not_told_the_title_of_what_was_hidden(here):
    StoryAsk.objects.create(person=here.rea, entry=here.made["tip"], ask_at=timezone.now())
    before = "tip0x" in here.clients["rea"].get("/c/place0/stories/").content.decode()
    hide(here.made["tip"], by=here.steward)

    assert (before, "tip0x" in here.clients["rea"].get("/c/place0/stories/").content.decode()) == (
        True,
        False,
    )


def test_letters_digests_and_hooks_that_waited_say_nothing_of_it(here, deliver):
    waited = Notice.objects.filter(person=here.rea).count()
    sendings = list(Sending.objects.select_related("webhook__community"))
    _hide_all(here)
    deliver()

    words = _mails(here)
    digest = str(digest_for(here.rea, since=timezone.now() - dt.timedelta(days=2))).lower()
    sent = []
    for sending in sendings:
        try:
            sent.append(payload_of(sending).decode().lower())
        except Gone:
            continue

    assert (waited > 3, len(sendings) > 3) == (True, True)
    assert [
        secret for word in OF_ENTRIES if (secret := f"{word}0x") in words + digest + "\n".join(sent)
    ] == []


def test_a_hook_that_waited_says_nothing_of_a_comment_under_a_hidden_answer(here):
    of_replies = [
        sending
        for sending in Sending.objects.select_related("webhook__community")
        if sending.about.get("reply")
    ]
    hide(here.made["reply"], by=here.steward)

    for sending in of_replies:
        with pytest.raises(Gone):
            payload_of(sending)
    assert of_replies


def test_who_helped_before_is_not_said_by_an_answer_that_was_hidden(here):
    other = ask(
        here.community, by=here.steward, title="Zebra?", topics=list(here.community.topics.all())
    )
    beside = f"/c/place0/questions/{other.pk}/beside/"
    match_waiting()
    before, heading = here.clients["rea"].get(beside), "Who can probably help"

    hide(here.made["reply"], by=here.steward)
    afterwards = here.clients["rea"].get(beside)

    assert [heading in page.content.decode() for page in (before, afterwards)] == [True, False]


def test_a_pack_carries_no_picture_that_its_tip_was_not_given(here):
    """Whoever once saw a private picture knows the name of its file.

    Writing the name into a tip gives the picture to nobody.
    """
    mallory = arrive("Mallory")
    Community.objects.filter(pk=here.community.pk).update(visibility="private")
    den = start_community("Den", by=mallory, purpose="x", slug="den")
    open_room(den, room="practices", by=mallory)
    file = here.made["file"]
    den.refresh_from_db()
    tip = add_tip(den, by=mallory, seen="Look", parts={"fix": f"![x](/files/{file})"})
    client = Client()
    client.force_login(mallory, backend="guildhall.people.backends.HallBackend")

    pack = client.get("/c/den/tips/pack/json/")
    content = b"".join(pack.streaming_content) if pack.streaming else pack.content

    assert Attachment.objects.filter(entry=tip).count() == 0
    assert client.get(f"/files/{file}").status_code == 404
    assert (b'"Look"' in content, file.encode() + b'":' in content.replace(b" ", b"")) == (
        True,
        False,
    )
    page = client.get("/c/den/tips/pack/page/")
    assert b"base64" not in (b"".join(page.streaming_content) if page.streaming else page.content)


def test_an_outcome_on_what_was_hidden_is_not_told(here, deliver):
    report_outcome(here.made["tip"], by=here.steward, result="worked", context="in context0x")
    deliver()
    hide(here.made["tip"], by=here.steward)

    assert here.met({"context"}, at=["/me/notices/", "/", "/me/notices/count/"]) == []
