"""How much a page works, in calls of functions of Python: the same in each run, as no clock is."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from django.test import Client

FIRST_VISITS = 2  # what is drawn or compiled once in a process is no work of the page


def calls_of(client: Client, path: str) -> int:
    """Of one request for the page, once all that is kept of it is there."""
    for _visit in range(FIRST_VISITS):
        client.get(path)
    answers = []
    calls = calls_in(lambda: answers.append(client.get(path)))
    assert [answer.status_code for answer in answers] == [200]
    return calls


def calls_in(act: Callable[[], Any]) -> int:
    """Of one act."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls
