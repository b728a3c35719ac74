"""Guildhall speaks like a calm colleague. What a reader once stumbled over is not written again."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.messages import Message, messages, sentences_of_python, sentences_of_template


class Refused(NamedTuple):
    """A way of saying something, a sentence that has it, and what to write instead."""

    pattern: str
    example: str
    instead: str


OLD_LABELS = (
    "A few questions|Delivery|Elsewhere|Front|How we are|Let colleagues in|Look around|"
    "Not here yet|Record|The desk|The record|To look after|What was moderated|What you hear|"
    "What you hear from here|Where we are"
)

REFUSED_EVERYWHERE = [  # also in the README and the documents
    # who is spoken of
    Refused(
        r"\b[Ww]ho(so)?ever\b",
        "Whoever joined is greeted.",
        "people who, anyone who, the person who",
    ),
    Refused(
        r"\b[Ss]omebody\b",
        "Somebody waits for an answer",
        "someone, a member, a steward, or you",
    ),
    Refused(
        r"(^|[.:;,(] |\b(what|that|if|when|where|as|than|how|so|until|because|or|and|do|does) )"
        r"[Oo]ne (may|can|cannot|must|should|would|could|needs?|wants?|does|sees|asks|knows)\b",
        "what one may ask them about",
        "you, people, or the noun",
    ),
    Refused(
        r"(^|[.:;] )Who (asked|said|told|wrote)\b",
        "Who asked is told.",
        "the author, the person who asked",
    ),
    # how something is
    Refused(
        r"\b[Ss](tands?|tood)\b(?!-| (behind|for|out|in for|up))",
        "It stands in the record.",
        "is, appears, has, you'll find",
    ),
    Refused(r"\bnothing to see\b", "nothing to see", "looks fine"),
    Refused(r"\btoo little to say\b", "too little to say", "not enough data yet"),
    Refused(r"\bneeds? the room of\b", "needs the room of connections", "not available yet"),
    Refused(
        r"\bbecause it is about you\b",
        "because it is about you",
        "because this concerns you, or what happened",
    ),
    Refused(r"\bsuccessful(ly)?\b", "Saved successfully.", "what is true now: Saved."),
]

REFUSED_ON_PAGES = [
    # receipts and headings
    Refused(r"!", "Welcome!", "a full stop"),
    Refused(
        r"^(Noted|Said|Told)\b[.;]",
        "Noted. Said. Told.",
        "what is true now: Scheduled. It's in everyone's calendar.",
    ),
    Refused(r"^(Say so|Say it|Do it)$", "Say so", "a verb and its object: Save result"),
    Refused(
        r"^What (comes|repeats|was)\b",
        "What repeats",
        "the noun people expect: Upcoming, Recurring, Moderation log",
    ),
    # numbers
    Refused(r"\bthe middle\b(?! of)", "working hours, the middle", "typical"),
    Refused(r"\bof (\d+|{…}): ", "of 4: 4", "4 of 4"),
    Refused(
        r", of (\d+|{…})",
        "how useful it was this month, of 5",
        "4.5 out of 5",
    ),
    # words of ours
    Refused(r"(?i)\bladders?\b", "The ladder", "Tested"),
    Refused(r"(?i)\brungs?\b(?! up)", "the next rung", "not yet, once, works here …"),
    Refused(r"(?i)\bhearings?\b", "one hearing", "a notice"),
    Refused(r"(?i)\btrails?\b", "Trail", "Where this came from, or History"),
    Refused(r"(?i)\bgates?\b", "the gate", "what is shown and what is not, in words"),
    Refused(r"(?i)\boutcomes?\b", "the outcome", "what came of it, how it went, the result"),
    Refused(r"(?i)\bstanding\b", "its standing", "held, published, hidden, deleted"),
    Refused(
        r"(?i)\bentr(y|ies)\b",
        "this entry",
        "question, post, tip, meeting, story; or page, or text",
    ),
    Refused(r"\b[Tt]he Table\b", "a note on the Table", "Talk; a post in Talk"),
    Refused(r"\bWhat works\b", "What works", "Tips and practices, or Tips"),
    Refused(
        rf"(^|“)({OLD_LABELS})($|”)",
        "What stands under “Elsewhere”",
        "the label as docs/glossary.md has it",
    ),
]

REFUSED = [*REFUSED_EVERYWHERE, *REFUSED_ON_PAGES]

ALLOWED: dict[str, str] = {}  # whole sentences with a pattern in them, each with its reason

all_messages = cache(messages)  # read when the first test asks, not when tests are gathered
ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def is_refused(text: str, by: Refused) -> bool:
    """The names of what is put in are no words of ours."""
    return re.search(by.pattern, re.sub(r"%\(\w+\)[sd]", "{…}", text)) is not None


def with_pattern(refused: Refused) -> list[Message]:
    return [
        message
        for message in all_messages()
        if message.text not in ALLOWED and is_refused(message.text, by=refused)
    ]


@pytest.mark.parametrize("refused", REFUSED, ids=lambda refused: refused.example)
def test_no_message_says_it_like_this(refused):
    hits = [f"{message.place}: {message.text}" for message in with_pattern(refused)]

    assert hits == [], f"Write instead: {refused.instead}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_says_it_like_this(path):
    hits = [
        f"{line}: {text} → {refused.instead}"
        for line, text in enumerate(path.read_text().splitlines(), start=1)
        for refused in REFUSED_EVERYWHERE
        if is_refused(text, by=refused)
    ]

    assert hits == []


@pytest.mark.parametrize("refused", REFUSED, ids=lambda refused: refused.example)
def test_a_pattern_refuses_its_example_and_allows_what_to_write_instead(refused):
    assert is_refused(refused.example, by=refused)
    assert not is_refused(refused.instead, by=refused)


def test_an_allowed_sentence_is_written_somewhere_and_has_a_pattern():
    needed = {
        message.text
        for message in all_messages()
        if any(is_refused(message.text, by=refused) for refused in REFUSED)
    }

    assert set(ALLOWED) - needed == set()


def test_sentences_of_templates_are_read():
    template = """
        {% trans "Upcoming" %} {% act "go" label=_("Add action") about=topic|default:_("none") %}
        {% blocktrans trimmed count number=n %}
          {{ number }} post
        {% plural %}
          {{ number }} posts
        {% endblocktrans %}{{ _('Latest') }} {# {% trans "a remark" %} #}
    """

    assert list(sentences_of_template(template)) == [
        ("Upcoming", 2),
        ("Add action", 2),
        ("none", 2),
        ("%(number)s post", 3),
        ("%(number)s posts", 3),
        ("Latest", 7),
    ]


def test_sentences_of_python_are_read():
    code = (
        "from django.utils.translation import gettext_lazy as _, ngettext as many\n"
        '_("Saved. " "It is in the calendar.")\n'
        'many("one post", "%(number)d posts", 2)\n'
        'click.echo(f"Saved to {path}.")\n'
        'gettext("not Django\'s")\n'
    )

    assert list(sentences_of_python(code)) == [
        ("Saved. It is in the calendar.", 2),
        ("one post", 3),
        ("%(number)d posts", 3),
        ("Saved to {…}.", 4),
    ]
