"""Signatures between programs, as standardwebhooks.com defines them (symmetric: v1)."""

import base64
import binascii
import hashlib
import hmac
import secrets

PREFIX = "whsec_"
TOLERANCE = 300


def new_secret() -> str:
    """A secret of 24 random bytes, in the form that other programs expect."""
    return PREFIX + base64.b64encode(secrets.token_bytes(24)).decode()


def sign(secret: str, *, message_id: str, timestamp: int, body: bytes) -> str:
    """The value of the header `webhook-signature`. `timestamp` in seconds since 1970."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(_key(secret), signed, hashlib.sha256)).decode()


def is_signed(
    secret: str, *, message_id: str, timestamp: str, signature: str, body: bytes, now: float
) -> bool:
    """Whether a signature matches and the message is at most five minutes old or ahead."""
    if not message_id or not timestamp.isdecimal() or abs(now - int(timestamp)) > TOLERANCE:
        return False
    wanted = sign(secret, message_id=message_id, timestamp=int(timestamp), body=body)
    return any(hmac.compare_digest(wanted.encode(), given.encode()) for given in signature.split())


def _key(secret: str) -> bytes:
    """The bytes of a secret; one that is not base64 is used as it is."""
    bare = secret.removeprefix(PREFIX)
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        return secret.encode()
