"""Files in a bucket of a server that speaks S3, under the names that they have in a folder.

The client is made when it is first needed, and its library is imported then: a hall with a folder
has no need of it. Where and with which key comes from the environment variables of all S3 programs.
"""

import contextlib
import datetime as dt
import io
import os
import time
from collections.abc import Iterator
from functools import lru_cache
from typing import IO, Any
from urllib.parse import urlsplit

from guildhall.kit.files.places import Away, Kept

CONNECT_SECONDS = 3
READ_SECONDS = 15
ATTEMPTS = 2
CONNECTIONS = 32
SILENT_FOR = 10  # seconds in which a server that did not answer is not asked again for a file
BLOCK = 64 * 1024
AS_NEW = dt.timedelta(days=1)  # what was kept so lately need not be kept again
_NOT_THERE = ("404", "NoSuchKey", "NotFound")


class Bucket:
    def __init__(self, name: str, prefix: str) -> None:
        self.name, self.prefix = name, f"{prefix}/" if prefix else ""
        self.client = _client()
        self.silent_until = 0.0

    def __str__(self) -> str:
        return f"s3://{self.name}/{self.prefix}".rstrip("/")

    def keep(self, name: str, content: IO[bytes]) -> None:
        with contextlib.suppress(FileNotFoundError):
            if dt.datetime.now(dt.UTC) - self._changed_at(name) < AS_NEW:
                return
        with _in_our_words():
            self.client.put_object(Body=content, **self._at(name))

    def opened(self, name: str, *, start: int, length: int | None) -> IO[bytes]:
        if length == 0:
            return io.BytesIO()
        last = "" if length is None else start + length - 1
        part = {"Range": f"bytes={start}-{last}"} if start or length is not None else {}
        with self._asked():
            body = self.client.get_object(**self._at(name), **part)["Body"]
        return io.BufferedReader(_Body(body), BLOCK)

    def size(self, name: str) -> int:
        with self._asked():
            return int(self.client.head_object(**self._at(name))["ContentLength"])

    def delete(self, name: str, *, unless_kept_since: dt.datetime | None) -> None:
        with contextlib.suppress(FileNotFoundError):
            if unless_kept_since and self._changed_at(name) >= unless_kept_since:
                return
            with _in_our_words():
                self.client.delete_object(**self._at(name))

    def all(self) -> Iterator[Kept]:
        pages = self.client.get_paginator("list_objects_v2")
        with _in_our_words():
            for page in pages.paginate(Bucket=self.name, Prefix=self.prefix):
                for one in page.get("Contents", []):
                    name = one["Key"].rpartition("/")[2]
                    if self._at(name)["Key"] == one["Key"]:
                        yield Kept(name, one["Size"], one["LastModified"])

    @contextlib.contextmanager
    def _asked(self) -> Iterator[None]:
        """For reading: of the many pictures of a page, only the first wait for a silent server."""
        if time.monotonic() < self.silent_until:
            raise Away("The bucket's server did not answer a moment ago.")
        try:
            with _in_our_words():
                yield
        except Silent:
            self.silent_until = time.monotonic() + SILENT_FOR
            raise

    def _changed_at(self, name: str) -> dt.datetime:
        with _in_our_words():
            changed_at: dt.datetime = self.client.head_object(**self._at(name))["LastModified"]
        return changed_at

    def _at(self, name: str) -> dict[str, str]:
        return {"Bucket": self.name, "Key": f"{self.prefix}{name[:2]}/{name}"}


def bucket_at(address: str) -> Bucket:
    """The bucket that s3://bucket/prefix names. One client serves all threads of the process."""
    return _bucket_at(address, os.environ.get("AWS_ENDPOINT_URL", ""))


@lru_cache(maxsize=4)
def _bucket_at(address: str, endpoint: str) -> Bucket:
    parts = urlsplit(address)
    return Bucket(parts.netloc, parts.path.strip("/"))


class Silent(Away):
    """The server takes the call and says nothing, or doesn't take it in time."""


class _Body(io.RawIOBase):
    """What the server sends, whose errors are ours."""

    def __init__(self, body: Any) -> None:
        self._body = body

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # any buffer, as io has it
        with _in_our_words():
            block = self._body.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        if not self.closed:
            self._body.close()
        super().close()


def _client() -> Any:
    import boto3  # only halls whose files are in a bucket have it
    from botocore.config import Config

    has_own_server = any(os.environ.get(f"AWS_ENDPOINT_URL{of}") for of in ("", "_S3"))
    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"total_max_attempts": ATTEMPTS, "mode": "standard"},
        max_pool_connections=CONNECTIONS,
        # not every server knows the newer checksums, and few have a host for each bucket
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        s3={"addressing_style": "path" if has_own_server else "auto"},
    )
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"
    return boto3.session.Session().client("s3", region_name=region, config=config)


@contextlib.contextmanager
def _in_our_words() -> Iterator[None]:
    """Raises FileNotFoundError for what isn't there, and Away for whatever else goes wrong."""
    from botocore.exceptions import (  # as above
        BotoCoreError,
        ClientError,
        ConnectTimeoutError,
        ReadTimeoutError,
    )
    from urllib3.exceptions import HTTPError

    try:
        yield
    except ClientError as problem:
        code = str(problem.response.get("Error", {}).get("Code", ""))
        if code in _NOT_THERE:
            raise FileNotFoundError(code) from None
        raise Away(f"The bucket's server refuses: {code or 'no reason given'}.") from problem
    except (ConnectTimeoutError, ReadTimeoutError) as problem:
        raise Silent(
            f"The bucket's server does not answer ({type(problem).__name__})."
        ) from problem
    except (BotoCoreError, HTTPError) as problem:
        raise Away(f"The bucket's server does not answer ({type(problem).__name__}).") from problem
