"""Who is called by a text: only by words that speak to their readers.

All else is shown as it was typed.
"""

import pytest

from guildhall.commons.actions import edit_entry
from guildhall.commons.models import Entry, GroupMention, Mention, Reply
from guildhall.commons.tasks import rerender
from guildhall.commons.text import editable, read_text
from guildhall.communities.actions import add_topic
from guildhall.people.models import Person
from guildhall.questions.actions import answer, ask
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database

QUIET = {
    "a fence": "```java\n{}\nvoid hum() {{}}\n```",
    "a fence without end": "~~~\n{}",
    "code in the line": "Write `see {} there` in it",
    "code in two backticks": "Write ``x ` {}`` in it",
    "an indented block": "So:\n\n    {}\n",
    "a fence in a list": "- so\n\n  ```\n  {}\n  ```",
    "a quotation": "> thanks {}\n\nI agree.",
    "a quotation in a list": "- > thanks {}\n\nYes",
    "a quoted list": "> - {}\n> - and more\n\nYes",
    "the words of a link": "[ask {} please](https://example.org)",
    "the words of a named link": "[{}]\n\n[{}]: https://example.org",
    "the target of a link": "[this](https://example.org/?by=,{})",
    "a picture": "![{}](https://example.org/p.png)",
    "an address": "https://example.org/?to=,{}&x=1 is it",
    "an address in brackets": "<https://example.org/?to=,{}>",
    "a path": "https://example.org/{}/posts",
    "a mail address": "Write to sales{}.example.org",
    "an escape": "\\{}",
}


@pytest.fixture
def pumps(world):
    return add_topic(world.community, name="Seals", by=world.ada)


@pytest.mark.parametrize("place", QUIET)
@pytest.mark.parametrize("name", ["@ben", "@everyone", "@stewards", "#seals"])
def test_a_name_that_speaks_to_nobody_calls_nobody(world, pumps, place, name):
    typed = QUIET[place].replace("{}", name).replace("{{", "{").replace("}}", "}").strip()

    text = read_text(typed, community=world.community)

    assert (text.mentions, text.roles, text.topic_ids) == (frozenset(), frozenset(), frozenset())
    assert text.source == typed
    assert "mention" not in text.html


@pytest.mark.parametrize(
    "typed",
    [
        "@ben",
        "Hi @ben, look",
        "**@ben**",
        "*@ben*",
        "- @ben",
        "# @ben",
        "(@ben)",
        "cc:@ben",
        "@Ben!",
        "| a |\n|---|\n| @ben |",
        "请@ben看一下",
        "Look[^1]\n\n[^1]: as @ben does",
        "`x` @ben `y`",
        "> quoted\n\n@ben yes",
        "@ben.",
        "http://a.example @ben",
    ],
)
def test_a_name_among_words_calls(world, typed):
    text = read_text(typed, community=world.community)

    assert text.mentions == {world.ben.pk}
    assert (
        '<a class="mention" href="/people/ben/" rel="nofollow noopener ugc">@Ben</a>' in text.html
    )


@pytest.mark.parametrize(
    "typed", ["@ben@social.example", "@ben2", "@benedikt", "x@ben", "@be", "@ben-okafor"]
)
def test_a_name_that_is_part_of_another_word_calls_nobody(world, typed):
    assert read_text(typed, community=world.community).mentions == frozenset()


def test_groups_among_words_are_called(world, pumps):
    text = read_text("@everyone and @stewards: #seals, please", community=world.community)

    assert (text.roles, text.topic_ids) == ({"everyone", "stewards"}, {pumps.pk})


def test_a_member_may_show_everyone_in_code(world):
    note = write_post(world.community, by=world.ben, body="```\n@everyone\n@stewards\n```")

    assert note.body_html == "<pre><code>@everyone\n@stewards\n</code></pre>\n"
    assert not GroupMention.objects.exists()


def test_code_and_a_quotation_notify_nobody(world, deliver, as_person):
    question = ask(
        world.community,
        by=world.ada,
        title="Does it hum?",
        body="```java\n@ben\nvoid hum() {}\n```",
    )
    answer(question, by=world.cleo, body="> thanks @ben\n\nI agree.")

    deliver()

    assert not Mention.objects.exists()
    assert "mentioned" not in as_person(world.ben).get("/notifications/").content.decode()
    assert (
        "@ben\nvoid hum() {}"
        in as_person(world.ben)
        .get(f"/c/pumps/questions/{question.pk}/", follow=True)
        .content.decode()
    )


def test_what_looks_like_an_id_is_shown_as_typed_in_code_and_means_nothing_in_words(world):
    typed = f"`<@{world.dov.pk}>` and <@{world.dov.pk}>"

    text = read_text(typed, community=world.community)

    assert text.html == f"<p><code>&lt;@{world.dov.pk}&gt;</code> and ‹@{world.dov.pk}›</p>\n"
    assert text.mentions == frozenset()


def test_editing_what_was_posted_keeps_code_and_calls(world):
    typed = f"@ben see `@ben` and `<@{world.ben.pk}>`\n\n> @ben\n\n#none"
    note = write_post(world.community, by=world.cleo, body=typed)

    assert editable(note) == typed
    assert edit_entry(note, by=world.cleo, title="", body=editable(note)).edited_at is None


def test_a_text_too_costly_to_read_calls_and_names_nobody(world):
    typed = f"@ben <@{world.dov.pk}> " + "![" * 500 + "](b)" * 500
    note = write_post(world.community, by=world.cleo, body=typed)

    rerender(everything=True)

    note.refresh_from_db()
    assert note.body_html.startswith(f"<p>@ben ‹@{world.dov.pk}› ![")


def test_nobody_is_named_who_was_not_called(world):
    note = write_post(world.community, by=world.cleo, body="@ben")
    Entry.objects.filter(pk=note.pk).update(body=f"<@{world.ben.pk}> <@{world.dov.pk}>")

    rerender(everything=True)

    note.refresh_from_db()
    assert note.body_html.count("@Ben</a>") == 1
    assert "@somebody" in note.body_html


def test_rendering_again_gives_older_texts_back_what_was_typed_in_code(world):
    reply = answer(ask(world.community, by=world.ada, title="Hums?"), by=world.cleo, body="@ben")
    older = f"<@{world.ben.pk}> wrote `<@{world.ben.pk}>`\n\n> <@{world.cleo.pk}> <@everyone>"
    Reply.objects.filter(pk=reply.pk).update(body=older, renderer_version=1)
    Mention.objects.create(reply=reply, person=world.cleo)

    rerender()

    reply.refresh_from_db()
    assert reply.body == f"<@{world.ben.pk}> wrote `@ben`\n\n> @cleo @everyone"
    assert "<code>@ben</code>" in reply.body_html
    assert list(reply.mentions.values_list("person_id", flat=True)) == [world.ben.pk]


def test_many_names_are_read_in_few_queries(world, django_assert_max_num_queries):
    typed = " ".join(f"@n{number}" for number in range(7_000))

    with django_assert_max_num_queries(4):
        assert read_text(f"@ben {typed}", community=world.community).mentions == {world.ben.pk}


@pytest.mark.parametrize(
    "name", ["李明", "łukasz", "алексей", "김철수", "محمد", "สมชาย", "jörg", "ünal.ö"]
)
def test_a_name_in_its_own_letters_is_called(world, name):
    Person.objects.get_queryset().filter(pk=world.ben.pk).update(username=name, username_key=name)

    for typed in (f"@{name}", f"hi @{name}, look", f"{name} (@{name})"):
        assert read_text(typed, community=world.community).mentions == {world.ben.pk}, typed


@pytest.mark.parametrize(
    "typed", ["请@李明看一下", "@李明さん、", "@李明。", "ask@example.org,@李明님"]
)
def test_a_name_ends_where_words_are_written_together(world, typed):
    Person.objects.get_queryset().filter(pk=world.ben.pk).update(
        username="李明", username_key="李明"
    )

    assert read_text(typed, community=world.community).mentions == {world.ben.pk}


def test_the_longest_name_is_meant(world):
    Person.objects.get_queryset().filter(pk=world.ben.pk).update(
        username="李明", username_key="李明"
    )
    Person.objects.get_queryset().filter(pk=world.cleo.pk).update(
        username="李明看", username_key="李明看"
    )

    assert read_text("@李明看一下", community=world.community).mentions == {world.cleo.pk}
