"""The body of a request, read whole before anybody works on it; however slowly it comes, no thread waits for it."""

import asyncio
import tempfile
from typing import IO, Any

IN_MEMORY = 64 * 1024
SLOWEST = 8 * 1024  # bytes a second that a large upload has to come with, once its first seconds are over


class TooSlow(Exception):
    """The body did not come in time."""


class BrokenOff(Exception):
    """The connection ended before the body did."""


async def read_body(protocol: Any, *, declared: int | None, most: int, seconds: float) -> tuple[IO[bytes], int]:
    """The body, spooled to disk where it is large, and its length.

    Raises TooSlow after `seconds` and one more for every 8 KB that have come; BrokenOff; OSError when the disk is
    full. Reading ends at the first byte past `most`: whoever gets the length refuses the request by it.
    """
    body = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # closed with the request
    length = 0
    started = asyncio.get_running_loop().time()
    try:
        async with asyncio.timeout(seconds) as limit:
            async for chunk in protocol:
                body.write(chunk)
                length += len(chunk)
                if length > most:
                    break
                limit.reschedule(started + seconds + length / SLOWEST)
    except TimeoutError:
        raise TooSlow from None
    if declared is not None and length < declared:
        raise BrokenOff
    body.seek(0)
    return body, length
