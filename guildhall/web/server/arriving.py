"""The body of a request, read whole before a thread works on it, however slowly it comes."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from guildhall.web.server.refusals import BrokenOff, NoRoom, TooSlow

IN_MEMORY = 64 * 1024
ON_DISK = 512 * 1024 * 1024  # all bodies that one process keeps at a time
# Bytes a second that a large upload has to come with, once its first seconds are over.
SLOWEST = 8 * 1024


class Room:
    """Large bodies until they are worked on: anyone may send one, so their sum is limited."""

    def __init__(self, most: int = ON_DISK) -> None:
        self.most, self.taken = most, 0

    @contextmanager
    def place(self) -> Iterator["Place"]:
        """For one body, until its request is answered."""
        place = Place(self)
        try:
            yield place
        finally:
            self.taken -= place.size


class Place:
    """What one body takes of the room: nothing while it fits into memory."""

    def __init__(self, room: Room) -> None:
        self.room, self.size = room, 0

    def grow_to(self, length: int) -> None:
        """Raises NoRoom."""
        if length <= IN_MEMORY:
            return
        if self.room.taken + length - self.size > self.room.most:
            raise NoRoom
        self.room.taken += length - self.size
        self.size = length


async def read_body(protocol: Any, place: Place, *, declared: int, seconds: float) -> IO[bytes]:
    """The body, spooled to disk where it is large.

    Raises TooSlow where nothing comes for `seconds`, or less than 8 KB a second once they are over;
    BrokenOff; NoRoom; OSError when the disk is full.
    """
    # closed with the request
    body = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    length = 0
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(seconds) as limit:
            async for chunk in protocol:
                length += len(chunk)
                place.grow_to(length)
                body.write(chunk)
                earned = (limit.when() or 0) + len(chunk) / SLOWEST
                limit.reschedule(min(earned, loop.time() + seconds))
    except TimeoutError:
        raise TooSlow from None
    if length < declared:
        raise BrokenOff
    body.seek(0)
    return body
