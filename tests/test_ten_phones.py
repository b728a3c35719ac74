"""Ten phones read one video of 30 MB at once: the hall holds none of it, and pages go on."""

import hashlib
import http.client
import socket
from pathlib import Path

import pytest

from tests.own_bucket import BUCKET
from tests.real_hall import Hall

PHONES, SIZE, A_PART = 10, 30 * 1024**2, 4 * 1024**2
KEEP = f"""
import random
from django.conf import settings
from guildhall.commons.actions import attach_file, put_beside
from guildhall.commons.actions.file_work import work_on_files
from guildhall.communities.actions import start_community
from guildhall.people.actions import arrive
from guildhall.people.models import House
from guildhall.people.sessions import open_session
from guildhall.talk.actions import write_post
House.objects.update_or_create(pk=1, defaults={{"largest_file_mb": 40}})
ada = arrive("Ada")
pumps = start_community("Pumps", by=ada, purpose="Keep them running", slug="pumps")
head = b"\\0\\0\\0\\x18ftypmp42\\0\\0\\0\\0mp42isom"
video = head + random.Random(7).randbytes({SIZE} - len(head))
file = attach_file(video, name="pump.mp4", by=ada, community=pumps)
put_beside(write_post(pumps, by=ada, body="Look"), [file], by=ada)
work_on_files()  # so that the worker has nothing to load while its memory is looked at
print(file.path, f"{{settings.SESSION_COOKIE_NAME}}={{open_session(ada)}}")
"""


@pytest.fixture(params=["folder", "bucket"])
def place(request, hall) -> str:
    """Where this hall keeps its files."""
    if request.param == "bucket":
        server = request.getfixturevalue("bucket_server")
        hall.env |= {**server.environment, "GUILDHALL_MEDIA": f"s3://{BUCKET}/hall"}
    return request.param


def connected(port: int) -> http.client.HTTPConnection:
    """With little room of its own: what a phone has not read stays with the hall."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=90)
    connection.sock = socket.socket()
    connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    connection.sock.settimeout(90)
    connection.sock.connect(("127.0.0.1", port))
    return connection


def asked(hall: Hall, path: str, cookie: str, first: int | None) -> http.client.HTTPResponse:
    """The head of the answer to a player that wants everything from this byte on, or the whole."""
    part = {} if first is None else {"Range": f"bytes={first}-"}
    return answered(hall, path, cookie, **part)


def answered(hall: Hall, path: str, cookie: str, **headers: str) -> http.client.HTTPResponse:
    connection = connected(hall.port)
    connection.request("GET", path, headers={"Cookie": cookie, **headers})
    return connection.getresponse()


def held_by(hall: Hall) -> int:
    """The memory of the hall's web processes, in bytes: theirs, and their share of the rest."""
    parents = {int(one.name): _parent_of(one) for one in Path("/proc").glob("[0-9]*")}
    own = {
        pid for pid, parent in parents.items() if parent == hall.started[-1].pid and _is_web(pid)
    }
    assert own
    while more := {pid for pid, parent in parents.items() if parent in own} - own:
        own |= more
    return sum(_share_of(pid) for pid in own)


def _parent_of(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _is_web(pid: int) -> bool:
    return "web" in Path(f"/proc/{pid}/cmdline").read_text().split("\0")


def _share_of(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


@pytest.mark.parametrize(
    "first",
    [pytest.param(0, id="a part"), pytest.param(None, id="the whole", marks=pytest.mark.slow)],
)
def test_none_of_a_video_that_ten_phones_read_is_held_and_pages_go_on(hall, place, first):
    path, cookie = hall.python(KEEP).split()
    hall.start("serve")
    assert hall.waits_until_ready()
    warm = [asked(hall, path, cookie, first).read() for _phone in range(PHONES)]
    before = held_by(hall)

    waiting = [asked(hall, path, cookie, first) for _phone in range(PHONES)]
    while_they_wait, page = held_by(hall), answered(hall, "/c/pumps/", cookie)
    parts = [one.read() for one in waiting]

    assert {one.status for one in waiting} == {200 if first is None else 206}
    assert {len(part) for part in (*warm, *parts)} == {SIZE if first is None else A_PART}
    assert page.status == 200
    assert while_they_wait - before < 3 * A_PART  # of forty megabytes, or three hundred


def test_a_video_is_whole_from_its_parts_and_at_once(hall, place):
    path, cookie = hall.python(KEEP).split()
    hall.start("serve")
    assert hall.waits_until_ready()

    digest, first = hashlib.sha256(), 0
    while first < SIZE:
        part = asked(hall, path, cookie, first).read()
        digest.update(part)
        first += len(part)
    whole = answered(hall, path, cookie).read()

    assert first == SIZE
    assert digest.hexdigest() == hashlib.sha256(whole).hexdigest() == path[7:71]
