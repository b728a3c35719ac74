"""Answers and comments to one batch of entries."""

import datetime as dt
import random
from collections.abc import Sequence

from guildhall.bench.rows import insert
from guildhall.bench.scale.entries import Filled
from guildhall.bench.scale.places import Hall
from guildhall.bench.scale.texts import Text, Texts
from guildhall.commons.models import Reply
from guildhall.kit.markdown import RENDERER_VERSION
from guildhall.questions.events import QUESTION

FIRST_NUMBER = 1_000_001  # texts of replies have numbers of their own


def add_replies(
    hall: Hall, filled: Sequence[Filled], texts: Texts, chance: random.Random
) -> list[tuple[Reply, Text]]:
    """As many to each entry as it is to have, with their texts."""
    made = [
        _reply(hall, one, hour, texts, chance)
        for one in filled
        for hour in range(1, one.replies + 1)
    ]
    insert(reply for reply, _text in made)
    return made


def _reply(
    hall: Hall, filled: Filled, hour: int, texts: Texts, chance: random.Random
) -> tuple[Reply, Text]:
    text = texts.reply(FIRST_NUMBER + chance.randrange(1_000_000))
    is_answer = filled.entry.kind == QUESTION
    reply = Reply(
        entry=filled.entry,
        role=Reply.Role.ANSWER if is_answer else Reply.Role.COMMENT,
        author_id=chance.choice(hall.people),
        body=text.markdown,
        body_html=text.html,
        renderer_version=RENDERER_VERSION,
        created_at=filled.entry.created_at + dt.timedelta(hours=hour),
    )
    return reply, text
