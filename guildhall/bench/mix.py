"""What a crowd does: mostly reads pages, at times looks through lists or searches, seldom posts."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guildhall.bench.load import Request
from guildhall.bench.pages import SLUG
from guildhall.bench.posting import reply_to
from guildhall.bench.words import WORDS

PAGES, LISTS, POSTS = "pages", "lists and search", "posts"
SHARES = {PAGES: 80, LISTS: 15, POSTS: 5}  # in %
ANONYMOUS = 25  # of a hundred pages


@dataclass(frozen=True, slots=True)
class Act:
    """One request of a person in the crowd, which kind it is, and the status it is to have."""

    kind: str
    request: Request
    status: int = 200


def acts(world: dict[str, Any], *, token: str, number: int) -> Iterator[Act]:
    """What one connection does, without end: its own person, the same in every run."""
    chance = random.Random(number)  # noqa: S311  # the same crowd every time
    session = world["sessions"][number % len(world["sessions"])]
    headers = {"Cookie": f"sessionid={session}"}
    for count in itertools.count():
        kind = chance.choices(list(SHARES), list(SHARES.values()))[0]
        question = chance.choice(world["questions"])
        if kind == POSTS:
            reply = reply_to(question, number * 1_000_000 + count, session=session, token=token)
            yield Act(kind, reply, status=302)
        elif kind == LISTS:
            yield Act(kind, Request("GET", _list(chance), headers))
        else:
            is_signed_in = chance.randrange(100) >= ANONYMOUS
            page = Request("GET", _page(world, question, chance), headers if is_signed_in else {})
            yield Act(kind, page)


def _page(world: dict[str, Any], question: int, chance: random.Random) -> str:
    """Six of ten pages are a question's."""
    place = chance.randrange(10)
    tip, note = f"/c/{SLUG}/tips/{world['tip']}/", f"/c/{SLUG}/talk/{world['note']}/"
    others = ["/", f"/c/{SLUG}/", tip, note]
    return others[place] if place < len(others) else f"/c/{SLUG}/questions/{question}/"


def _list(chance: random.Random) -> str:
    """One of three is a search."""
    lists = [f"/c/{SLUG}/questions/", f"/c/{SLUG}/questions/?show=newest", f"/c/{SLUG}/tips/"]
    return chance.choice([*lists, f"/c/{SLUG}/talk/", *[_search(chance)] * 2])


def _search(chance: random.Random) -> str:
    return f"/search?q={'+'.join(chance.sample(WORDS, 2))}"
