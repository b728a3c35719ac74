"""A part of a file, as players ask for it: the Range header of RFC 9110, section 14."""

import re

_ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})$")


class OutOfRange(ValueError):
    """The part begins after the end of the file."""


def part_asked(header: str, size: int) -> tuple[int, int] | None:
    """The first and last byte of what `header` asks for; None for the whole file.

    What we don't understand, several parts among it, is answered with the whole, as the RFC allows.
    Raises OutOfRange.
    """
    asked = _ONE.match(header.replace(" ", ""))
    if not asked or not (asked[1] or asked[2]):
        return None
    if not asked[1]:
        first, last = max(size - int(asked[2]), 0), size - 1
        if asked[2].strip("0") == "":
            raise OutOfRange
    else:
        first, last = int(asked[1]), min(int(asked[2] or size - 1), size - 1)
        if asked[2] and int(asked[2]) < first:
            return None
    if first >= size:
        raise OutOfRange
    return first, last
