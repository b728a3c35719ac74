"""Rows of lists are kept: after any act they read as if they were drawn anew."""

import re

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guildhall.communities.models import Community
from tests.access_place import Place
from tests.access_rules import WHO
from tests.access_table import ROWS
from tests.statements import only_read, statements

pytestmark = pytest.mark.database
LEVEL, STANDING = "private", "published"
LISTS = (
    "questions/?show=newest",
    "questions/?show=active",
    "tips/",
    "talk/",
    "ideas/?show=all",
    "library/newest/",
    "projects/",
)
POSTS = {name: row for name, row in ROWS.items() if row[0] == "POST"}


ROW = re.compile(r'<li class="row">.*?</li>|<article.*?</article>', re.DOTALL)
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=)"\w+"')


def rows_of(client: Client, place: Place) -> list[list[str]]:
    pages = [client.get(f"/c/{place.community.slug}/{one}") for one in LISTS]
    return [ROW.findall(TOKEN.sub(r"\1", page.content.decode())) for page in pages]


def test_after_every_act_the_kept_rows_are_those_of_now(place):
    """Each act of the access table, by one who may, in a transaction that is taken back.

    After one that only read, what would be drawn anew is what was drawn before it.
    """
    Community.objects.filter(pk=place.community.pk).update(visibility=LEVEL)
    reader = place.clients["steward"]
    before = rows_of(reader, place)
    filled = _copy_of_cache()
    wrong, done = [], 0
    for name, (_method, path, rule) in POSTS.items():
        who = next((one for one in reversed(WHO) if rule(one, LEVEL, STANDING) == "ok"), None)
        if who is None:
            continue
        with transaction.atomic():
            with statements() as asked:
                place.clients[who].post(path.format(**place.ids))
            kept = rows_of(reader, place)
            fresh = before if only_read(asked) else _drawn_anew(reader, place)
            transaction.set_rollback(True)
        done += fresh != before
        if kept != fresh:
            wrong.append(f"{name} by {who}: {kept} is not {fresh}")
        _put_back(filled)

    assert not wrong, "\n".join(wrong)
    assert done >= 5, "hardly any act changed a list: this has tested little"


def _drawn_anew(reader: Client, place: Place) -> list[list[str]]:
    cache.clear()
    return rows_of(reader, place)


def _copy_of_cache() -> tuple[dict, dict]:
    """All that it keeps, and till when: each act begins with the rows of the beginning."""
    return dict(cache._cache), dict(cache._expire_info)


def _put_back(filled: tuple[dict, dict]) -> None:
    cache.clear()
    cache._cache.update(filled[0])
    cache._expire_info.update(filled[1])


def test_what_was_typed_is_in_the_lists_at_once(place, deliver):
    reader, here = place.clients["member"], f"/c/{place.community.slug}"
    cleo, dana = Client(), Client()
    cleo.force_login(place.question.author, backend="guildhall.people.backends.HallBackend")
    dana.force_login(place.answer.author, backend="guildhall.people.backends.HallBackend")
    steward, question, tip = place.clients["steward"], place.question.pk, place.tip.pk
    topic = place.ids["topic"]
    asked = {"title": "Which gasket?", "need": "now", "topics": [topic]}
    acts = [
        ("Which gasket?", cleo, f"questions/{question}/edit/", asked),
        ("2 answers", dana, f"questions/{question}/answer/", {"body": "The brass one"}),
        ("solved", cleo, f"questions/answers/{place.answer.pk}/accept-answer/", {}),
        ("Wear gloves", steward, "talk/post/", {"body": "Wear gloves"}),
        ("Gaskets", steward, f"settings/topics/{topic}/", {"name": "Gaskets"}),
        ("> checked<", steward, f"tips/{tip}/check/", {}),
    ]
    missing = []
    for words, client, path, typed in acts:
        before = str(rows_of(reader, place))
        client.post(f"{here}/{path}", typed)
        deliver()
        if words in before or words not in str(rows_of(reader, place)):
            missing.append(words)

    assert not missing


def test_a_kept_row_is_not_read_again(place):
    reader = place.clients["member"]
    path = f"/c/{place.community.slug}/questions/"
    with CaptureQueriesContext(connection) as first:
        reader.get(path)
    with CaptureQueriesContext(connection) as again:
        reader.get(path)

    assert len(again) < len(first)
    assert not any("answer_count" in one["sql"] for one in again)


def test_the_list_of_ones_own_holds_nothing_of_others(place):
    path = f"/c/{place.community.slug}/questions/?show=mine"
    asker = Client()
    asker.force_login(place.question.author, backend="guildhall.people.backends.HallBackend")

    assert "Which seal fits?" in asker.get(path).content.decode()
    assert "Which seal fits?" not in place.clients["member"].get(path).content.decode()
