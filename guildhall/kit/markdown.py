"""Markdown to safe HTML. Rendered when written, never when read.

A mention is kept in the source as ``<@42>`` (a person's id), so that it
survives a change of name; `render` asks its caller for the names. Groups are
``<@everyone>``, ``<@stewards>``, ``<@facilitators>`` and ``<@#7>`` (a topic's id).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from guildhall.kit.html import sanitise
from guildhall.kit.markdown_html import know_html, tag_rule

RENDERER_VERSION = 1

MENTION = re.compile(r"<@(\d{1,18})>")
GROUP = re.compile(r"<@(?:(everyone|stewards|facilitators)|#(\d{1,18}))>")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """How a mentioned person is shown: their name and, where they have one, their page."""

    name: str
    path: str


def mentioned_ids(source: str) -> set[int]:
    return {int(found) for found in MENTION.findall(source)}


def mentioned_groups(source: str) -> tuple[set[str], set[int]]:
    """The roles (everyone, stewards, facilitators) and the topics' ids that a text calls."""
    found = GROUP.findall(source)
    return {role for role, _topic in found if role}, {int(topic) for _role, topic in found if topic}


def render(source: str, people: Mapping[int, Mentioned] | None = None, topics: Mapping[int, str] | None = None) -> str:
    """`source` as sanitised HTML; nothing executable, no remote picture, survives."""
    return sanitise(_parser.render(source, {"people": people or {}, "topics": topics or {}}))


def _mention_rule(state: StateInline, silent: bool) -> bool:
    found = MENTION.match(state.src, state.pos)
    group = None if found else GROUP.match(state.src, state.pos)
    if not found and not group:
        return False
    if not silent and found:
        state.push("mention", "a", 0).meta = {"person_id": int(found.group(1))}
    elif not silent and group:
        state.push("group", "span", 0).meta = {"role": group[1], "topic_id": int(group[2] or 0)}
    state.pos = (found or group).end()  # type: ignore[union-attr]  # one of them was found
    return True


def _render_group(self, tokens, index, options, env) -> str:
    from html import escape  # the module below is ours and has the same name

    meta = tokens[index].meta
    called = f"@{meta['role']}" if meta["role"] else f"#{env['topics'].get(meta['topic_id'], '…')}"
    return f'<span class="mention">{escape(called)}</span>'


def _render_mention(self, tokens, index, options, env) -> str:
    from html import escape  # the module below is ours and has the same name

    shown = env["people"].get(tokens[index].meta["person_id"])
    if shown is None:
        return '<span class="mention">@somebody</span>'
    return f'<a class="mention" href="{escape(shown.path)}">@{escape(shown.name)}</a>'


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": True, "breaks": True, "maxNesting": 40})
    parser.enable(["table", "strikethrough", "linkify"])
    parser.use(footnote_plugin).use(tasklists_plugin)
    assert parser.linkify is not None  # it was switched on above
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    parser.inline.ruler.before("autolink", "mention", _mention_rule)
    parser.add_render_rule("mention", _render_mention)
    parser.add_render_rule("group", _render_group)
    parser.inline.ruler.before("autolink", "tag", tag_rule)
    know_html(parser)
    return parser


_parser = _make_parser()
