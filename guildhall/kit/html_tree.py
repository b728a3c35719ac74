"""Sanitised HTML as a small tree, and its shape: two texts with the same shape look the same."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from itertools import groupby

from markdown_it.common.normalize_url import normalizeLink

DEEPEST = 40
_VOID = {"br", "hr", "img", "input"}
_CLEAR = {"span", "section", "abbr"}
_SAME = {"b": "strong", "i": "em", "del": "s"}
INLINE = {
    "a",
    "abbr",
    "b",
    "br",
    "code",
    "del",
    "em",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
}
_SPACES = re.compile(r"[ \t\n\r\f]+")
Mark = tuple[str, str, str]
Shape = tuple[object, ...]


class TooDeep(ValueError):
    """HTML with more nested levels than anyone writes."""


@dataclass(slots=True)
class Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: words, or one `code`, `img`, `input` or `br`, with the marks around it."""

    kind: str
    text: str
    marks: tuple[Mark, ...] = ()


def tree_of(html: str) -> Node:
    """The tree of `html`, which `sanitise` has seen. Raises TooDeep."""
    reader = _TreeReader()
    reader.feed(html)
    reader.close()
    return reader.open[0]


def html_of(node: Node | str) -> str:
    """A part of the tree as HTML again."""
    if isinstance(node, str):
        return escape(node, quote=False)
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    inner = "".join(html_of(child) for child in node.children)
    opening = f"<{node.tag}{attributes}>"
    return opening if node.tag in _VOID else f"{opening}{inner}</{node.tag}>"


def text_in(node: Node) -> str:
    """Its characters as they are, with line ends for breaks: what a `pre` shows."""
    return "".join(
        child if isinstance(child, str) else "\n" if child.tag == "br" else text_in(child)
        for child in node.children
    )


def is_inline(node: Node | str) -> bool:
    """Whether it is part of a line: words, and inline elements without a block inside."""
    return isinstance(node, str) or (
        node.tag in INLINE and all(is_inline(child) for child in node.children)
    )


def paragraphs(children: Iterable[Node | str]) -> Iterator[Node]:
    """The blocks among `children`; lines between them become blocks called “text”."""
    for inline, group in groupby(children, is_inline):
        for node in [Node("text", {}, list(group))] if inline else group:
            if not isinstance(node, str) and (node.tag != "text" or runs_of(node)):
                yield node


def runs_of(node: Node) -> list[Run]:
    """The line in `node`: spaces as browsers show them, none at its ends or beside a break."""
    runs: list[Run] = []
    for run in _runs(node.children, ()):
        _append(runs, run)
    while runs and _is_space(runs[-1]):
        runs.pop()
    if runs and runs[-1].kind == "br":  # a break at the end of a block makes no line
        runs.pop()
    while runs and _is_space(runs[-1]):
        runs.pop()
    return runs


def shape_of(html: str, *, is_spaced: bool = True) -> Shape:
    """What a reader sees of `html`. Raises TooDeep.

    Without `is_spaced`, the space between list items does not matter.
    """
    return tuple(_block_shapes(tree_of(html).children, is_spaced))


class _TreeReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag in _VOID:
            return
        if len(self.open) > DEEPEST:
            raise TooDeep
        self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        children = self.open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)


def _runs(children: Iterable[Node | str], marks: tuple[Mark, ...]) -> Iterator[Run]:
    for child in children:
        if isinstance(child, str):
            for piece in filter(None, re.split(r"([ \t\n\r\f]+)", child)):
                yield Run("text", " " if _SPACES.fullmatch(piece) else piece, marks)
        elif child.tag == "br":
            yield Run("br", "\n")
        elif child.tag == "code" and all(isinstance(inner, str) for inner in child.children):
            if text := text_in(child).replace("\n", " "):
                yield Run("code", text, marks)
        elif child.tag == "img":
            yield Run(
                "img", f"{child.attributes.get('src', '')} {child.attributes.get('alt', '')}", marks
            )
        elif child.tag == "input":
            yield Run("input", "checked" if "checked" in child.attributes else "", marks)
        else:
            yield from _runs(child.children, _with_mark(marks, child))


def _with_mark(marks: tuple[Mark, ...], node: Node) -> tuple[Mark, ...]:
    if node.tag in _CLEAR or (node.tag == "a" and "href" not in node.attributes):
        return marks
    mark = (
        _SAME.get(node.tag, node.tag),
        normalizeLink(node.attributes.get("href", "")),
        node.attributes.get("title", ""),
    )
    return marks if mark in marks else (*marks, mark)


def _append(runs: list[Run], run: Run) -> None:
    """Add a run to those before it; of several spaces only the first counts, none at a break."""
    before = runs[-1] if runs else None
    if _is_space(run) and (before is None or before.kind == "br" or _is_space(before)):
        if before is not None and _is_space(before):
            runs[-1] = Run("text", " ", _shared(before.marks, run.marks))
    elif run.kind == "br" and before is not None and _is_space(before):
        runs[-1] = run
    else:
        runs.append(run)


def _shared(left: tuple[Mark, ...], right: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(one for one, other in zip(left, right, strict=False) if one == other)


def _is_space(run: Run) -> bool:
    return run.kind == "text" and run.text == " "


def spaces_outside(runs: list[Run]) -> list[Run]:
    """The same line with each space only in the marks that the words on both of its sides have."""
    placed = list(runs)
    for place in range(1, len(runs) - 1):
        if _is_space(runs[place]):
            around = _shared(runs[place - 1].marks, runs[place + 1].marks)
            placed[place] = Run("text", " ", _shared(around, runs[place].marks))
    return placed


def _line_shape(node: Node) -> Shape:
    pieces = [(run.kind, frozenset(run.marks), run.text) for run in spaces_outside(runs_of(node))]
    joined = []
    for (kind, marks), group in groupby(pieces, lambda piece: piece[:2]):
        texts = [piece[2] for piece in group]
        joined += (
            [(kind, marks, "".join(texts))]
            if kind == "text"
            else [(kind, marks, text) for text in texts]
        )
    return tuple(joined)


def _block_shapes(
    children: Iterable[Node | str], is_spaced: bool, *, in_item: bool = False
) -> list[Shape]:
    shapes: list[Shape] = []
    for node in paragraphs(children):
        is_text = node.tag == "text" and (in_item and is_spaced)
        name = "text" if is_text else "p" if node.tag in ("p", "text") else node.tag
        if node.tag in ("p", "text", "h1", "h2", "h3", "h4", "h5", "h6"):
            line = _line_shape(node) if all(map(is_inline, node.children)) else (html_of(node),)
            shapes += [(name, line)] if line else []
        elif node.tag in ("section", "span"):
            shapes += _block_shapes(node.children, is_spaced)
        else:
            shapes += [_block_shape(node, is_spaced)]
    return [shape for shape in shapes if shape != ("blockquote",)]


def _block_shape(node: Node, is_spaced: bool) -> Shape:
    if node.tag == "pre":
        has_marks = any(
            isinstance(child, Node) and child.tag not in ("code", "br") for child in node.children
        )
        return ("pre", html_of(node) if has_marks else text_in(node).removesuffix("\n"))
    if node.tag in ("ul", "ol"):
        items = [child for child in node.children if isinstance(child, Node)]
        start = node.attributes.get("start", "1") if node.tag == "ol" else ""
        return (
            node.tag,
            start,
            *(tuple(_block_shapes(item.children, is_spaced, in_item=True)) for item in items),
        )
    if node.tag in ("th", "td"):
        side = node.attributes.get("align", "")
        return (node.tag, side, *_block_shapes(node.children, is_spaced, in_item=True))
    if node.tag in ("table", "thead", "tbody", "tr"):
        return (
            node.tag,
            *(_block_shape(child, is_spaced) for child in node.children if isinstance(child, Node)),
        )
    return (node.tag, *_block_shapes(node.children, is_spaced))
