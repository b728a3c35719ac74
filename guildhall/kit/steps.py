"""A limit on the work that one text may cause.

Work is counted in steps and not in time, so that the same text always ends in
the same way. The inline parser here walks as that of markdown-it does, but asks
only the rules that can begin with a character, and counts every look.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from guildhall.kit.flanking import FlankingState

STEPS_FOR_ANY_TEXT = 10_000
STEPS_PER_CHARACTER = 1
_STEPS_FOR_A_BRACKET = 3
_STEPS_FOR_A_NOTE = 10
_MOST_TEXTS_IN_TEXTS = 4
_MOST_LEVELS = 60

Rule = Callable[[Any, bool], bool]


class TooManySteps(Exception):
    """A text whose signs cannot be read within its bound."""


class Steps:
    """How many steps a text may still make, and how deep it is inside of itself."""

    def __init__(self, allowed: int) -> None:
        self.allowed = self.left = allowed
        self.depth = 0
        self._blocks = 0

    @property
    def taken(self) -> int:
        return self.allowed - self.left

    def take(self, number: int = 1) -> None:
        """Raises TooManySteps."""
        self.left -= number
        if self.left < 0:
            raise TooManySteps

    def take_for_blocks(self, number: int) -> None:
        """So many blocks are begun by now: each will be written.

        A table makes many of few characters.
        """
        self.take(number - self._blocks)
        self._blocks = number


def steps_for(source: str) -> Steps:
    """The steps allowed for a text of this length."""
    return Steps(STEPS_FOR_ANY_TEXT + int(STEPS_PER_CHARACTER * len(source)))


class BoundedInline(ParserInline):
    """Reads signs inside a line within `env["steps"]`, with `rules` by their first character."""

    rules: Mapping[str, Sequence[Rule]]

    def begin_with(self, rules: Mapping[str, Sequence[Rule]]) -> None:
        self.rules = rules
        self.terminator_re = re.compile(f"[{re.escape(''.join(rules))}]")

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """Parse a nested text, as in a picture or note; only a few levels are allowed."""
        steps: Steps = env["steps"]
        steps.take()
        steps.depth += 1
        if steps.depth > _MOST_TEXTS_IN_TEXTS:
            raise TooManySteps
        state = FlankingState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        steps.depth -= 1
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Read from `state.pos` to `state.posMax`."""
        end = state.posMax
        while state.pos < end:
            if not self._read(state, silent=False):
                state.append_pending(state.src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:
        """Go past what begins at `state.pos` without reading it. What was found is remembered."""
        pos = state.pos
        if pos in state.cache:
            state.env["steps"].take()
            state.pos = state.cache[pos]
            return
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax
        else:
            state.level += 1
            is_read = self._read(state, silent=True)
            state.level -= 1
            state.pos += 0 if is_read else 1
        state.cache[pos] = state.pos

    def _read(self, state: StateInline, *, silent: bool) -> bool:
        rules = self.rules.get(state.src[state.pos])
        if rules is None:
            return self._read_words(state, silent=silent)
        state.env["steps"].take()
        if state.level >= state.md.options["maxNesting"]:
            return False
        return any(rule(state, silent) for rule in rules)

    def _read_words(self, state: StateInline, *, silent: bool) -> bool:
        sign = self.terminator_re.search(state.src, state.pos, state.posMax)
        end = sign.start() if sign else state.posMax
        if not silent:
            state.append_pending(state.src[state.pos : end])
        state.pos = end
        return True


def closed(rule: Rule) -> Rule:
    """The rule, asked only where a bracket still closes: it looks for it."""

    def asked(state: FlankingState, silent: bool) -> bool:
        if state.pos >= state.last_bracket:
            return False
        state.env["steps"].take(_STEPS_FOR_A_BRACKET)
        return rule(state, silent)

    return asked


def paired(rule: Rule) -> Rule:
    """The rule of a sign that waits for its partner: each waiting one costs a step."""

    def asked(state: FlankingState, silent: bool) -> bool:
        state.env["steps"].take()
        return rule(state, silent)

    return asked


def written_twice(rule: Rule) -> Rule:
    """The rule of a note, which is written where it is called and again below the text."""

    def asked(state: FlankingState, silent: bool) -> bool:
        is_note = rule(state, silent)
        if is_note and not silent:
            state.env["steps"].take(_STEPS_FOR_A_NOTE)
        return is_note

    return asked


def count_line(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """A block rule that never matches: it only counts how often lines are looked at."""
    state.env["steps"].take()
    state.env["steps"].take_for_blocks(len(state.tokens))
    return False


def count_blocks(state: StateCore) -> None:
    """A rule after the blocks are read: those of the last line."""
    state.env["steps"].take_for_blocks(len(state.tokens))


def check_levels(state: StateCore) -> None:
    """A rule after the lines are read: nothing may be nested deeper than anyone writes."""
    for token in state.tokens:
        if any(child.level > _MOST_LEVELS for child in token.children or ()):
            raise TooManySteps
