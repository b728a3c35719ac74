"""A steward views the community as a member, a newcomer or the world would, and sends nothing."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from guildhall.commons.models import Draft, Entry
from guildhall.communities.models import Community, RolePeriod
from guildhall.questions.actions import ask

pytestmark = pytest.mark.database

HERE = "/c/pumps/"
BAR = re.compile(r'\n<form class="viewing".*?</form>\n', re.DOTALL)
PAGES = [HERE, f"{HERE}talk/", f"{HERE}questions/", f"{HERE}meetings/", f"{HERE}nothing/"]


@pytest.fixture
def viewing(world, as_person):
    """Ada, who has said as whom she views, in a community that may have been closed since."""

    def begin(who: str) -> Client:
        client, level = as_person(world.ada), Community.objects.get(slug="pumps").visibility
        is_at("open")
        client.post(f"{HERE}view-as/{who}/")
        is_at(level)
        return client

    return begin


@pytest.fixture
def question(world):
    return ask(world.community, by=world.ben, title="Which seal?")


def is_at(level: str) -> None:
    Community.objects.update(visibility=level)


def body_of(response) -> str:
    return BAR.sub("", response.content.decode())


def has_bar(response) -> bool:
    return BAR.search(response.content.decode()) is not None


@pytest.mark.parametrize("page", PAGES)
def test_view_as_the_world_shows_what_the_world_gets(viewing, question, page):
    is_at("open")
    viewed, anonymous = viewing("world").get(page), Client().get(page)

    assert (viewed.status_code, has_bar(viewed), has_bar(anonymous)) == (
        anonymous.status_code,
        True,
        False,
    )
    assert body_of(viewed) == body_of(anonymous)


@pytest.mark.parametrize("level", ["listed", "private", "hidden"])
def test_where_the_world_sees_nothing_a_steward_is_told_so_and_stays(world, as_person, level):
    is_at(level)

    page = as_person(world.ada).post(f"{HERE}view-as/world/", follow=True)

    assert page.status_code == 200
    assert not has_bar(page)
    assert "The world can&#x27;t see this community" in page.content.decode()


@pytest.mark.parametrize("level", ["listed", "private", "hidden"])
def test_view_as_the_world_finds_nothing_where_the_world_finds_nothing(viewing, question, level):
    is_at(level)
    client = viewing("world")

    answers = [client.get(page) for page in (HERE, f"{HERE}questions/{question.pk}/")]

    assert [(answer.status_code, has_bar(answer)) for answer in answers] == [(404, True)] * 2
    assert "Which seal?" not in answers[1].content.decode()


def test_view_as_the_world_says_where_people_are_asked_to_sign_in(viewing):
    is_at("open")

    asked = viewing("world").get(f"{HERE}people/")

    assert "People who aren't signed in are asked to sign in here" in body_of(asked).replace(
        "&#x27;", "'"
    )
    assert "Ben" not in body_of(asked)


@pytest.mark.parametrize("level", ["open", "listed", "private", "hidden"])
def test_view_as_a_member_reads_and_has_no_role(viewing, question, level):
    is_at(level)
    client = viewing("member")

    pages = ("", f"questions/{question.pk}/", "people/", "settings/", "health/week/")

    assert [client.get(f"{HERE}{page}").status_code for page in pages] == [200, 200, 200, 403, 403]


def test_view_as_a_newcomer_is_new_and_a_member_is_not(viewing, monkeypatch):
    new = [
        client.get(HERE).context["seat"].is_new
        for client in (viewing("newcomer"), viewing("member"))
    ]

    assert new == [True, False]


@pytest.mark.parametrize("who", ["member", "newcomer", "world"])
def test_view_as_shows_nothing_private_of_anyone(viewing, world, question, who):
    Draft.objects.create(
        person=world.ada, form="post", target="pumps", fields={"body": "A draft of mine"}
    )
    hidden = ask(world.community, by=world.ada, title="A hidden secret")
    Entry.objects.filter(pk=hidden.pk).update(standing="hidden")
    client = viewing(who)

    pages = [client.get(f"{HERE}{page}") for page in ("", "questions/", "questions/ask/")]
    news = client.get("/me/notices/count/", headers={"HX-Current-URL": f"http://hall{HERE}"})

    seen = "".join(page.content.decode() for page in [*pages, news])
    assert [word for word in ("A draft of mine", "A hidden secret") if word in seen] == []


@pytest.mark.parametrize("who", ["member", "newcomer", "world"])
@pytest.mark.parametrize("path", [f"{HERE}talk/post/", "/me/profile/", f"{HERE}settings/rules/"])
def test_nothing_can_be_sent_while_viewing(viewing, world, who, path):
    client = viewing(who)

    refused = client.post(path, {"body": "Hello", "name": "Eve", "norms": "Shout."})

    world.community.refresh_from_db()
    assert (refused.status_code, has_bar(refused)) == (403, True)
    assert "only viewing" in refused.content.decode()
    assert (Entry.objects.count(), list(world.community.norms.all())) == (0, [])


def test_end_viewing_gives_the_steward_their_seat_back_also_twice(viewing):
    client = viewing("member")

    ended = [client.post("/viewing/end/")["Location"] for _time in range(2)]

    assert ended == [f"{HERE}settings/#view-as", "/"]
    assert client.get(f"{HERE}settings/").status_code == 200
    assert not has_bar(client.get(HERE))


def test_viewing_changes_nothing_elsewhere_and_can_be_switched(viewing, world):
    client = viewing("member")

    own = client.get("/me/profile/")
    client.post(f"{HERE}view-as/newcomer/")

    assert (has_bar(own), own.context["user"]) == (True, world.ada)
    assert client.get(HERE).context["seat"].is_new


@pytest.mark.parametrize(("who", "status"), [("ben", 403), ("dov", 404)])
def test_only_stewards_view_as_someone_else(world, as_person, who, status):
    client = as_person(getattr(world, who))

    refused = client.post(f"{HERE}view-as/member/")

    assert refused.status_code == status
    assert not has_bar(client.get("/"))


def test_viewing_ends_with_the_role(viewing, world):
    client = viewing("member")
    RolePeriod.objects.all().delete()

    assert not has_bar(client.get(HERE))
    assert client.get(HERE).context["seat"].person == world.ada


def test_nobody_is_viewed_as(viewing, world, as_person):
    assert as_person(world.ada).post(f"{HERE}view-as/ben/").status_code == 404


def test_what_is_viewed_is_kept_for_nobody(viewing, monkeypatch):
    is_at("open")
    kept: list[str] = []
    keep = cache.set
    monkeypatch.setattr(cache, "set", lambda key, *rest: (kept.append(key), keep(key, *rest)))

    viewed = viewing("world").get(HERE)

    assert viewed["Cache-Control"] == "no-store"
    assert "Clear-Site-Data" not in viewed
    assert [key for key in kept if key.startswith("page:")] == []
    assert not has_bar(Client().get(HERE))
