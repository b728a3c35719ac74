"""Bare addresses in a text: where each begins and ends.

As GitHub does it: an address ends before a space, a bracket that it did not
open, or the punctuation of the sentence. It also ends before the punctuation of
Chinese, Japanese and Korean, and where their letters follow a Latin one.
"""

import re

from markdown_it.rules_inline import StateInline

_WIDE_LETTERS = "々〇぀-ヿ㐀-鿿가-힣豈-﫿𠀀-𿿿"
_ENDS = r"\s<>\"`\\‘-‟…、-〃〈-〠〰〽！-／：-＠［-｀｛-･"
_REST = {
    "http": re.compile(rf"//[^\W_][^{_ENDS}]*"),
    "https": re.compile(rf"//[^\W_][^{_ENDS}]*"),
    "ftp": re.compile(rf"//[^\W_][^{_ENDS}]*"),
    "mailto": re.compile(r"[\w.+%-]{1,64}@[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){1,8}"),
}
_SCHEME = re.compile(r"(?<![a-zA-Z0-9.+-])(https?|ftp|mailto)$", re.IGNORECASE)
_GOES_ON_WIDE = re.compile(rf"(?<=[a-zA-Z0-9])[{_WIDE_LETTERS}]")
_OF_THE_SENTENCE = "?!.,:;*_~'"
_OPENED_BY = {")": "(", "]": "[", "}": "{"}
_LONGEST_SCHEME = len("mailto") + 1


def address_rule(state: StateInline, silent: bool) -> bool:
    """A rule of markdown-it for the colon of a bare address.

    Inside a link there is none, so that looking ahead sees none.
    """
    if silent or state.linkLevel > 0:
        return False
    before = _SCHEME.search(state.src[max(0, state.pos - _LONGEST_SCHEME) : state.pos])
    if not before or not state.pending.endswith(before[1]):
        return False
    rest = _REST[before[1].lower()].match(state.src, state.pos + 1, state.posMax)
    address = f"{before[1]}:{_without_what_follows(rest[0])}" if rest else ""
    href = state.md.normalizeLink(address)
    if not rest or not state.md.validateLink(href):
        return False
    state.pending = state.pending[: -len(before[1])]
    _push_link(state, address, href)
    state.pos += len(address) - len(before[1])
    return True


def _without_what_follows(rest: str) -> str:
    """`rest` without punctuation, brackets and letters that belong to the sentence around it."""
    wide = _GOES_ON_WIDE.search(rest)
    rest = rest[: wide.start()] if wide else rest
    surplus = {
        closing: rest.count(closing) - rest.count(opening)
        for closing, opening in _OPENED_BY.items()
    }
    end = len(rest)
    while rest[end - 1] in _OF_THE_SENTENCE or surplus.get(rest[end - 1], 0) > 0:
        end -= 1
        if rest[end] in surplus:
            surplus[rest[end]] -= 1
    return rest[:end]


def _push_link(state: StateInline, address: str, href: str) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": href}
    opening.markup, opening.info = "linkify", "auto"
    state.push("text", "", 0).content = state.md.normalizeLinkText(address)
    closing = state.push("link_close", "a", -1)
    closing.markup, closing.info = "linkify", "auto"
