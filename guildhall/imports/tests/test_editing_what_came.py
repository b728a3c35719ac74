"""Imported HTML in the editor: untouched it stays the same, edited it only changes there."""

import datetime as dt

import pytest

from guildhall.commons.importing import Brought
from guildhall.commons.models import Entry, Reply, Revision
from guildhall.commons.text import editable
from guildhall.questions.actions.importing import bring_in_answers, bring_in_questions

HTML = (
    "<p>10<sup>6</sup> ohm of H<sub>2</sub>O, press <kbd>Esc</kbd><br>- 5 V</p><p># 2, 1. is what "
    "I mean, ask @ben or #7</p>"
    "<ul><li>a|b<ul><li>c</li></ul></li></ul><pre><code>x = `y`\n</code></pre>"
    "<table><thead><tr><th>say</th></tr></thead><tbody><tr><td>a|b</td></tr></tbody></table><dl>"
    "<dt>@cleo</dt><dd>#1</dd></dl>"
)


@pytest.fixture
def brought(world):
    moment = dt.datetime(2015, 1, 1, tzinfo=dt.UTC)
    text = Brought(author_id=world.ben.pk, at=moment, html=HTML, title="Why?")
    (entry,) = bring_in_questions(world.community, [(text, None)])
    (reply,) = bring_in_answers(
        world.community, [(Brought(author_id=world.ben.pk, at=moment, html=HTML), entry)]
    )
    return entry, reply


def edit(client, world, written: Entry | Reply, body: str, **more: object):
    """As a browser sends it: with \\r\\n."""
    what = "entry" if isinstance(written, Entry) else "reply"
    path = {"entry": f"questions/{written.pk}/edit/", "reply": f"replies/{written.pk}/edit/"}[what]
    response = client.post(
        f"/c/{world.community.slug}/{path}", {"body": body.replace("\n", "\r\n"), **more}
    )
    assert response.status_code == 302, response.content.decode()
    written.refresh_from_db()


def test_saving_it_unchanged_changes_nothing(world, brought, as_person):
    entry, reply = brought
    ben = as_person(world.ben)
    before = [
        (one.body, one.body_html, one.source_format, one.version, one.edited_at) for one in brought
    ]

    edit(ben, world, entry, editable(entry), title="Why?", need="no_hurry")
    edit(ben, world, reply, editable(reply))

    assert [
        (one.body, one.body_html, one.source_format, one.version, one.edited_at) for one in brought
    ] == before
    assert not Revision.objects.exists()


def test_a_new_title_leaves_the_text_alone(world, brought, as_person):
    entry, _reply = brought

    edit(as_person(world.ben), world, entry, editable(entry), title="Why not?", need="no_hurry")

    assert (entry.title, entry.body, entry.source_format, entry.version) == (
        "Why not?",
        HTML,
        "html",
        2,
    )


def test_changing_one_word_changes_nothing_else(world, brought, as_person):
    _entry, reply = brought
    before = reply.body_html

    edit(as_person(world.ben), world, reply, editable(reply).replace("ohm of", "ohms of"))

    assert reply.source_format == "markdown"
    assert words(reply.body_html) == words(before.replace("ohm of", "ohms of"))
    assert not reply.mentions.exists()


def test_markdown_that_came_with_a_name_of_somebody_here_calls_nobody_when_it_is_saved_unchanged(
    world, as_person
):
    moment = dt.datetime(2015, 1, 1, tzinfo=dt.UTC)
    text = Brought(
        author_id=world.ben.pk, at=moment, html="", markdown=" @cleo said *so*\n\n", title="Why?"
    )
    (entry,) = bring_in_questions(world.community, [(text, None)])

    edit(as_person(world.ben), world, entry, editable(entry), title="Why?", need="no_hurry")

    assert (entry.version, entry.mentions.count()) == (1, 0)


def words(html: str) -> str:
    return "".join(html.replace('rel="nofollow noopener ugc"', "").split())
