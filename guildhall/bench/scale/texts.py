"""Some hundred texts, rendered and read by the analyser once, of which every entry is made.

Each text ends with a few words by its number, so that a search finds a known share of them.
"""

import random
from dataclasses import dataclass
from functools import lru_cache

from guildhall.commons.text import lead_of
from guildhall.kit.markdown import render
from guildhall.search.analyser import tokens_of

PREPARED = 300
VOCABULARY = 4_000
SYLLABLES = ("ba", "de", "fi", "go", "lu", "mar", "nel", "pos", "rin", "sta", "tor", "vel", "zel")
LANGUAGE = "en"

COMMON, TWO_IN_A_HUNDRED, RARE, PHRASE = "pump", "gasket", "obsidian", "frozen inlet"
BEGINNINGS = ("thermostat", "thermometer", "thermocouple")
RARE_NUMBERS = {100, 500, 900}

Tokens = tuple[list[str], list[str]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is stored, and as the search index keeps it."""

    title: str
    markdown: str
    html: str
    lead: str
    title_tokens: Tokens
    tokens: Tokens


class Texts:
    """Texts by number; the same number gives the same text in every run."""

    def __init__(self) -> None:
        chance = random.Random("scale")  # noqa: S311  # the same hall every time
        words = [
            "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(VOCABULARY)
        ]
        self._prepared = [_prepare(words, chance) for _number in range(PREPARED)]

    def entry(self, number: int) -> Text:
        """A text with a title that no other has."""
        text = self._with_words(number)
        words, stems = text.title_tokens
        return Text(
            f"{text.title} {number}",
            text.markdown,
            text.html,
            text.lead,
            ([*words, str(number)], [*stems, str(number)]),
            text.tokens,
        )

    def reply(self, number: int) -> Text:
        return self._with_words(number)

    def _with_words(self, number: int) -> Text:
        text, added = self._prepared[number * 7 % PREPARED], added_words(number)
        if not added:
            return text
        words, stems = _tokens(added)
        return Text(
            text.title,
            f"{text.markdown}\n\n{added}",
            f"{text.html}<p>{added}</p>\n",
            text.lead,
            text.title_tokens,
            ([*text.tokens[0], *words], [*text.tokens[1], *stems]),
        )


def added_words(number: int) -> str:
    """What the text of this number says besides: a common word, a phrase, a rare one …"""
    words = []
    if number % 2 == 0:
        words.append(COMMON)
    if number % 50 == 1:
        words.append(TWO_IN_A_HUNDRED)
    if number % 10 == 3:
        words.append(PHRASE if number % 50 == 3 else PHRASE.split()[1])
    if number % 50 == 7:
        words.append(BEGINNINGS[number // 50 % len(BEGINNINGS)])
    if number in RARE_NUMBERS:
        words.append(RARE)
    return " ".join(words)


def _prepare(words: list[str], chance: random.Random) -> Text:
    """As people write: a few words often, most of them seldom."""
    often = [1 / place for place in range(1, len(words) + 1)]

    def some(count: int) -> str:
        return " ".join(chance.choices(words, often, k=count))

    title = some(6).capitalize()
    markdown = f"{some(chance.randint(10, 60))}.\n\n{some(chance.randint(10, 50))}, **so** it goes."
    html = render(markdown)
    return Text(title, markdown, html, lead_of(html), _tokens(title), _tokens(markdown))


@lru_cache(maxsize=4096)
def _tokens(text: str) -> Tokens:
    return tokens_of(text, LANGUAGE)
