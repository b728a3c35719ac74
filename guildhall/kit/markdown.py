"""Markdown to safe HTML. Rendered when written, never when read.

`render` asks its caller for the names of those who are mentioned, and of entries that are
linked by name. A text whose signs cannot be read within its bound of steps is shown plain, as it
was typed.
"""

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown_it import MarkdownIt, rules_inline
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

from guildhall.kit.bare_addresses import address_rule
from guildhall.kit.checklists import checklist_rule
from guildhall.kit.html import sanitise
from guildhall.kit.markdown_html import know_html, tag_rule
from guildhall.kit.mentions import GROUP, MENTION
from guildhall.kit.named_links import NO_LINKS, STORED, TYPED, Links
from guildhall.kit.steps import (
    BoundedInline,
    Rule,
    Steps,
    TooManySteps,
    check_levels,
    closed,
    count_blocks,
    count_line,
    paired,
    steps_for,
    written_twice,
)

RENDERER_VERSION = 2

_OPTIONS = {"html": False, "breaks": True, "maxNesting": 40}
_NOTE = re.compile(r"\[\^[^\s\]]{1,60}\]")
_MARK = re.compile(r"<?[@#[]\ue000(\d+)\ue001")
_NOTES = re.compile(r'id="fnref-([0-9a-f]{8})-')
_CALLED = re.compile(f"{MENTION.pattern}|{GROUP.pattern}|{STORED.pattern}")
_EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """How a mentioned person is shown: their name, and the address of their page, if any."""

    name: str
    path: str


def render(
    source: str,
    people: Mapping[int, Mentioned] | None = None,
    topics: Mapping[int, str] | None = None,
    *,
    links: Links = NO_LINKS,
    notes: str = "",
) -> str:
    """`source` as sanitised HTML, without anything executable or pictures from elsewhere.

    Its footnotes have unique ids, so that a page can show several texts; pass `notes` from
    `notes_in` to keep them.
    """
    named = {"people": people or {}, "topics": topics or {}, "links": links}
    try:
        html = _parser.render(
            source, {**named, "steps": steps_for(source), "docId": notes or secrets.token_hex(4)}
        )
    except TooManySteps:
        html = _plain(source, named)
    return sanitise(html)


def notes_in(html: str) -> str:
    """What the ids of the footnotes in a rendered text have in common; empty where it has none."""
    match = _NOTES.search(html)
    return match[1] if match else ""


def steps_of(source: str) -> Steps:
    """The steps that rendering makes. Raises TooManySteps."""
    steps = steps_for(source)
    _parser.render(source, {"people": {}, "topics": {}, "links": NO_LINKS, "steps": steps})
    return steps


def calls_in(
    text: str, *patterns: re.Pattern[str], also_quoted: Sequence[re.Pattern[str]] = ()
) -> list[re.Match[str]]:
    """Where `patterns` match plain words: not in code, quotations, links, addresses or pictures.

    Those that count `also_quoted` do so in quotations, too. In a text that is shown plain nobody
    is called by name; there only ids (``<@42>``) count.
    """
    possible = _apart(
        match for pattern in (*patterns, *also_quoted) for match in pattern.finditer(text)
    )
    if not possible:
        return []
    marked = _marked(text, possible)
    try:
        tokens = _reader.parse(
            marked, {"steps": steps_for(marked), "references": _Labels(), "links": NO_LINKS}
        )
    except TooManySteps:
        return [match for match in possible if match[0].startswith("<")]
    calling, quoted = _marks_in(tokens)
    return [
        match
        for number, match in enumerate(possible)
        if number in calling or (number in quoted and match.re in also_quoted)
    ]


def _apart(matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """In their order, without what is inside another one."""
    apart: list[re.Match[str]] = []
    for match in sorted(matches, key=lambda match: match.start()):
        if not apart or match.start() >= apart[-1].end():
            apart.append(match)
    return apart


class _Labels(dict[str, Any]):
    """Names of links, which are the same with and without a mark inside."""

    def __setitem__(self, label: str, target: Any) -> None:
        super().__setitem__(_MARK.sub("", label), target)

    def __contains__(self, label: object) -> bool:
        return super().__contains__(_MARK.sub("", str(label)))

    def get(self, label: str, default: Any = None) -> Any:
        return super().get(_MARK.sub("", label), default)


def _marked(text: str, possible: Sequence[re.Match[str]]) -> str:
    """`text` with a number after each match's sign, in characters that Markdown ignores."""
    text = text.replace("\ue000", "\ue002").replace("\ue001", "\ue002")
    pieces, since = [], 0
    for number, match in enumerate(possible):
        sign = match.start() + (2 if match[0].startswith("<") else 1)
        pieces += [text[since:sign], f"\ue000{number}\ue001"]
        since = sign
    return "".join([*pieces, text[since:]])


def _marks_in(tokens: Sequence[Token]) -> tuple[set[int], set[int]]:
    """The numbers that were read as words: outside quotations, and in them."""
    outside: set[int] = set()
    quoted: set[int] = set()
    quotations = 0
    for token in tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            quotations += token.nesting
        elif token.type == "inline":
            numbers = quoted if quotations else outside
            numbers.update(
                child.meta["number"] for child in token.children or () if child.type == "marked"
            )
    return outside, quoted


def _marked_rule(state: StateInline, silent: bool) -> bool:
    match = _MARK.match(state.src, state.pos)
    if not match or silent or state.linkLevel > 0:
        return False
    state.push("marked", "", 0).meta = {"number": int(match[1])}
    state.pos = match.end()
    return True


def _mention_rule(state: StateInline, silent: bool) -> bool:
    match = MENTION.match(state.src, state.pos)
    group = None if match else GROUP.match(state.src, state.pos)
    if not match and not group:
        return False
    if not silent and match:
        state.push("mention", "a", 0).meta = {"person_id": int(match.group(1))}
    elif not silent and group:
        state.push("group", "span", 0).meta = {"role": group[1], "topic_id": int(group[2] or 0)}
    state.pos = (match or group).end()  # type: ignore[union-attr]  # one of them matches
    return True


def _named_rule(state: StateInline, silent: bool) -> bool:
    """A link to an entry by its id; and by a name that no entry has, where this leads anywhere."""
    is_stored = state.src[state.pos] == "<"
    match = (STORED if is_stored else TYPED).match(state.src, state.pos, state.posMax)
    if not match or state.linkLevel > 0 or not (is_stored or state.env["links"].wanted):
        return False
    if not silent:
        state.push("named", "a", 0).meta = {"link": match}
    state.pos = match.end()
    return True


def _note_rule(state: StateInline, silent: bool) -> bool:
    """Look for a note only where one could end, so that openings aren't searched repeatedly."""
    return bool(_NOTE.match(state.src, state.pos, state.posMax)) and footnote_ref(state, silent)


def _render_group(self, tokens, index, options, env) -> str:
    return _group_html(tokens[index].meta["role"], tokens[index].meta["topic_id"], env)


def _render_mention(self, tokens, index, options, env) -> str:
    return _mention_html(tokens[index].meta["person_id"], env)


def _render_named(self, tokens, index, options, env) -> str:
    return _named_html(tokens[index].meta["link"], env)


def _named_html(link: re.Match[str], env: Mapping[str, Any]) -> str:
    links: Links = env["links"]
    if link.re is TYPED:
        return links.html_of_wanted(link[1].strip(), (link[2] or "").strip())
    return links.html_of(int(link[1]), link[2], link[3] or "")


def _group_html(role: str, topic_id: int, env: Mapping[str, Any]) -> str:
    called = f"@{role}" if role else f"#{env['topics'].get(topic_id, '…')}"
    return f'<span class="mention">{escape(called)}</span>'


def _mention_html(person_id: int, env: Mapping[str, Any]) -> str:
    person = env["people"].get(person_id)
    if person is None:
        return '<span class="mention">@somebody</span>'
    return f'<a class="mention" href="{escape(person.path)}">@{escape(person.name)}</a>'


def _plain(source: str, named: Mapping[str, Any]) -> str:
    """`source` as it was typed, in paragraphs and lines, with the names of mentioned people."""
    paragraphs = [paragraph.strip("\n") for paragraph in _EMPTY_LINES.split(source)]
    return "\n".join(
        f"<p>{_plain_lines(paragraph, named)}</p>" for paragraph in paragraphs if paragraph
    )


def _plain_lines(paragraph: str, named: Mapping[str, Any]) -> str:
    pieces, since = [], 0
    for match in _CALLED.finditer(paragraph):
        pieces += [escape(paragraph[since : match.start()]), _called_html(match[0], named)]
        since = match.end()
    return "".join([*pieces, escape(paragraph[since:])]).replace("\n", "<br>\n")


def _called_html(called: str, named: Mapping[str, Any]) -> str:
    person, group, link = (pattern.match(called) for pattern in (MENTION, GROUP, STORED))
    if person:
        return _mention_html(int(person[1]), named)
    if link:
        return _named_html(link, named)
    return _group_html(group[1], int(group[2] or 0), named) if group else ""


_WORDS: dict[str, Sequence[Rule]] = {
    "\n": (rules_inline.newline,),
    "\\": (rules_inline.escape,),
    "`": (rules_inline.backtick,),
    "~": (paired(rules_inline.strikethrough.tokenize),),
    "*": (paired(rules_inline.emphasis.tokenize),),
    "_": (paired(rules_inline.emphasis.tokenize),),
    "[": (_named_rule, closed(rules_inline.link), closed(written_twice(_note_rule))),
    "]": (),
    "!": (closed(rules_inline.image),),
    "^": (closed(written_twice(footnote_inline)),),
    "<": (_mention_rule, _named_rule, tag_rule, rules_inline.autolink),
    "&": (rules_inline.entity,),
    ":": (address_rule,),
}
_CALLS: dict[str, Sequence[Rule]] = {
    "@": (_marked_rule,),
    "#": (_marked_rule,),
    "[": (_marked_rule, *_WORDS["["]),
    "<": (_marked_rule, *_WORDS["<"]),
}


def _make_parser(words: Mapping[str, Sequence[Rule]]) -> MarkdownIt:
    parser = MarkdownIt("zero")
    parser.inline = BoundedInline()
    parser.configure("commonmark", _OPTIONS)
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    parser.inline.begin_with(words)
    every_line: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("table", "count_line", count_line, every_line)
    parser.core.ruler.after("block", "count_blocks", count_blocks)
    parser.core.ruler.after("inline", "checklists", checklist_rule)
    parser.core.ruler.after("checklists", "check_levels", check_levels)
    parser.add_render_rule("mention", _render_mention)
    parser.add_render_rule("group", _render_group)
    parser.add_render_rule("named", _render_named)
    know_html(parser)
    return parser


_parser = _make_parser(_WORDS)
_reader = _make_parser({**_WORDS, **_CALLS})
