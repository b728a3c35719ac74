"""Texts that are the same in every run."""

import datetime as dt
import random
from typing import Any

from guildhall.bench.words import WORDS
from guildhall.commons.importing import Brought


class Writer:
    """Texts by anybody at any time of the last year; its chance is fixed."""

    def __init__(self, ids: list[int]) -> None:
        self.ids = ids
        self.chance = random.Random("bench")  # noqa: S311  # the same hall every time
        self.now = dt.datetime.now(dt.UTC)

    def text(self, **more: Any) -> Brought:
        words = f"{self.words(60)}.\n\n{self.words(40)}, **so** `it` goes."
        at = self.now - dt.timedelta(minutes=self.chance.randrange(500_000))
        return Brought(
            author_id=self.chance.choice(self.ids), at=at, html="", markdown=words, **more
        )

    def words(self, count: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=count))
