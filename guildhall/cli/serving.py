"""Who serves this data folder: held by a lock that ends with its process, however that ends."""

import contextlib
import fcntl
from collections.abc import Iterator
from typing import IO

from django.conf import settings

LOCK = "serving.lock"


class NowServing(RuntimeError):
    """Another process serves this data folder."""


@contextlib.contextmanager
def nobody_serving() -> Iterator[None]:
    """Nobody may begin to serve meanwhile. Raises NowServing."""
    with _lock(shared=False):
        yield


@contextlib.contextmanager
def serving() -> Iterator[None]:
    """Say that this process serves; several nodes may. Raises NowServing while a restore is under way."""
    with _lock(shared=True):
        yield


def is_served() -> bool:
    try:
        with nobody_serving():
            return False
    except NowServing:
        return True


@contextlib.contextmanager
def _lock(*, shared: bool) -> Iterator[IO[str]]:
    with (settings.GUILDHALL_DATA / LOCK).open("w") as file:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NowServing from None
        yield file
