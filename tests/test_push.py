"""Web push: encrypted for the device, signed by the hall, only what its person may still see, never inside."""

import base64
import json
import os

import http_ece
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from guildhall.commons.actions import delete_entry
from guildhall.kit.outside import NotOutside
from guildhall.notifications.actions import see_everything, set_preference
from guildhall.notifications.models import Push, PushDevice
from guildhall.notifications.push import add_device, public_key, send_due_pushes
from guildhall.questions.actions import answer, ask
from tests.test_webhooks import other

__all__ = ["other"]


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@pytest.fixture
def device(world, other):
    """Ben's browser: its private key and secret."""
    key, secret = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
    point = key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
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
    plain = json.loads(http_ece.decrypt(body, private_key=key, auth_secret=secret, version="aes128gcm"))
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
    inside = client.post("/me/hearing/devices/add/", {"endpoint": "http://127.0.0.1/", "public_key": "x", "auth_secret": "x"})
    settings.INSIDE_HOSTS = ["127.0.0.1"]
    no_keys = client.post("/me/hearing/devices/add/", {"endpoint": "http://127.0.0.1/", "public_key": "x", "auth_secret": "x"})

    assert [inside.status_code, no_keys.status_code] == [400, 400]
    settings.INSIDE_HOSTS = []
    with pytest.raises(NotOutside):
        add_device(by=world.ben, endpoint="http://10.0.0.1/", public_key="x", auth_secret="x")


def test_the_page_offers_it_and_it_can_be_taken_back(world, told, other, as_person):
    client = as_person(world.ben)
    page = client.get("/me/hearing/").content.decode()
    worker = client.get("/service-worker.js")
    client.post("/me/hearing/devices/remove/", {"endpoint": other.url})

    assert f'data-push-key="{public_key()}"' in page
    assert "showNotification" in worker.content.decode()
    assert not PushDevice.objects.exists()
