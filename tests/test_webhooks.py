"""Webhooks send what happens in a community where its stewards say: signed, once, never inside."""

import datetime as dt
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import time_machine
from django.utils import timezone

from guildhall.activity.models import Delivery, Event
from guildhall.commons.actions import delete_entry
from guildhall.communities.actions import start_community
from guildhall.kit import outside
from guildhall.kit.outside import NotOutside
from guildhall.kit.signed_hooks import is_signed
from guildhall.questions.actions import answer, ask
from guildhall.talk.actions import write_post
from guildhall.webhooks.actions import make_webhook, send_test, stop_webhook
from guildhall.webhooks.models import Sending, Webhook
from guildhall.webhooks.sending import queue_sendings, send_due_hooks
from tests.dripping import dripping_server


class Other:
    """The other side: keeps what it gets, and answers with `status`."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.url = ""
        self.status = 200
        self.location = ""
        self.body = b"heard"


@contextmanager
def listening(side: Other) -> Iterator[None]:
    """Answer as `side` says, at its `url`."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            side.got.append(
                (dict(self.headers), self.rfile.read(int(self.headers["Content-Length"])))
            )
            self.send_response(side.status)
            if side.location:
                self.send_header("Location", side.location)
            self.end_headers()
            self.wfile.write(side.body)

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    side.url = f"http://127.0.0.1:{server.server_port}/hook"
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def other(settings):
    settings.INSIDE_HOSTS = ["127.0.0.1"]
    side = Other()
    with listening(side):
        yield side


@pytest.fixture
def webhook(world, other) -> Webhook:
    return make_webhook(
        world.community,
        by=world.ada,
        url=other.url,
        form="standard",
        verbs=["question.asked", "answer.posted"],
    )


def test_an_event_is_sent_signed_and_once(world, webhook, other, deliver):
    question = ask(world.community, by=world.ben, title="Why?", body="A long secret text")
    deliver()
    event = Event.objects.get(verb="question.asked")
    queue_sendings(event, Delivery(listener="webhooks", event=event))
    taken = [send_due_hooks(), send_due_hooks()]

    [(headers, body)] = other.got
    said = json.loads(body)
    assert taken == [1, 0]
    assert is_signed(
        webhook.secret,
        message_id=headers["webhook-id"],
        timestamp=headers["webhook-timestamp"],
        signature=headers["webhook-signature"],
        body=body,
        now=time.time(),
    )
    assert (said["type"], said["data"]["title"], said["data"]["by"]) == (
        "question.asked",
        "Why?",
        "Ben",
    )
    assert said["data"]["url"].endswith(f"/c/pumps/questions/{question.address}/")
    assert b"secret text" not in body
    assert Sending.objects.get().answer == "heard"


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("slack", {"text": "Ben asks: Is &lt;!channel&gt; a valve &amp; why?\n<{link}>"}),
        (
            "mattermost",
            {"text": "Ben asks: Is \\<!channel\\> a valve & why?\n{link}", "username": "Guildhall"},
        ),
    ],
)
def test_chats_get_their_form_and_no_title_calls_a_channel(world, other, deliver, form, wanted):
    make_webhook(world.community, by=world.ada, url=other.url, form=form, verbs=["question.asked"])
    question = ask(world.community, by=world.ben, title="Is <!channel> a valve & why?")
    deliver()
    send_due_hooks()

    link = f"http://localhost:8000/c/pumps/questions/{question.address}/"
    assert json.loads(other.got[0][1]) == {
        name: text.format(link=link) for name, text in wanted.items()
    }


def test_teams_gets_a_card(world, other, deliver):
    make_webhook(
        world.community, by=world.ada, url=other.url, form="teams", verbs=["question.asked"]
    )
    ask(world.community, by=world.ben, title="@all why?")
    deliver()
    send_due_hooks()

    card = json.loads(other.got[0][1])["attachments"][0]["content"]
    assert card["body"][0]["text"] == "Ben asks: ＠all why?"


def test_only_what_was_chosen_and_only_of_this_community(world, webhook, other, deliver):
    write_post(world.community, by=world.ben, body="Not chosen")
    ask(start_community("Other", by=world.ben, purpose="x"), by=world.ben, title="Elsewhere?")
    ask(
        world.community,
        by=world.ben,
        title="Told long ago?",
        at=timezone.now() - dt.timedelta(days=2),
    )
    deliver()

    assert not Sending.objects.exists()


def test_what_was_taken_away_meanwhile_is_not_sent(world, webhook, other, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    deliver()
    delete_entry(question, by=world.ben)
    send_due_hooks()

    assert (other.got, Sending.objects.get().state) == ([], "given up")


def test_failures_are_tried_with_growing_pauses_then_given_up_and_sent_again_by_a_button(
    world, webhook, other, as_person
):
    other.status = 500
    sending = send_test(webhook)
    moment, tries = timezone.now(), 0
    for _hour in range(24 * 5):
        with time_machine.travel(moment, tick=False):
            tries += send_due_hooks()
        moment += dt.timedelta(hours=1)
    sending.refresh_from_db()
    other.status = 200
    as_person(world.ada).post(f"/c/pumps/settings/integrations/sendings/{sending.pk}/again/")
    send_due_hooks()

    assert (tries, sending.state, sending.status) == (Sending.MOST_ATTEMPTS, "given up", 500)
    assert len({headers["webhook-id"] for headers, _body in other.got}) == 1
    assert Sending.objects.get().state == "sent"


def test_410_and_five_days_of_failing_stop_it(world, webhook, other):
    other.status = 410
    send_test(webhook)
    send_due_hooks()
    webhook.refresh_from_db()
    told_to_stop = webhook.stopped_at is not None
    failing = make_webhook(world.community, by=world.ada, url=other.url, form="slack", verbs=[])
    other.status = 503
    Webhook.objects.filter(pk=failing.pk).update(
        failing_since=timezone.now() - dt.timedelta(days=6)
    )
    send_test(failing)
    send_due_hooks()

    assert told_to_stop
    assert Webhook.objects.get(pk=failing.pk).stopped_at is not None


def test_a_stopped_one_sends_nothing(world, webhook, other, deliver):
    stop_webhook(webhook, by=world.ada)
    ask(world.community, by=world.ben, title="Why?")
    deliver()

    assert (send_due_hooks(), other.got) == (0, [])


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/",
        "http://localhost/",
        "http://[::1]/",
        "ftp://x.example/",
        "nonsense",
    ],
)
def test_an_address_inside_is_refused_in_a_sentence_and_nothing_is_kept(world, as_person, url):
    response = as_person(world.ada).post(
        "/c/pumps/settings/integrations/",
        {"form": "slack", "url": url, "verbs": ["question.asked"]},
    )

    assert (
        "the hall may not send there" in response.content.decode()
        or "not a web address" in response.content.decode()
    )
    assert not Webhook.objects.exists()
    with pytest.raises(NotOutside):
        make_webhook(world.community, by=world.ada, url=url, form="slack", verbs=[])


def test_an_address_that_leads_inside_later_is_refused_when_it_is_sent(
    world, webhook, other, settings
):
    settings.INSIDE_HOSTS = []
    send_test(webhook)
    send_due_hooks()

    assert (other.got, Sending.objects.get().state) == ([], "given up")
    assert "machine inside" in Sending.objects.get().reason


def test_the_pages_of_a_steward(world, webhook, other, as_person, deliver):
    answer(ask(world.community, by=world.ben, title="Why?"), by=world.cleo, body="x")
    deliver()
    while send_due_hooks():
        pass
    client = as_person(world.ada)
    listed = client.get("/c/pumps/settings/integrations/").content.decode()
    one = client.get(f"/c/pumps/settings/integrations/{webhook.pk}/").content.decode()
    old = webhook.secret
    client.post(f"/c/pumps/settings/integrations/{webhook.pk}/renew-secret/")
    client.post(
        f"/c/pumps/settings/integrations/{webhook.pk}/",
        {"form": "slack", "url": other.url, "verbs": ["answer.posted"]},
    )
    webhook.refresh_from_db()
    client.post(f"/c/pumps/settings/integrations/{webhook.pk}/remove/")

    assert "A program (Standard Webhooks)" in listed
    assert old in one
    assert one.count("heard") == 2
    assert (webhook.secret != old, webhook.format, webhook.verbs) == (
        True,
        "slack",
        ["answer.posted"],
    )
    assert not Webhook.objects.exists()


@pytest.mark.parametrize(
    "url",
    [
        f"https://{'a' * 64}.example/",
        "http://[bad/",
        "http://8.8.8.8:99999/",
        "http://8.8.8.8/a b",
        "http://me:word@8.8.8.8/",
    ],
)
def test_an_address_that_cannot_be_sent_to_is_refused_in_the_form(world, as_person, url):
    form = {"form": "slack", "url": url, "verbs": ["question.asked"]}
    page = as_person(world.ada).post("/c/pumps/settings/integrations/", form).content.decode()

    assert "This is not a web address" in page or "We can&#x27;t use this web address" in page
    assert not Webhook.objects.exists()


def test_letters_outside_ascii_are_kept_as_they_are_sent(world, as_person):
    as_person(world.ada).post(
        "/c/pumps/settings/integrations/",
        {"form": "slack", "url": "http://8.8.8.8/ü", "verbs": ["question.asked"]},
    )

    assert Webhook.objects.get().url == "http://8.8.8.8/%C3%BC"


def test_a_webhook_that_drips_is_cut_off_says_so_and_comes_after_those_that_work(
    world, other, monkeypatch
):
    monkeypatch.setattr(outside, "TIMEOUT", 0.5)
    with dripping_server() as port:
        slow = make_webhook(
            world.community, by=world.ada, url=f"http://127.0.0.1:{port}/", form="slack", verbs=[]
        )
        well = make_webhook(world.community, by=world.ada, url=other.url, form="slack", verbs=[])
        send_test(slow)
        send_due_hooks()
        waits = Sending.objects.get()
        send_test(slow)
        send_test(well)
        first = send_due_hooks(batch=1)

    assert (waits.state, waits.reason) == (
        "late",
        "The server did not finish its answer within ten seconds.",
    )
    assert (first, Sending.objects.get(webhook=well).state) == (1, "sent")
    assert Sending.objects.filter(webhook=slow, attempts=0).count() == 1


def test_a_redirect_to_no_web_address_ends_the_sending_in_a_sentence(world, other):
    other.status, other.location = 307, f"http://{'a' * 64}/"
    webhook = make_webhook(world.community, by=world.ada, url=other.url, form="slack", verbs=[])
    send_test(webhook)
    send_due_hooks()

    assert Sending.objects.get().state == "given up"
    assert (
        Sending.objects.get().reason
        == "This address redirects to something that is not a web address."
    )


def test_an_address_from_before_that_cannot_be_sent_to_ends_the_sending(world, settings):
    """It was accepted once."""
    for number, url in enumerate(
        ["http://[bad/", f"http://{'a' * 64}.example/", "http://8.8.8.8:0/", "nonsense"]
    ):
        webhook = Webhook.objects.create(community=world.community, url=url, format="slack")
        Sending.objects.create(webhook=webhook, verb="test", event_id=number)
    taken = send_due_hooks()

    assert taken == 4
    assert {sending.state for sending in Sending.objects.all()} == {"given up"}
    assert all("not a web address" in sending.reason for sending in Sending.objects.all())


def test_what_the_other_side_answers_can_always_be_kept(world, other):
    other.body = b"\x00\xff \xed\xa0\x80 never mind"
    send_test(make_webhook(world.community, by=world.ada, url=other.url, form="slack", verbs=[]))
    send_due_hooks()

    assert Sending.objects.get().state == "sent"
    assert "never mind" in Sending.objects.get().answer
