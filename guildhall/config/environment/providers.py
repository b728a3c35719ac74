"""OIDC_PROVIDERS: identity providers whose accounts people can sign in with."""

import json
import os
from collections import Counter
from typing import Any

from guildhall.config.environment.addresses import plain_web_address
from guildhall.config.environment.refusal import BadSetting

NAME = "OIDC_PROVIDERS"
_FIELDS = ("id", "name", "server_url", "client_id", "secret")


def identity_providers() -> tuple[dict[str, Any], list[str]]:
    """allauth's settings, and the origins to which a form of ours may lead."""
    text = os.environ.get(NAME, "").strip()
    if not text:
        return {}, []
    listed = _listed(text)
    _refuse_doubles(listed)
    return {"openid_connect": {"APPS": [_app(one) for one in listed]}}, [
        _origin(one) for one in listed
    ]


def _listed(text: str) -> list[dict[str, Any]]:
    try:
        listed = json.loads(text)
    except ValueError:
        listed = None
    if not isinstance(listed, list) or not all(_is_whole(one) for one in listed):
        raise BadSetting(
            NAME,
            'must be a JSON list of {"id", "name", "server_url", "client_id", "secret"}, '
            "all of them texts.",
        )
    for one in listed:
        if not isinstance(one.get("trusted", False), bool):
            raise BadSetting(NAME, f"must have true or false for “trusted” of “{one['id']}”.")
    return listed


def _is_whole(one: object) -> bool:
    return isinstance(one, dict) and all(
        isinstance(one.get(field), str) and one[field].strip() for field in _FIELDS
    )


def _refuse_doubles(listed: list[dict[str, Any]]) -> None:
    for identifier, times in Counter(one["id"] for one in listed).items():
        if times > 1:
            raise BadSetting(NAME, f"names “{identifier}” twice: each needs an id of its own.")


def _origin(one: dict[str, Any]) -> str:
    parts = plain_web_address(one["server_url"])
    if parts is None:
        raise BadSetting(
            NAME,
            f"has no address for “{one['id']}”: "
            "server_url must look like https://login.example.org/.",
        )
    return f"{parts.scheme}://{parts.netloc}"


def _app(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "provider_id": one["id"],
        "name": one["name"],
        "client_id": one["client_id"],
        "secret": one["secret"],
        "settings": {
            "server_url": one["server_url"],
            "email_authentication": one.get("trusted", False),
        },
    }
