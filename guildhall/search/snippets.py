"""A snippet: the piece of a text around what was looked for, with the found words marked."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from guildhall.search.analyser import fold, token_pair
from guildhall.search.ask import Ask

LENGTH = 200
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")


def snippet(text: str, ask: Ask, language: str = "en") -> SafeString:
    """About `LENGTH` characters of `text` (plain), beginning shortly before the first found word."""
    text = _SPACE.sub(" ", text).strip()[:40_000]
    found = _found(text, ask, language)
    start = max(0, found[0][0] - 60) if found else 0
    if start:
        start = text.find(" ", start) + 1
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 40)
    body = format_html_join("", "{}{}", _pieces(text, start, end, found))
    return format_html("{}{}{}", "… " if start else "", body, " …" if end < len(text) else "")


def _pieces(text: str, start: int, end: int, found: list[tuple[int, int]]):
    last = start
    for left, right in found:
        if left >= last and right <= end:
            yield text[last:left], format_html("<mark>{}</mark>", text[left:right])
            last = right
    yield text[last:end], ""


def _found(text: str, ask: Ask, language: str, most: int = 20) -> list[tuple[int, int]]:
    """Where words stand that one of the clauses looks for."""
    exact = {token for clause in ask.wanted if clause.kind != "beginning" for token in clause.tokens}
    beginnings = tuple(clause.tokens[0] for clause in ask.wanted if clause.kind == "beginning")
    places = []
    for word in _WORD.finditer(text):
        plain, stemmed = token_pair(fold(word.group(0)), language)
        if plain in exact or stemmed in exact or (beginnings and plain.startswith(beginnings)):
            places.append(word.span())
            if len(places) >= most:
                break
    return places
