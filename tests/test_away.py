"""Redis away: pages are slower.

PostgreSQL away: a page that says so, and all is well when it is back.
"""

import subprocess
import time
import urllib.request
from urllib.error import HTTPError

import pytest

from guildhall.web.forgiving_cache import ForgivingRedis
from tests.own_servers import OwnPostgres, OwnRedis

pytestmark = pytest.mark.database

BEGIN = """
from django.conf import settings
from guildhall.people.actions import arrive
from guildhall.people.sessions import open_session
from guildhall.communities.actions import start_community
from guildhall.communities.models import Community
from guildhall.questions.actions import answer, ask
ada = arrive("Ada")
community = start_community("Pumps", by=ada, purpose="Keep them running", slug="pumps")
Community.objects.update(visibility="open")
answer(ask(community, by=ada, title="Why does it tick?"), by=ada, body="It is dry")
print(f"{settings.SESSION_COOKIE_NAME}={open_session(ada)}")
"""
PAGES = ["/", "/c/pumps/", "/c/pumps/questions/", "/c/pumps/questions/?show=newest"]


def asked(port: int, path: str, cookie: str = "") -> tuple[int, str, float]:
    """Status, text and seconds."""
    started = time.perf_counter()
    request = urllib.request.Request(
        f"http://localhost:{port}{path}", headers={"Cookie": cookie} if cookie else {}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode(), time.perf_counter() - started
    except HTTPError as refusal:
        return refusal.code, refusal.read().decode(), time.perf_counter() - started


@pytest.fixture
def redis():
    own = OwnRedis()
    yield own
    own.stop()


@pytest.fixture
def cache(redis, monkeypatch):
    monkeypatch.setattr(ForgivingRedis, "_away_until", 0.0)
    return ForgivingRedis(
        redis.url, {"OPTIONS": {"socket_timeout": 0.3, "socket_connect_timeout": 0.3}}
    )


def test_a_cache_that_is_away_is_an_empty_one(cache):
    assert cache.get("a", "nothing") == "nothing"
    assert cache.get_many(["a"]) == {}
    assert cache.set("a", 1) is None
    assert cache.add("a", 1) is True
    assert cache.set_many({"a": 1}) == ["a"]
    assert cache.delete("a") is False
    assert cache.delete_many(["a"]) is None
    assert cache.touch("a") is False
    assert ("a" in cache) is False
    assert cache.get_or_set("a", lambda: 7) == 7
    assert cache.clear() is None
    with pytest.raises(ValueError, match="not found"):
        cache.incr("a")


def test_a_cache_that_is_there_keeps_what_it_is_given(cache, redis):
    redis.start()

    cache.set("a", 1)

    assert (cache.get("a"), cache.get_many(["a", "b"]), cache.incr("a"), cache.add("a", 5)) == (
        1,
        {"a": 1},
        2,
        False,
    )
    assert (cache.delete("a"), cache.get("a"), cache.answers()) == (True, None, True)


def test_a_cache_that_says_nothing_is_waited_for_once_and_then_left_alone_for_a_while(cache, redis):
    redis.start()
    cache.set("a", 1)
    redis.pause()

    started = time.perf_counter()
    assert [cache.get("a") for _ in range(50)] == [None] * 50

    assert time.perf_counter() - started < 3


def test_a_cache_that_is_back_is_asked_again(cache, redis, monkeypatch):
    assert cache.get("a") is None
    redis.start()

    monkeypatch.setattr(ForgivingRedis, "_away_until", 0.0)  # the pause is over
    cache.set("a", 1)

    assert cache.get("a") == 1


def test_with_redis_stopped_every_page_answers_and_readiness_says_what_is_missed(
    hall, redis, until
):
    redis.start()
    hall.env["CACHE_URL"] = redis.url
    cookie = hall.python(BEGIN)
    hall.start("serve")
    assert hall.waits_until_ready()
    before = [asked(hall.port, path, who)[0] for path in PAGES for who in (cookie, "")]
    assert asked(hall.port, "/health/ready")[:2] == (200, "ready\n")

    redis.stop()

    assert [asked(hall.port, path, who)[0] for path in PAGES for who in (cookie, "")] == before
    assert asked(hall.port, "/health/ready")[:2] == (
        200,
        "ready\nThe cache (CACHE_URL) is away: pages are slower.\n",
    )
    redis.start()
    assert until(lambda: asked(hall.port, "/health/ready")[1] == "ready\n")


@pytest.fixture
def postgres(tmp_path_factory):
    """Its folder must be reachable by the user it runs as."""
    folder = (
        tmp_path_factory.getbasetemp().parent.parent / f"guildhall-postgres-{time.monotonic_ns()}"
    )
    own = OwnPostgres(folder)
    own.start()
    yield own
    own.go_on()
    own.stop()


@pytest.mark.slow
def test_postgresql_away_hanging_and_back(hall, postgres, until):
    """One hall for all of it: its tables take their time."""
    hall.folder.joinpath("prepared").unlink()
    hall.env["DATABASE_URL"] = postgres.url
    assert hall.start("prepare").wait(900) == 0
    cookie = hall.python(BEGIN)
    # Each refusal is logged with where it came from.
    serving = hall.start("serve", output=subprocess.DEVNULL)
    assert until(lambda: hall.status("/health/ready") == 200)
    assert [asked(hall.port, path, cookie)[0] for path in PAGES] == [200] * 4

    postgres.stop()
    postgres.start()
    assert [asked(hall.port, path, cookie)[0] for path in PAGES] == [200] * 4, (
        "a restart is not noticed"
    )

    postgres.stop()
    away = [asked(hall.port, path, who) for path in PAGES for who in (cookie, "")]
    ready = asked(hall.port, "/health/ready")
    assert {status for status, _text, _seconds in away} == {503}
    assert all("The hall can't save anything right now" in text for _status, text, _seconds in away)
    assert max(seconds for _status, _text, seconds in away) < 6
    assert ready[:2] == (503, "The database is away.\n")
    assert ready[2] < 2
    assert asked(hall.port, "/health/live")[0] == 200

    postgres.start()
    assert until(lambda: asked(hall.port, "/health/ready")[0] == 200)
    assert until(lambda: [asked(hall.port, path, cookie)[0] for path in PAGES] == [200] * 4)

    postgres.pause()
    hanging = asked(hall.port, "/health/ready")
    again = asked(hall.port, "/health/ready")
    postgres.go_on()
    assert (hanging[0], again[0]) == (503, 503)
    assert max(hanging[2], again[2]) < 2
    assert until(lambda: asked(hall.port, "/health/ready")[0] == 200)
    assert serving.poll() is None
