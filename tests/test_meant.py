"""“@Marta” without the rest mentions nobody: its writer is asked, and one tap mends it."""

import re

import pytest

from guildhall.commons.models import Mention, Reply
from guildhall.communities.actions import join
from guildhall.people.actions import arrive
from guildhall.questions.actions import ask
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database
QUESTION = "mention anyone yet. Whom do you mean?"


def come(world, name: str):
    person = arrive(name)
    join(world.community, person=person)
    return person


BUTTON = re.compile(
    r'<button[^>]*formaction="([^"]*/mention/[^"]*)"[^>]*value="([^"]*)"[^>]*>\s*(.*?)\s*</button>',
    re.S,
)


def offers(page: str) -> list[tuple[str, str, str]]:
    """Of each button: where it leads, what was typed, and whom it names."""
    return BUTTON.findall(page)


def test_a_part_of_a_name_is_asked_about_and_mended_by_one_tap(world, as_person):
    marta = come(world, "Marta Ruiz")
    question = ask(world.community, by=world.cleo, title="Which seal?")
    ben = as_person(world.ben)

    page = ben.post(
        f"/c/pumps/questions/{question.pk}/answer/", {"body": "Ask @Marta, she knows"}, follow=True
    ).content.decode()
    reply = Reply.objects.get()
    [(address, typed, name)] = offers(page)

    assert QUESTION in page
    assert (typed, name) == ("Marta", "Marta Ruiz")
    mended = ben.post(address, {"typed": typed}, follow=True).content.decode()
    reply.refresh_from_db()
    assert reply.body == f"Ask <@{marta.pk}>, she knows"
    assert list(Mention.objects.values_list("person_id", "reply_id")) == [(marta.pk, reply.pk)]
    assert "You mentioned Marta Ruiz." in mended
    assert offers(mended) == []


def test_mending_twice_changes_nothing_more(world, as_person):
    marta = come(world, "Marta Ruiz")
    post = write_post(world.community, by=world.ben, body="Ask @Marta")
    ben, address = as_person(world.ben), f"/c/pumps/entries/{post.pk}/mention/{marta.pk}/"

    for _time in range(2):
        assert ben.post(address, {"typed": "Marta"}).status_code == 302

    post.refresh_from_db()
    assert post.body == f"Ask <@{marta.pk}>"
    assert post.revisions.count() == 1


def test_only_its_author_says_whom_a_text_mentions_and_only_members(world, as_person):
    marta, stranger = come(world, "Marta Ruiz"), arrive("Marta Elsewhere")
    post = write_post(world.community, by=world.ben, body="Ask @Marta")
    address = f"/c/pumps/entries/{post.pk}/mention/"

    assert as_person(world.ada).post(f"{address}{marta.pk}/", {"typed": "Marta"}).status_code == 403
    assert (
        as_person(world.ben).post(f"{address}{stranger.pk}/", {"typed": "Marta"}).status_code == 404
    )
    post.refresh_from_db()
    assert post.body == "Ask @Marta"


def test_the_preview_asks_too(world, as_person):
    come(world, "Marta Ruiz")
    come(world, "Marta Sol")
    come(world, "Martana Lind")

    page = as_person(world.ben).post("/c/pumps/preview/", {"body": "Ask @Marta"}).content.decode()

    assert re.findall(r'data-typed="(\w+)" data-meant="([\w-]+)"', page) == [
        ("Marta", "marta-ruiz"),
        ("Marta", "marta-sol"),
    ]


@pytest.mark.parametrize(
    "body", ["Ask @Nobody", "Ask `@Marta`", "> @Marta", "a@marta.example", "@marta-ruiz", "Marta"]
)
def test_nothing_is_asked_about_what_means_nobody_or_somebody(world, as_person, body):
    come(world, "Marta Ruiz")

    page = as_person(world.ben).post("/c/pumps/preview/", {"body": body}).content.decode()

    assert "data-meant" not in page


def test_nothing_is_asked_where_many_are_called_alike(world, as_person):
    for surname in ("Ruiz", "Sol", "Lind", "Berg"):
        come(world, f"Marta {surname}")

    page = as_person(world.ben).post("/c/pumps/preview/", {"body": "Ask @Marta"}).content.decode()

    assert "data-meant" not in page


def test_names_in_scripts_without_spaces_are_asked_about(world, as_person):
    sakura = come(world, "田中 さくら")

    page = as_person(world.ben).post("/c/pumps/preview/", {"body": "@田中さんへ"}).content.decode()

    assert f'data-typed="田中" data-meant="{sakura.username}"' in page
