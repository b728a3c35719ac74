"""Twenty people write at once over HTTP: no error, no lost post, counters equal to recounts.

Short here, long in make test-slow.
"""

import json
import random
import re
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

import pytest

from tests.test_bad_luck import examined

pytestmark = pytest.mark.database

WRITERS = 20
BEGIN = """
import json
from guildhall.people.sessions import open_session
from guildhall.communities.actions import give_role, join, start_community
from guildhall.people.actions import arrive
from guildhall.questions.actions import ask
people = [arrive(f"Writer {number}") for number in range(%d)]
community = start_community("Pumps", by=people[0], purpose="Keep them running", slug="pumps")
for person in people:
    join(community, person=person)
    give_role(community, person=person, role="steward", by=people[0])  # whom no hourly limit stops
questions = [ask(community, by=person, title=f"Question by {person.name}?").pk for person in people]
print(json.dumps({"sessions": [open_session(person) for person in people], "questions": questions}))
"""
COUNT = """
import json
from guildhall.commons.models import Entry, Reply, Thanks
print(json.dumps({
    "asked": Entry.objects.count(),
    "replied": Reply.objects.count(),
    "thanks": Thanks.objects.count(),
    "bodies": sorted(Reply.objects.values_list("body", flat=True)),
}))
"""


class Writer:
    """One person with a session, who does now this, now that."""

    def __init__(self, number: int, port: int, session: str, questions: list[int]) -> None:
        self.number, self.port, self.questions = number, port, questions
        self.chance = random.Random(number)
        self.cookies = f"sessionid={session}"
        self.done: Counter[str] = Counter()
        self.bodies: list[str] = []
        self.failures: list[str] = []

    def write(self, until: float) -> None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        self._take_token(connection)
        while time.monotonic() < until:
            act = self.chance.choices(("answer", "ask", "thank", "read"), (6, 1, 2, 2))[0]
            try:
                getattr(self, f"_{act}")(connection)
            except OSError as problem:
                self.failures.append(f"{act}: {problem!r}")
                connection.close()
        connection.close()

    def _answer(self, connection: HTTPConnection) -> None:
        body = f"writer {self.number} says {self.done['answer']}"
        if self._post(
            connection,
            f"/c/pumps/questions/{self.chance.choice(self.questions)}/answer/",
            {"body": body},
        ):
            self.done["answer"] += 1
            self.bodies.append(body)

    def _ask(self, connection: HTTPConnection) -> None:
        if self._post(
            connection,
            "/c/pumps/questions/ask/",
            {"title": f"W{self.number} asks {self.done['ask']}?", "need": "now"},
        ):
            self.done["ask"] += 1

    def _thank(self, connection: HTTPConnection) -> None:
        """For the question of somebody else; thanking twice is one thanks."""
        other = (self.number + 1 + self.done["thank"]) % len(self.questions)
        if other != self.number and self._post(
            connection, f"/c/pumps/entries/{self.questions[other]}/thank/", {}
        ):
            self.done["thank"] += 1

    def _read(self, connection: HTTPConnection) -> None:
        status, _text = self._send(
            connection, "GET", f"/c/pumps/questions/{self.chance.choice(self.questions)}/", None
        )
        if status != 200:
            self.failures.append(f"read: {status}")

    def _post(self, connection: HTTPConnection, path: str, fields: dict[str, str]) -> bool:
        status, _text = self._send(connection, "POST", path, urlencode(fields))
        if status != 302:
            self.failures.append(f"{path}: {status}")
        return status == 302

    def _send(
        self, connection: HTTPConnection, method: str, path: str, body: str | None
    ) -> tuple[int, str]:
        headers = {"Cookie": self.cookies, "Content-Type": "application/x-www-form-urlencoded"}
        if method == "POST":
            headers["X-CSRFToken"] = self.token
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def _take_token(self, connection: HTTPConnection) -> None:
        connection.request("GET", "/c/pumps/questions/ask/", headers={"Cookie": self.cookies})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise HTTPException(f"no form, but {answer.status}")
        self.token = re.search(r"csrftoken=(\w+)", answer.headers["Set-Cookie"])[1]
        self.cookies += f"; csrftoken={self.token}"


@pytest.mark.parametrize("seconds", [4, pytest.param(30, marks=pytest.mark.slow)])
def test_twenty_writers_lose_nothing(hall, until, seconds):
    begun = json.loads(hall.python(BEGIN % WRITERS))
    hall.env["WEB_WORKERS"] = "2"
    hall.start("serve")
    assert until(lambda: hall.status("/health/ready") == 200)
    writers = [
        Writer(number, hall.port, session, begun["questions"])
        for number, session in enumerate(begun["sessions"])
    ]
    stop = time.monotonic() + seconds

    threads = [threading.Thread(target=writer.write, args=(stop,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    done = sum((writer.done for writer in writers), Counter())
    print(
        f"\n{WRITERS} writers, {seconds} s on "
        f"{'PostgreSQL' if 'DATABASE_URL' in hall.env else 'SQLite'}: {dict(done)}, "
        f"errors: {sum(len(writer.failures) for writer in writers)}"
    )
    assert [failure for writer in writers for failure in writer.failures] == []
    counted = json.loads(hall.python(COUNT))
    assert counted["bodies"] == sorted(body for writer in writers for body in writer.bodies)
    assert (counted["asked"], counted["replied"]) == (done["ask"] + WRITERS, done["answer"])
    assert counted["thanks"] <= done["thank"]
    assert examined(hall)["counters_differ"] is False
    assert examined(hall)["unfound"] == 0
