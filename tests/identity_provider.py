"""A small identity provider on this machine.

It speaks OpenID Connect Core 1.0 as far as a sign-in needs it.
"""

import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from django.http import HttpResponseBase
from django.test import Client
from jwt.algorithms import RSAAlgorithm

CLIENT_ID, SECRET = "guildhall", "a secret of the two"


class IdentityProvider:
    """What it says of somebody (the claims) is given with each walk."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.given: dict[str, dict[str, Any]] = {}
        self.url = ""

    def app(self, *, trusted: bool = False, named: str = "acme") -> dict[str, Any]:
        """What the hall's settings say of it."""
        return {
            "provider_id": named,
            "name": named.capitalize(),
            "client_id": CLIENT_ID,
            "secret": SECRET,
            "settings": {"server_url": self.url, "email_authentication": trusted},
        }

    def answer(self, path: str, form: dict[str, list[str]], bearer: str) -> dict[str, Any]:
        match path:
            case "/.well-known/openid-configuration":
                return {
                    "issuer": self.url,
                    "authorization_endpoint": f"{self.url}/authorize",
                    "token_endpoint": f"{self.url}/token",
                    "userinfo_endpoint": f"{self.url}/userinfo",
                    "jwks_uri": f"{self.url}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            case "/keys":
                return {
                    "keys": [
                        {
                            **json.loads(RSAAlgorithm.to_jwk(self.key.public_key())),
                            "kid": "one",
                            "alg": "RS256",
                        }
                    ]
                }
            case "/token":
                return self._token(form)
            case "/userinfo":
                return self.given[bearer]
        raise KeyError(path)

    def _token(self, form: dict[str, list[str]]) -> dict[str, Any]:
        claims, access = self.given.pop(form["code"][0]), secrets.token_urlsafe()
        assert (form["client_id"], form["client_secret"]) == ([CLIENT_ID], [SECRET])
        self.given[access] = claims
        now = int(time.time())
        words = {"iss": self.url, "aud": CLIENT_ID, "iat": now, "exp": now + 300, **claims}
        token = jwt.encode(words, self.key, algorithm="RS256", headers={"kid": "one"})
        return {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": token,
        }

    def walk(
        self,
        client: Client,
        *,
        to: str = "login",
        named: str = "acme",
        zone: str = "",
        **who: Any,
    ) -> HttpResponseBase:
        """What a browser does: to the provider, which asks nothing, and back."""
        there = client.post(f"/accounts/oidc/{named}/login/?process={to}", {"time_zone": zone})
        asked = parse_qs(urlsplit(there["Location"]).query)
        code = secrets.token_urlsafe()
        self.given[code] = who
        return client.get(
            f"/accounts/oidc/{named}/login/callback/", {"code": code, "state": asked["state"][0]}
        )


@contextmanager
def served() -> Iterator[IdentityProvider]:
    provider = IdentityProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.respond({})

        def do_POST(self) -> None:
            self.respond(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))

        def respond(self, form: dict[str, list[str]]) -> None:
            bearer = (self.headers["Authorization"] or "").removeprefix("Bearer ")
            content = json.dumps(provider.answer(urlsplit(self.path).path, form, bearer)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
