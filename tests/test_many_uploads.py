"""Twenty people add ten photos each within a minute: none is lost, and pages go on."""

import io
import json
import threading
import time
import urllib.request
from concurrent.futures import ProcessPoolExecutor
from urllib.error import URLError
from uuid import uuid4

import pytest
from PIL import Image

from tests.slow_people import slowest_of_twenty

PEOPLE, EACH, A_MINUTE = 20, 10, 60
PAGE = "/c/pumps/questions/?show=newest"
BEGIN = f"""
from django.conf import settings
from guildhall.communities.actions import join, start_community
from guildhall.people.actions import arrive
from guildhall.people.sessions import open_session
from guildhall.questions.actions import ask
ada = arrive("Ada")
community = start_community("Pumps", by=ada, purpose="Keep them running", slug="pumps")
for number in range(20):
    ask(community, by=ada, title=f"Question {{number}}?", body="word " * 50)
people = [ada, *(arrive(f"Person {{number}}") for number in range({PEOPLE}))]
for person in people[1:]:
    join(community, person=person)
print(" ".join(f"{{settings.SESSION_COOKIE_NAME}}={{open_session(person)}}" for person in people))
"""
KEPT = """
from guildhall.commons.models import Attachment
print(Attachment.objects.count(), Attachment.objects.values("file").distinct().count())
"""


def photo(number: int) -> bytes:
    """Three megapixels, as a phone sends them to a messenger; each another picture."""
    picture = Image.effect_noise((500, 375), 60).convert("RGB").resize((2000, 1500))
    picture.putpixel((number % 2000, number // 2000), (255, 0, 0))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


def upload(port: int, cookie: str, content: bytes) -> int:
    """The number of the file. Raises URLError where it was not taken."""
    border, token = uuid4().hex, "t" * 64
    head = (
        f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="photo.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    )
    request = urllib.request.Request(
        f"http://localhost:{port}/c/pumps/files/",
        data=head.encode() + content + f"\r\n--{border}--\r\n".encode(),
        headers={
            "Cookie": f"{cookie}; csrftoken={token}",
            "X-CSRFToken": token,
            "Content-Type": f"multipart/form-data; boundary={border}",
        },
    )
    return json.load(urllib.request.urlopen(request, timeout=60))["id"]


def everyone_adds(port: int, cookies: list[str]) -> tuple[list[int], list[str]]:
    """The numbers of the files, and what was said where one was refused.

    Runs in a process of its own, as people's browsers do: who reads is not held up by who sends.
    """
    photos = [photo(number) for number in range(PEOPLE * EACH)]
    taken: list[int] = []
    refused: list[str] = []

    def add_ten(place: int) -> None:
        for number in range(EACH):
            begun = time.monotonic()
            try:
                taken.append(upload(port, cookies[place], photos[place * EACH + number]))
            except URLError as problem:
                refused.append(str(problem))
            time.sleep(max(0.0, A_MINUTE / EACH - (time.monotonic() - begun)))

    people = [threading.Thread(target=add_ten, args=(place,)) for place in range(PEOPLE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return taken, refused


@pytest.mark.slow
def test_two_hundred_photos_in_a_minute_are_all_there_and_readers_read(hall, capsys):
    reader, *cookies = hall.python(BEGIN).split()
    hall.start("serve")
    assert hall.waits_until_ready()
    quiet = slowest_of_twenty(hall.port, PAGE, reader)

    loaded = []
    with ProcessPoolExecutor(1) as people:
        adding = people.submit(everyone_adds, hall.port, cookies)
        while not adding.done():
            loaded.append(slowest_of_twenty(hall.port, PAGE, reader))
            time.sleep(2)
    taken, refused = adding.result()

    with capsys.disabled():
        middle = sorted(loaded)[len(loaded) // 2]
        print(
            f"\n{len(taken)} photos, {len(refused)} refused; p95 of a member's page "
            f"{quiet * 1000:.0f} ms quiet, {middle * 1000:.0f} ms meanwhile (median of looks)"
        )
    assert refused == []
    assert len(set(taken)) == PEOPLE * EACH
    assert hall.python(KEPT).split() == [str(PEOPLE * EACH)] * 2
