"""CLAMD_URL: the virus scanner that is asked about each file (ClamAV)."""

import os
from urllib.parse import urlsplit

from guildhall.config.environment.addresses import is_host
from guildhall.config.environment.refusal import BadSetting


def scanner() -> str:
    """Its address; empty where there is none. Raises BadSetting."""
    url = os.environ.get("CLAMD_URL", "").strip()
    if url and not _is_possible(url):
        raise BadSetting(
            "CLAMD_URL", "must look like tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.ctl."
        )
    return url


def _is_possible(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    has_more = bool(parts.query or parts.fragment or "@" in parts.netloc)
    if has_more or any(letter.isspace() for letter in url):
        return False
    if parts.scheme == "unix":
        return not parts.netloc and len(parts.path) > 1
    is_server = parts.scheme == "tcp" and is_host(parts.hostname or "") and bool(port)
    return is_server and parts.path in ("", "/")
