"""Notices on people's devices: Web Push.

Sent as RFC 8030 says, encrypted (RFC 8291) and signed by this hall (VAPID, RFC 8292).
"""

import base64
import datetime as dt
import hashlib
import hmac
import json
import os
from contextlib import suppress
from functools import lru_cache
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from py_vapid import Vapid02

from guildhall.activity.leased import LeasedQuerySet, let_go_of_the_database, work_on
from guildhall.kit.outside import Answer, NotOutside, post, require_outside, why_unreached
from guildhall.kit.web_addresses import NoWebAddress, sendable
from guildhall.notifications.models import Push, PushDevice
from guildhall.notifications.notice_letter import still_due
from guildhall.notifications.queries import in_words
from guildhall.people.models import Person

PATIENCE = dt.timedelta(days=5)
KEPT_BY_THE_SERVICE = 60 * 60 * 24
_GONE = (404, 410)
# of the curve P-256 (FIPS 186-4)
_ORDER = int("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16)


def add_device(*, by: Person, endpoint: str, public_key: str, auth_secret: str) -> PushDevice:
    """Show `by`'s notices on this device. Raises NotOutside, and ValueError for unusable keys."""
    endpoint = require_outside(endpoint, inside_hosts=settings.INSIDE_HOSTS)
    _require_keys(public_key, auth_secret)
    device, _is_new = PushDevice.objects.update_or_create(
        endpoint=endpoint,
        defaults={"person": by, "public_key": public_key, "auth_secret": auth_secret},
    )
    return device


def remove_device(*, by: Person, endpoint: str) -> None:
    with suppress(NoWebAddress):
        endpoint = sendable(endpoint)
    PushDevice.objects.filter(person=by, endpoint=endpoint).delete()


def send_due_pushes(*, batch: int = 20) -> int:
    """Show what is due; returns how many notices were tried."""
    return work_on(_next, _show, batch=batch)


def due_pushes(at: dt.datetime) -> LeasedQuerySet[Push]:
    return Push.objects.due(at=at)


def public_key() -> str:
    """What a browser needs to know before it lets this hall push."""
    point = (
        _key()
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    return _text(point)


def _require_keys(public_key: str, auth_secret: str) -> None:
    """Raises ValueError where nothing could be encrypted for them (RFC 8291)."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(public_key))
        is_secret = len(_bytes(auth_secret)) == 16
    except ValueError:
        is_secret = False
    if not is_secret:
        raise ValueError(
            _("We can't use the keys that this browser sent. Please switch notifications on again.")
        )


def _next() -> Push | None:
    """The next for a device that answers; failing ones, which may be slow, come after."""
    due = due_pushes(timezone.now()).select_related("device").order_by("not_before", "id")
    return due.filter(device__failing_since=None).take() or due.take()


def _show(push: Push) -> None:
    notice = still_due(push.notice_id)
    if notice is None:
        push.delete()
        return
    [worded] = in_words([notice])
    place = notice.community.name if notice.community else ""
    body = json.dumps({"title": worded.sentence, "body": place, "path": worded.path})
    try:
        answer = _send(push.device, body.encode())
    except NotOutside as problem:
        push.give_up(str(problem))
        _note_failing(push.device)
    except OSError as problem:
        push.fail(why_unreached(problem))
        _note_failing(push.device)
    else:
        _note_answer(push, answer.status)


def _note_answer(push: Push, status: int) -> None:
    if status in _GONE:  # the browser no longer allows it
        push.device.delete()
    elif 200 <= status < 300:
        push.delete()
        if push.device.failing_since:
            PushDevice.objects.filter(pk=push.device_id).update(failing_since=None)
    else:
        push.fail(_("The device's push service answered %(status)s.") % {"status": status})
        _note_failing(push.device)


def _note_failing(device: PushDevice) -> None:
    """Forget a device that has failed for five days; its person can switch it on again."""
    now = timezone.now()
    PushDevice.objects.filter(pk=device.pk, failing_since=None).update(failing_since=now)
    PushDevice.objects.filter(pk=device.pk, failing_since__lt=now - PATIENCE).delete()


def _send(device: PushDevice, body: bytes) -> Answer:
    headers = {
        **_signed_for(device.endpoint),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_BY_THE_SERVICE),
        "Urgency": "normal",
    }
    sealed = encrypted(device, body)
    let_go_of_the_database()
    return post(device.endpoint, sealed, headers, inside_hosts=settings.INSIDE_HOSTS)


def encrypted(device: PushDevice, body: bytes) -> bytes:
    """Only the device can read it; its push service cannot."""
    made: bytes = http_ece.encrypt(
        body,
        salt=os.urandom(16),
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=_bytes(device.public_key),
        auth_secret=_bytes(device.auth_secret),
        version="aes128gcm",
    )
    return made


def _signed_for(endpoint: str) -> dict[str, str]:
    parts = urlsplit(endpoint)
    until = int((timezone.now() + dt.timedelta(hours=12)).timestamp())
    signer = Vapid02(private_key=_key())
    signed: dict[str, str] = signer.sign(
        {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": until,
            "sub": f"mailto:{settings.MAIL_ADDRESS}",
        }
    )
    return signed


@lru_cache
def _key() -> ec.EllipticCurvePrivateKey:
    """The hall's own key, made from its secret key: the same on every node, stored nowhere."""
    digest = hmac.digest(
        settings.SECRET_KEY.encode(), b"guildhall.notifications.push", hashlib.sha512
    )
    return ec.derive_private_key(int.from_bytes(digest, "big") % (_ORDER - 1) + 1, ec.SECP256R1())


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
