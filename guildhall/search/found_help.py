"""Pages of the help that are about what someone searched for.

Their texts are the same for everyone, and as long as the process lives: they are read once for each
language, without their examples, and searched where they are. No query.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from guildhall.kit.html import text_of
from guildhall.search.analyser import tokens_of
from guildhall.search.ask import Ask, Clause, Way, read_ask, words_of
from guildhall.search.fillers import is_filler
from guildhall.search.snippets import snippet
from guildhall.web.help_pages import HelpPage, help_pages

MOST_PAGES = 3
MOST_LANGUAGES = 32
_EXAMPLES = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)

Tokens = tuple[str, str]  # words and stems, each between blanks


@dataclass(frozen=True, slots=True)
class FoundHelp:
    title: Any
    address: str
    snippet: SafeString


@dataclass(frozen=True, slots=True)
class _HelpText:
    title: str
    address: str
    text: str
    title_tokens: Tokens
    tokens: Tokens


def found_help(typed: str) -> list[FoundHelp]:
    """The pages with all words that tell something; only those that have them in the title, if any.

    The more of a page these words are, the higher it is.
    """
    language = get_language() or "en"
    ask = read_ask(words_of(typed), languages=(language,))
    telling = [clause for clause in ask.wanted if _tells(clause) or len(ask.wanted) == 1]
    if not telling:
        return []
    about = [page for page in _help_texts(language) if _is_about(page, telling, ask.unwanted)]
    entitled = [page for page in about if _has_all(page.title_tokens, telling)]
    best = sorted(entitled or about, key=lambda page: _share(page, telling), reverse=True)
    shown = Ask(wanted=telling)
    return [
        FoundHelp(page.title, page.address, snippet(page.text, shown, language))
        for page in best[:MOST_PAGES]
    ]


def _tells(clause: Clause) -> bool:
    """Nobody means the “how” and the “I” of “How do I …”; but “Questions” alone is meant."""
    word = clause.typed.word if clause.typed else None
    return word is None or not ((len(word) < 3 and word.isascii()) or is_filler(word))


def _is_about(page: _HelpText, wanted: Sequence[Clause], unwanted: Sequence[Clause]) -> bool:
    return _has_all(page.tokens, wanted) and not any(_times(one, page.tokens) for one in unwanted)


def _has_all(tokens: Tokens, clauses: Sequence[Clause]) -> bool:
    return all(_times(clause, tokens) for clause in clauses)


def _share(page: _HelpText, clauses: Sequence[Clause]) -> float:
    """How much of the text these words are, from 0 to about 1."""
    return sum(_times(clause, page.tokens) for clause in clauses) / len(page.tokens[0].split())


def _times(clause: Clause, tokens: Tokens) -> int:
    return max((_times_of(way, tokens) for way in clause.ways), default=0)


def _times_of(way: Way, tokens: Tokens) -> int:
    words, stems = tokens
    row = " " + " ".join(way.tokens)
    if way.kind == "beginning":
        return words.count(row)
    return (stems if way.kind == "stem" else words).count(f"{row} ")


@lru_cache(maxsize=MOST_LANGUAGES)
def _help_texts(language: str) -> tuple[_HelpText, ...]:
    return tuple(_read(page, language) for page in help_pages)


def _read(page: HelpPage, language: str) -> _HelpText:
    title = str(page.title)
    no_examples: Mapping[str, str] = defaultdict(str)
    html = render_to_string(page.template, {"page": page, "examples": no_examples})
    about = f"{title}\n{text_of(_EXAMPLES.sub(' ', html))}"
    in_title, in_text = _tokens(title, language), _tokens(about, language)
    return _HelpText(title, page.address, text_of(html), in_title, in_text)


def _tokens(text: str, language: str) -> Tokens:
    words, stems = tokens_of(text, language)
    return f" {' '.join(words)} ", f" {' '.join(stems)} "
