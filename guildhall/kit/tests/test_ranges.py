"""A part of a file: the examples of RFC 9110, 14.1.2, for a file of 10,000 bytes, and others."""

import pytest

from guildhall.kit.ranges import OutOfRange, part_asked


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-499", (0, 499)),
        ("bytes=500-999", (500, 999)),
        ("bytes=-500", (9500, 9999)),
        ("bytes=9500-", (9500, 9999)),
        ("bytes=0-0", (0, 0)),
        ("bytes=9500-20000", (9500, 9999)),
        ("bytes=-20000", (0, 9999)),
        ("bytes=0-0,-1", None),
        ("bytes=5-2", None),
        ("bytes=-", None),
        ("lines=1-2", None),
        ("", None),
    ],
)
def test_what_is_asked_for(header, part):
    assert part_asked(header, 10_000) == part


@pytest.mark.parametrize("header", ["bytes=10000-", "bytes=10000-10001", "bytes=-0"])
def test_what_begins_after_the_end_is_refused(header):
    with pytest.raises(OutOfRange):
        part_asked(header, 10_000)
