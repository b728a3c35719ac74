"""The bucket goes away while a page of many pictures is read: the page stays."""

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from guildhall.kit import files
from guildhall.kit.files import bucket as bucket_module
from tests.own_bucket import BUCKET
from tests.test_ten_phones import answered

PICTURES = 12
KEEP = f"""
import io
from PIL import Image
from django.conf import settings
from guildhall.commons.actions import attach_file, put_beside
from guildhall.commons.actions.file_work import work_on_files
from guildhall.commons.models import Attachment
from guildhall.communities.actions import start_community
from guildhall.people.actions import arrive
from guildhall.people.sessions import open_session
from guildhall.talk.actions import write_post
ada = arrive("Ada")
pumps = start_community("Pumps", by=ada, purpose="Keep them running", slug="pumps")
def photo(number):
    out = io.BytesIO()
    Image.new("RGB", (40, 40), (number * 20, 9, 9)).save(out, "PNG")
    return attach_file(out.getvalue(), name="p.png", by=ada, community=pumps)
post = write_post(pumps, by=ada, body="Look")
put_beside(post, [photo(number) for number in range({PICTURES})], by=ada)
while work_on_files():
    pass
print(f"/c/pumps/talk/{{post.pk}}/", f"{{settings.SESSION_COOKIE_NAME}}={{open_session(ada)}}",
    *(one.path for one in Attachment.objects.all()))
"""
SECRETS = {"AWS_ACCESS_KEY_ID": "a-key", "AWS_SECRET_ACCESS_KEY": "its-secret"}


def test_while_the_bucket_is_away_pages_stay_and_a_slow_one_keeps_nobody_waiting(
    hall, bucket_server
):
    hall.env |= {**bucket_server.environment, "GUILDHALL_MEDIA": f"s3://{BUCKET}/hall"}
    page, cookie, *pictures = hall.python(KEEP).split()
    hall.start("serve")
    assert hall.waits_until_ready()

    def status(path: str) -> int:
        return answered(hall, path, cookie).status

    with ThreadPoolExecutor(PICTURES) as browser:
        bucket_server.freeze()
        slow = [browser.submit(status, path) for path in pictures]
        pages_meanwhile = [status(page) for _page in range(3)]
        are_waiting = not any(one.done() for one in slow)
        bucket_server.thaw()
        came = {one.result() for one in slow}
        bucket_server.stop()
        away = set(browser.map(status, pictures))

    assert len(pictures) == PICTURES
    assert (pages_meanwhile, are_waiting, came) == ([200] * 3, True, {200})
    assert (away, status(page)) == ({503}, 200)


@pytest.fixture
def silent_server(monkeypatch) -> Iterator[list[socket.socket]]:
    """Callers of a server that takes every call and never says a word."""
    callers: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:

        def listen() -> None:
            while True:
                try:
                    callers.append(server.accept()[0])
                except OSError:
                    return

        threading.Thread(target=listen, daemon=True).start()
        monkeypatch.setattr(bucket_module, "READ_SECONDS", 0.3)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        for name, value in {**SECRETS, "AWS_ENDPOINT_URL": address}.items():
            monkeypatch.setenv(name, value)
        yield callers
        server.shutdown(socket.SHUT_RDWR)
    for one in callers:
        one.close()


def test_a_server_that_says_nothing_is_not_asked_for_each_picture_of_a_page(
    silent_server, settings
):
    settings.MEDIA_BUCKET = "s3://silent-pumps"
    names = [f"{number:064}.webp" for number in range(PICTURES)]
    with pytest.raises(files.Away, match="does not answer"):
        files.size(names[0])
    asked = len(silent_server)

    for name in names:
        with pytest.raises(files.Away, match="a moment ago"):
            files.size(name)
        with pytest.raises(files.Away, match="a moment ago"):
            files.opened(name)

    assert asked > 0
    assert len(silent_server) == asked
