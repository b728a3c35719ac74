"""Replies, posted with a form token as a browser does."""

import itertools
import random
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

from guildhall.bench.load import Request
from guildhall.bench.pages import SLUG


def replies(port: int, world: dict[str, Any]) -> Iterator[Request]:
    """Replies to question after question, as a browser posts them."""
    token = form_token(port, world["session"])
    questions = random.sample(world["questions"], len(world["questions"]))
    for number, question in enumerate(itertools.cycle(questions)):
        yield reply_to(question, number, session=world["session"], token=token)


def reply_to(question: int, number: int, *, session: str, token: str) -> Request:
    headers = {
        "Cookie": f"sessionid={session}; csrftoken={token}",
        "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    body = urlencode({"body": f"Reply {number}: look at the **seal** first, then at the bearing."})
    return Request("POST", f"/c/{SLUG}/questions/{question}/answer/", headers, body)


def form_token(port: int, session: str) -> str:
    """As the page of a form gives it. Raises RuntimeError if it gives none."""
    connection = HTTPConnection("127.0.0.1", port)
    headers = {"Cookie": f"sessionid={session}"}
    connection.request("GET", f"/c/{SLUG}/questions/ask/", headers=headers)
    answer = connection.getresponse()
    answer.read()
    token = re.search(r"csrftoken=(\w+)", answer.headers.get("Set-Cookie", ""))
    connection.close()
    if token is None:
        raise RuntimeError("The hall gave no form token.")
    return token[1]
