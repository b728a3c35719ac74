"""HTML that our Markdown allows: a few tags inside a line, and blocks.

Inside a line: ``10<sup>6</sup>``, ``H<sub>2</sub>O``, ``<kbd>Esc</kbd>``, ``<br>`` and the like, in
pairs and without attributes; a tag without its other half is shown as it was typed. A block between
```` ```{=html} ```` and ```` ``` ```` (as pandoc writes it) is HTML, sanitised like everything.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from guildhall.kit.html import sanitise_inside

RAW = "{=html}"
DEEPEST = 12
_NAMES = ("sup", "sub", "kbd", "br", "u", "ins", "small", "q", "b", "strong", "i", "em", "s", "del")
_TAG = re.compile(rf"<(/?)({'|'.join(_NAMES)})\s?(/?)>", re.IGNORECASE)
_SIDE = re.compile(r"text-align:(left|center|right)")


def know_html(parser: MarkdownIt) -> None:
    """Teach a parser our tags and raw blocks, and to keep the alignment of table columns."""
    parser.core.ruler.after("inline", "pair_tags", _pair_tags)
    parser.core.ruler.after("inline", "sides", _keep_sides)
    parser.add_render_rule("html_tag", _render_tag)
    parser.add_render_rule("fence", _render_fence)


def tag_rule(state: StateInline, silent: bool) -> bool:
    """An inline rule for “<”: one of our tags."""
    match = _TAG.match(state.src, state.pos, state.posMax)
    if not match or (match[1] and match[3]):
        return False
    if not silent:
        token = state.push("html_tag", "", 0)
        token.content, token.info, token.markup = match[0], match[2].lower(), match[1]
    state.pos = match.end()
    return True


def _pair_tags(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            _pair(token.children or [])


def _pair(tokens: Sequence[Token]) -> None:
    """Turn tags without their other half, or nested too deeply, back into typed text."""
    waiting: list[Token] = []
    names: Counter[str] = Counter()
    for token in tokens:
        if token.type == "image":
            _as_text(token.children or [])
        elif token.type != "html_tag" or (token.info == "br" and not token.markup):
            continue
        elif not token.markup and len(waiting) < DEEPEST:
            waiting.append(token)
            names[token.info] += 1
        elif token.markup and names[token.info]:
            while (opening := waiting.pop()).info != token.info:
                names[opening.info] -= 1
                _as_text([opening])
            names[token.info] -= 1
        else:
            _as_text([token])
    _as_text(waiting)


def _as_text(tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.type == "html_tag":
            token.type = "text"


def _keep_sides(state: StateCore) -> None:
    """Alignment in tables comes as style attributes, which we never let through."""
    for token in state.tokens:
        if token.type in ("th_open", "td_open") and (
            side := _SIDE.search(str(token.attrs.get("style", "")))
        ):
            token.attrs = {"align": side[1]}


def _render_tag(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,
    env: Mapping[str, Any],
) -> str:
    token = tokens[index]
    return "<br>\n" if token.info == "br" else f"<{token.markup}{token.info}>"


def _render_fence(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    if tokens[index].info.strip() == RAW:
        return sanitise_inside(tokens[index].content)
    return self.fence(tokens, index, options, env)
