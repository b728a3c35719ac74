"""Notices on the devices of those who want it: Web Push (RFC 8030), encrypted (RFC 8291), signed by this hall (VAPID, RFC 8292)."""

import base64
import datetime as dt
import hashlib
import hmac
import json
import logging
import os
from contextlib import suppress
from functools import lru_cache
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from py_vapid import Vapid02

from guildhall.kit.outside import NotOutside, post, require_outside
from guildhall.kit.web_addresses import NoWebAddress, sendable
from guildhall.notifications.letters import still_due
from guildhall.notifications.models import Push, PushDevice
from guildhall.notifications.queries import told
from guildhall.people.models import Person

LEASE = dt.timedelta(minutes=2)
KEPT_BY_THE_SERVICE = 60 * 60 * 24
_GONE = (404, 410)
_ORDER = int("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16)  # of the curve P-256 (FIPS 186-4)

log = logging.getLogger(__name__)


def add_device(*, by: Person, endpoint: str, public_key: str, auth_secret: str) -> PushDevice:
    """Show `by`'s notices on this device. Raises NotOutside, and ValueError for keys that are none."""
    endpoint = require_outside(endpoint, inside_hosts=settings.INSIDE_HOSTS)
    _require_keys(public_key, auth_secret)
    device, _is_new = PushDevice.objects.update_or_create(
        endpoint=endpoint, defaults={"person": by, "public_key": public_key, "auth_secret": auth_secret}
    )
    return device


def remove_device(*, by: Person, endpoint: str) -> None:
    with suppress(NoWebAddress):
        endpoint = sendable(endpoint)
    PushDevice.objects.filter(person=by, endpoint=endpoint).delete()


def send_due_pushes(*, batch: int = 20) -> int:
    """Show what is due; returns how many notices were taken in hand. Tried once: the list has it in any case."""
    now = timezone.now()
    with transaction.atomic():
        found = list(Push.objects.select_for_update(skip_locked=True).due(at=now).order_by("not_before")[:batch])
        Push.objects.filter(pk__in=[push.pk for push in found]).update(leased_until=now + LEASE)
    for push in found:
        _show(push)
        Push.objects.filter(pk=push.pk).delete()
    return len(found)


def public_key() -> str:
    """What a browser needs to know of this hall before it lets it push."""
    point = _key().public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return _text(point)


def _require_keys(public_key: str, auth_secret: str) -> None:
    """Raises ValueError where nothing could be encrypted for them (RFC 8291)."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(public_key))
        is_secret = len(_bytes(auth_secret)) == 16
    except ValueError:
        is_secret = False
    if not is_secret:
        raise ValueError(_("These are not the keys of a device."))


def _show(push: Push) -> None:
    notice = still_due(push.pk)
    if notice is None:
        return
    [one] = told([notice])
    body = json.dumps({"title": one.sentence, "body": notice.community.name if notice.community else "", "path": one.path})
    for device in PushDevice.objects.filter(person=notice.person_id):
        try:
            _send(device, body.encode())
        except (NotOutside, OSError, ValueError) as problem:
            log.warning("push to a device failed: %s", type(problem).__name__)


def _send(device: PushDevice, body: bytes) -> None:
    headers = {
        **_signed_for(device.endpoint), "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_BY_THE_SERVICE), "Urgency": "normal",
    }  # fmt: skip
    answer = post(device.endpoint, encrypted(device, body), headers, inside_hosts=settings.INSIDE_HOSTS)
    if answer.status in _GONE:  # the browser took its leave back
        device.delete()


def encrypted(device: PushDevice, body: bytes) -> bytes:
    """Only the device can read it; its push service cannot."""
    made: bytes = http_ece.encrypt(
        body, salt=os.urandom(16), private_key=ec.generate_private_key(ec.SECP256R1()), dh=_bytes(device.public_key),
        auth_secret=_bytes(device.auth_secret), version="aes128gcm",
    )  # fmt: skip
    return made


def _signed_for(endpoint: str) -> dict[str, str]:
    parts = urlsplit(endpoint)
    until = int((timezone.now() + dt.timedelta(hours=12)).timestamp())
    signer = Vapid02(private_key=_key())
    signed: dict[str, str] = signer.sign(
        {"aud": f"{parts.scheme}://{parts.netloc}", "exp": until, "sub": f"mailto:{settings.MAIL_ADDRESS}"}
    )
    return signed


@lru_cache
def _key() -> ec.EllipticCurvePrivateKey:
    """The hall's own key, made of its secret key: the same on every node, and kept nowhere else."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), b"guildhall.notifications.push", hashlib.sha512)
    return ec.derive_private_key(int.from_bytes(digest, "big") % (_ORDER - 1) + 1, ec.SECP256R1())


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
