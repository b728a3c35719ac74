"""Web push: encrypted for the device, signed by the hall, never inside.

Only what its person may still see is pushed.
"""

import base64
import datetime as dt
import json
import os

import http_ece
import pytest
import time_machine
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.utils import timezone

from guildhall.commons.actions import delete_entry
from guildhall.kit import outside
from guildhall.kit.outside import NotOutside
from guildhall.notifications.actions import see_everything, set_preference
from guildhall.notifications.models import Push, PushDevice
from guildhall.notifications.push import add_device, public_key, send_due_pushes
from guildhall.questions.actions import answer, ask
from tests.dripping import dripping_server
from tests.test_webhooks import other

__all__ = ["other"]


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@pytest.fixture
def device(world, other):
    """Ben's browser: its private key and secret."""
    key, secret = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
    point = key.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    set_preference(by=world.ben, quiet_from=0, quiet_until=0)
    add_device(by=world.ben, endpoint=other.url, public_key=text(point), auth_secret=text(secret))
    return key, secret


@pytest.fixture
def told(world, device, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.ada, body="The seal")
    deliver()
    return question


def test_only_the_device_can_read_what_it_is_told(world, told, device, other):
    taken = [send_due_pushes(), send_due_pushes()]

    [(headers, body)] = other.got
    key, secret = device
    plain = json.loads(
        http_ece.decrypt(body, private_key=key, auth_secret=secret, version="aes128gcm")
    )
    assert taken == [1, 0]
    assert plain["title"] == "Ada answered “Why?”"
    assert plain["path"].startswith(f"/c/pumps/questions/{told.address}/#r")
    assert headers["Authorization"].startswith("vapid t=")
    assert public_key() in headers["Authorization"]
    assert b"Why" not in body


@pytest.mark.parametrize("what", ["seen", "deleted"])
def test_what_is_seen_or_gone_is_not_shown(world, told, other, what):
    if what == "seen":
        see_everything(by=world.ben)
    else:
        delete_entry(told, by=world.ada)
        type(told).objects.filter(pk=told.pk).update(author=world.ada)
    send_due_pushes()

    assert (other.got, Push.objects.count()) == ([], 0)


def test_a_browser_that_took_its_leave_back_is_forgotten(world, told, other):
    other.status = 410
    send_due_pushes()

    assert not PushDevice.objects.exists()


def test_addresses_inside_and_keys_that_are_none_are_refused(world, as_person, settings):
    client = as_person(world.ben)
    inside = client.post(
        "/me/notifications/devices/add/",
        {"endpoint": "http://127.0.0.1/", "public_key": "x", "auth_secret": "x"},
    )
    settings.INSIDE_HOSTS = ["127.0.0.1"]
    no_keys = client.post(
        "/me/notifications/devices/add/",
        {"endpoint": "http://127.0.0.1/", "public_key": "x", "auth_secret": "x"},
    )

    assert [inside.status_code, no_keys.status_code] == [400, 400]
    settings.INSIDE_HOSTS = []
    with pytest.raises(NotOutside):
        add_device(by=world.ben, endpoint="http://10.0.0.1/", public_key="x", auth_secret="x")


def test_the_page_offers_it_and_it_can_be_taken_back(world, told, other, as_person):
    client = as_person(world.ben)
    page = client.get("/me/notifications/").content.decode()
    worker = client.get("/service-worker.js")
    client.post("/me/notifications/devices/remove/", {"endpoint": other.url})

    assert f'data-push-key="{public_key()}"' in page
    assert "showNotification" in worker.content.decode()
    assert not PushDevice.objects.exists()


def test_a_device_that_does_not_answer_holds_up_no_other_and_is_tried_again(
    world, told, other, monkeypatch
):
    monkeypatch.setattr(outside, "TIMEOUT", 0.5)
    keys = PushDevice.objects.values("public_key", "auth_secret").get()
    notice = Push.objects.get().notice
    Push.objects.all().delete()
    with dripping_server() as port:
        slow = PushDevice.objects.create(
            person=world.ben, endpoint=f"http://127.0.0.1:{port}/", **keys
        )
        for device in (slow, PushDevice.objects.get(endpoint=other.url)):
            Push.objects.create(notice=notice, device=device)
        send_due_pushes()
    slow.refresh_from_db()

    assert len(other.got) == 1
    assert slow.failing_since
    assert Push.objects.get().reason == "The server did not finish its answer within ten seconds."
    assert not Push.objects.due(at=timezone.now()).exists()


def test_a_push_service_away_is_tried_a_few_times_and_after_five_days_its_device_is_forgotten(
    world, told, other
):
    other.status = 503
    moment = timezone.now()
    for _hour in range(10):
        with time_machine.travel(moment, tick=False):
            send_due_pushes()
        moment += dt.timedelta(hours=1)
    given_up = Push.objects.get()
    PushDevice.objects.update(failing_since=timezone.now() - dt.timedelta(days=6))
    Push.objects.all().again()
    send_due_pushes()

    assert len(other.got) == Push.MOST_ATTEMPTS + 1
    assert given_up.given_up_at
    assert "503" in given_up.reason
    assert not PushDevice.objects.exists()
