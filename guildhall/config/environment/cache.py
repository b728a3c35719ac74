"""CACHE_URL: the memory of each process, or Redis for all of them."""

import importlib.util
import os
import sys
from typing import Any
from urllib.parse import urlsplit

from guildhall.config.environment.addresses import is_host
from guildhall.config.environment.refusal import BadSetting

PATIENCE = 0.5  # seconds: what is not in the cache is worked out anew, so nobody waits long for it


def cache() -> dict[str, Any]:
    url = os.environ.get("CACHE_URL", "").strip()
    if not url:
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 5000},
        }
    if not _is_possible(url):
        raise BadSetting(
            "CACHE_URL",
            "must look like redis://cache.example.org:6379/0, rediss://… "
            "or unix:///path/of/a/socket.",
        )
    if importlib.util.find_spec("redis") is None:
        raise BadSetting(
            "CACHE_URL",
            "names Redis, whose driver is missing. Install it: "
            f"{sys.executable} -m pip install 'redis[hiredis]>=5'",
        )
    return {
        "BACKEND": "guildhall.web.forgiving_cache.ForgivingRedis",
        "LOCATION": url,
        "OPTIONS": {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE},
    }


def _is_possible(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    if any(letter.isspace() for letter in url):
        return False
    if parts.scheme == "unix":
        return len(parts.path) > 1
    number = parts.path.strip("/")
    is_server = is_host(parts.hostname or "") and port != 0
    return parts.scheme in ("redis", "rediss") and is_server and (not number or number.isdecimal())
