"""Where emphasis begins and ends, also beside scripts that write no spaces.

CommonMark looks for spaces and punctuation around `**`. Chinese, Japanese and
Korean write neither where it expects them, so `**重要。**的` would stay as it is.
As proposed for CommonMark (markdown-cjk-friendly): their punctuation counts as a
letter, and other punctuation beside one of their characters as beside a space.
"""

import unicodedata

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token


class FlankingState(StateInline):
    """What is known while one text is read.

    It knows where the last bracket closes, so that none is sought in vain.
    """

    def __init__(self, src: str, md: MarkdownIt, env: dict, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.last_bracket = src.rfind("]")

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        """Whether the run of signs at `start` can open and close emphasis, and how long it is."""
        end = start + 1
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before = self.src[start - 1] if start > 0 else " "
        after = self.src[end] if end < self.posMax else " "
        opens = _flanks(after, beside=before)
        closes = _flanks(before, beside=after)
        return Scanned(
            opens and (canSplitWord or not closes or _is_punctuation(before)),
            closes and (canSplitWord or not opens or _is_punctuation(after)),
            end - start,
        )


def _flanks(inside: str, *, beside: str) -> bool:
    """Whether a run of signs between `beside` and `inside` stands close to what is inside."""
    if isWhiteSpace(ord(inside)):
        return False
    if not _is_punctuation(inside) or _is_wide(inside):
        return True
    return isWhiteSpace(ord(beside)) or _is_punctuation(beside) or _is_wide(beside)


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def _is_wide(character: str) -> bool:
    """Whether it belongs to Chinese, Japanese or Korean writing (an emoji does not)."""
    if character < "ᄀ" or unicodedata.category(character) == "So":
        return False
    return unicodedata.east_asian_width(character) in "WFH"
