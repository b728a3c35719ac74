"""A passkey without a device: a key of its own that answers as an authenticator does.

The source is W3C Web Authentication.
"""

import hashlib
import json
import os
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from guildhall.people.models import Person

HOST = "testserver"
PRESENT_AND_VERIFIED, WITH_CREDENTIAL = 0x05, 0x40


class SoftPasskey:
    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.credential_id = os.urandom(16)

    def keep_for(self, person: Person) -> Authenticator:
        """As after it was made on the page for it."""
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(Aaguid(bytes(16)), self.credential_id, public)
        known = AuthenticatorData.create(
            _host_hash(), PRESENT_AND_VERIFIED | WITH_CREDENTIAL, 0, credential
        )
        response = {
            "clientDataJSON": websafe_encode(_client_words("webauthn.create", "")),
            "attestationObject": websafe_encode(AttestationObject.create("none", known, {})),
        }
        whole = {
            "id": websafe_encode(self.credential_id),
            "rawId": websafe_encode(self.credential_id),
            "type": "public-key",
        }
        content = {
            "name": "Passkey",
            "passwordless": True,
            "credential": {**whole, "response": response},
        }
        return Authenticator.objects.create(
            user=person, type=Authenticator.Type.WEBAUTHN, data=content
        )

    def answer(self, challenge: str) -> str:
        """What the browser sends after the person touched it."""
        words = _client_words("webauthn.get", challenge)
        seen = AuthenticatorData.create(_host_hash(), PRESENT_AND_VERIFIED, 1)
        signature = self.key.sign(
            bytes(seen) + hashlib.sha256(words).digest(), ec.ECDSA(hashes.SHA256())
        )
        answer: dict[str, Any] = {
            "id": websafe_encode(self.credential_id),
            "rawId": websafe_encode(self.credential_id),
            "type": "public-key",
            "response": {
                "clientDataJSON": websafe_encode(words),
                "authenticatorData": websafe_encode(seen),
                "signature": websafe_encode(signature),
            },
        }
        return json.dumps(answer)


def _client_words(kind: str, challenge: str) -> bytes:
    return json.dumps({"type": kind, "challenge": challenge, "origin": f"https://{HOST}"}).encode()


def _host_hash() -> bytes:
    return hashlib.sha256(HOST.encode()).digest()
