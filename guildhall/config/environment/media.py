"""GUILDHALL_MEDIA: where pictures and files are kept, in a folder or in a bucket (S3)."""

import importlib.util
import os
import re
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from guildhall.config.environment.addresses import plain_web_address
from guildhall.config.environment.refusal import BadSetting

NAME = "GUILDHALL_MEDIA"
_BUCKET = re.compile(r"(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", re.ASCII)
_PREFIX = re.compile(r"[\w.=+-]+(/[\w.=+-]+)*", re.ASCII)


class Media(NamedTuple):
    """A folder, or a bucket as s3://bucket/prefix; then the folder is empty and not used."""

    folder: Path
    bucket: str


def media(data: Path) -> Media:
    """Checked, with the default in the data folder; makes nothing. Raises BadSetting."""
    text = os.environ.get(NAME, "").strip()
    if not text:
        return Media(data / "media", "")
    if "://" in text or text.startswith("s3:"):
        return Media(data / "media", _bucket(text))
    folder = Path(text).expanduser()
    if not folder.is_absolute():
        raise BadSetting(NAME, "must be a whole path, such as /srv/media, or s3://bucket/prefix.")
    if folder.exists() and not folder.is_dir():
        raise BadSetting(NAME, f"is not a folder: {folder}.")
    return Media(folder.resolve(), "")


def _bucket(text: str) -> str:
    address = _parts(text)
    if not address:
        raise BadSetting(
            NAME, "must look like s3://bucket/prefix, without host, key or query; or be a folder."
        )
    endpoint = os.environ.get("AWS_ENDPOINT_URL", "").strip()
    if endpoint and plain_web_address(endpoint.removesuffix("/")) is None:
        raise BadSetting("AWS_ENDPOINT_URL", "must look like https://s3.example.org.")
    if importlib.util.find_spec("boto3") is None:
        raise BadSetting(
            NAME,
            "names a bucket, and the library for it is missing. Install it: "
            f"{sys.executable} -m pip install 'boto3>=1.36'",
        )
    return address


def _parts(text: str) -> str:
    """The address without a slash at its end; empty if it is none."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    prefix = parts.path.strip("/")
    is_plain = parts.scheme == "s3" and not (parts.query or parts.fragment or "?" in text)
    is_possible = _BUCKET.fullmatch(parts.netloc) and (not prefix or _PREFIX.fullmatch(prefix))
    is_straight = not {".", ".."}.intersection(prefix.split("/"))
    is_address = is_plain and is_possible and is_straight
    return f"s3://{parts.netloc}/{prefix}".rstrip("/") if is_address else ""
