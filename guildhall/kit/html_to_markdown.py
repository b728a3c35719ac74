"""HTML as equivalent Markdown; a block that Markdown can't express stays HTML (`markdown_html`)."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from guildhall.kit.html import sanitise
from guildhall.kit.html_tree import (
    Mark,
    Node,
    Run,
    TooDeep,
    html_of,
    is_inline,
    paragraphs,
    runs_of,
    shape_of,
    spaces_outside,
    text_in,
    tree_of,
)
from guildhall.kit.markdown import render
from guildhall.kit.markdown_html import RAW

_SIGNS = {"strong": "**", "em": "*", "s": "~~"}
_TAGS = {"sup", "sub", "kbd", "u", "ins", "small", "q"}
_SPECIAL = re.compile(
    r"[`*\[\]<]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|~(?=~|$)|(?<=~)~|^~"
    r"|\\(?!\w)|\\(?=_)"
    r"|&(?=#?\w+;)"
    r"|:(?=//)|(?<=mailto):|(?<=tel):|(?<![:/\w])/(?=/)"
    r"|(?<![\w@/.])@(?=\w)"
    r"|(?<![\w&/])#(?=\w)"
)
_LINE_START = re.compile(r"(?:#{1,6}|[-+])(?=\s|$)|>|=+\s*$|[-:|\s]+$|\d{1,9}(?=[.)](?:\s|$))")
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9./?=&#:,+-]*[A-Za-z0-9/]")
_PLAIN_TARGET = re.compile(r"[^\s<>()\\*_\[\]\"'&|`~]+")
_ODD_SPACE = re.compile(r"^[^\S\n ]|[^\S\n ]$", re.MULTILINE)


class _NoMarkdown(ValueError):
    """Markdown can't express this."""


def html_to_markdown(html: str) -> str:
    """Imported HTML as Markdown that renders to what is shown of it."""
    clean = sanitise(html)
    try:
        return _markdown(clean)
    except (TooDeep, RecursionError):
        return _raw(clean)


def _markdown(clean: str) -> str:
    """At once where that shows the same, else block by block, else as one block of HTML."""
    nodes = list(paragraphs(tree_of(clean).children))
    for is_tried in (False, True):
        whole = _joined(nodes, is_tried=is_tried)
        if _looks_like(whole, clean):
            return whole
    return _raw(clean)


def _joined(nodes: Sequence[Node], *, is_tried: bool) -> str:
    blocks: list[str] = []
    before = ""
    for node in nodes:
        block, before = _block_or_html(node, before, is_tried=is_tried)
        blocks.append(block)
    return "\n\n".join(block for block in blocks if block)


def _block_or_html(node: Node, before: str, *, is_tried: bool) -> tuple[str, str]:
    """One block, and its list mark if it is a list; as HTML if Markdown can't express it."""
    html = (
        "".join(html_of(child) for child in node.children) if node.tag == "text" else html_of(node)
    )
    try:
        block, mark = _block(node, before)
    except _NoMarkdown:
        return _raw(html), ""
    return (_raw(html), "") if is_tried and not _looks_like(block, html) else (block, mark)


def _looks_like(markdown: str, html: str) -> bool:
    """Whether both look the same; the space between list items is not worth a block of HTML."""
    return shape_of(render(markdown), is_spaced=False) == shape_of(html, is_spaced=False)


def _raw(html: str) -> str:
    fence = _fence(html, 3)
    return f"{fence}{RAW}\n{html}\n{fence}"


def _fence(text: str, least: int) -> str:
    longest = max((len(ticks) for ticks in re.findall(r"`+", text)), default=0)
    return "`" * max(least, longest + 1)


def _block(node: Node, before: str) -> tuple[str, str]:
    """A block as lines of Markdown.

    `before`: the mark of a list that stands right before it. Raises _NoMarkdown.
    """
    if node.tag in ("ul", "ol"):
        return _list(node, before)
    if node.tag in ("p", "text"):
        return _lines(node), ""
    if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return f"{'#' * int(node.tag[1])} {_heading(node)}", ""
    if node.tag == "blockquote":
        return _indented(_blocks(node.children, "\n\n"), "> ", "> ", is_quote=True), ""
    if node.tag == "pre":
        return _code(node), ""
    if node.tag == "hr":
        return "---", ""
    if node.tag == "table":
        return _table(node), ""
    raise _NoMarkdown(node.tag)


def _blocks(children: Sequence[Node | str], between: str) -> str:
    blocks: list[str] = []
    before = ""
    for node in paragraphs(children):
        block, before = _block(node, before)
        blocks.append(block)
    return between.join(block for block in blocks if block)


def _indented(text: str, first: str, rest: str, *, is_quote: bool = False) -> str:
    lines = text.split("\n")
    begun = [first + lines[0], *(rest + line if line or is_quote else "" for line in lines[1:])]
    return "\n".join(line.rstrip(" ") if not line.strip(" >") else line for line in begun)


def _list(node: Node, before: str) -> tuple[str, str]:
    items = [child for child in node.children if isinstance(child, Node)]
    if any(item.tag != "li" for item in items):
        raise _NoMarkdown("list")
    is_tight = not any(
        isinstance(child, Node) and child.tag == "p" for item in items for child in item.children
    )
    mark = ("*" if before == "-" else "-") if node.tag == "ul" else ")" if before == "." else "."
    number = _start(node)
    lines = []
    for place, item in enumerate(items):
        bullet = f"{mark} " if node.tag == "ul" else f"{number + place}{mark} "
        lines.append(
            _indented(
                _blocks(item.children, "\n" if is_tight else "\n\n"), bullet, " " * len(bullet)
            )
        )
    return ("\n" if is_tight else "\n\n").join(lines), mark


def _start(node: Node) -> int:
    start = node.attributes.get("start", "1")
    if not re.fullmatch(r"\d{1,8}", start):
        raise _NoMarkdown("start")
    return int(start)


def _code(node: Node) -> str:
    if any(isinstance(child, Node) and child.tag not in ("code", "br") for child in node.children):
        raise _NoMarkdown("pre")
    text = text_in(node)
    fence = _fence(text, 3)
    return f"{fence}\n{text.removesuffix(chr(10))}\n{fence}" if text else f"{fence}\n{fence}"


def _table(node: Node) -> str:
    parts = [child for child in node.children if isinstance(child, Node)]
    rows = [row for part in parts for row in part.children if isinstance(row, Node)]
    if [part.tag for part in parts] not in (["thead", "tbody"], ["thead"]) or not rows:
        raise _NoMarkdown("table")
    head, *body = [[cell for cell in row.children if isinstance(cell, Node)] for row in rows]
    by_side = {"left": ":--", "center": ":-:", "right": "--:"}
    sides = [by_side.get(cell.attributes.get("align", ""), "---") for cell in head]
    lines = [[_cell(cell) for cell in row] for row in (head, *body)]
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], sides, *lines[1:]))


def _cell(node: Node) -> str:
    if not all(is_inline(child) for child in node.children):
        raise _NoMarkdown("cell")
    return _line(runs_of(node), break_sign="<br>").replace("|", "\\|")


def _heading(node: Node) -> str:
    line = _guarded(_line(runs_of(node), break_sign="<br>"))
    return re.sub(r"#(?=#*$)", r"\\#", line)


def _lines(node: Node) -> str:
    """A paragraph.

    A break is a line end; of several together, and at its ends, the others are written out.
    """
    if not all(is_inline(child) for child in node.children):
        raise _NoMarkdown(node.tag)
    runs = runs_of(node)
    inner = runs[:]
    while inner and inner[-1].kind == "br":
        inner.pop()
    ending = len(runs) - len(inner)
    text = _line(inner, break_sign="\n") + "<br>" * (ending + 1 if ending else 0)
    text = re.sub(r"\A\n+|(?<=\n)\n+", lambda match: "<br>" * len(match[0]), text)
    return "\n".join(_guarded(line) for line in text.split("\n"))


def _guarded(line: str) -> str:
    """A line whose beginning Markdown would read as a sign, with a backslash before that."""
    match = _LINE_START.match(line)
    if not match:
        return line
    place = match.end() if match[0].isdigit() else 0
    return f"{line[:place]}\\{line[place:]}"


def _line(runs: Sequence[Run], *, break_sign: str) -> str:
    text = _marked(spaces_outside(list(runs)), 0, "", "", break_sign)
    return _ODD_SPACE.sub(lambda match: f"&#{ord(match[0])};", text)


def _marked(runs: Sequence[Run], depth: int, before: str, after: str, break_sign: str) -> str:
    """Runs with their marks from `depth` on, between the characters `before` and `after`."""
    groups = [
        (mark, list(group))
        for mark, group in groupby(
            runs, lambda run: run.marks[depth] if len(run.marks) > depth else None
        )
    ]
    text = ""
    for place, (mark, group) in enumerate(groups):
        following = _first_character(groups[place + 1][1]) if place + 1 < len(groups) else after
        if mark is None:
            text += _plain(group, break_sign)
            continue
        signed = _signed(mark, group, depth, text[-1:] or before, following, break_sign)
        if signed.startswith("[") and text.endswith(("!", "^")):
            text = f"{text[:-1]}\\{text[-1]}"
        text += signed
    return text


def _first_character(runs: Sequence[Run]) -> str:
    first = runs[0]
    return "*" if first.marks else first.text[:1] if first.kind == "text" else "`"


def _plain(runs: Sequence[Run], break_sign: str) -> str:
    pieces = []
    for kind, group in groupby(runs, lambda run: run.kind):
        texts = [run.text for run in group]
        if kind == "text":
            pieces.append(_escaped("".join(texts)))
        elif kind == "br":
            pieces += [break_sign] * len(texts)
        elif kind == "code":
            pieces += [_code_span(text) for text in texts]
        elif kind == "img":
            pieces += [_picture(text) for text in texts]
        else:
            raise _NoMarkdown(kind)
    return "".join(pieces)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _code_span(text: str) -> str:
    ticks = _fence(text, 1)
    has_edge = (
        text.startswith("`")
        or text.endswith("`")
        or (text.strip(" ") and text[0] == text[-1] == " ")
    )
    return f"{ticks} {text} {ticks}" if has_edge else f"{ticks}{text}{ticks}"


def _picture(text: str) -> str:
    source, _space, alt = text.partition(" ")
    return f"![{_escaped(alt)}]({source})"


def _signed(
    mark: Mark, runs: Sequence[Run], depth: int, before: str, after: str, break_sign: str
) -> str:
    name, target, title = mark
    if name == "a":
        return _link(runs, depth, target, title, break_sign)
    if name in _TAGS:
        return f"<{name}>{_marked(runs, depth + 1, '>', '<', break_sign)}</{name}>"
    if name not in _SIGNS:
        raise _NoMarkdown(name)
    sign = _SIGNS[name]
    inner = _marked(runs, depth + 1, "*", "*", break_sign)
    if _can_stand(inner, sign, before, after):
        return f"{sign}{inner}{sign}"
    if name == "em" and before + after == "**" and inner[:1].isalnum() and inner[-1:].isalnum():
        return f"_{inner}_"
    return f"<{name}>{_marked(runs, depth + 1, '>', '<', break_sign)}</{name}>"


def _can_stand(inner: str, sign: str, before: str, after: str) -> bool:
    """Whether Markdown reads `sign` as meant (CommonMark, “left-flanking” and “right-flanking”)."""
    if (
        not inner
        or sign[0] in (before, after, inner[0], inner[-1])
        or inner[0].isspace()
        or inner[-1].isspace()
    ):
        return False
    return not (_is_sign(inner[0]) and _is_word(before)) and not (
        _is_sign(inner[-1]) and _is_word(after)
    )


def _is_word(character: str) -> bool:
    return bool(character) and not character.isspace() and not _is_sign(character)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _link(runs: Sequence[Run], depth: int, target: str, title: str, break_sign: str) -> str:
    words = "".join(run.text for run in runs)
    is_plain = all(run.kind == "text" and len(run.marks) == depth + 1 for run in runs)
    if is_plain and words == target and not title and _PLAIN_ADDRESS.fullmatch(target):
        return f"<{target}>"
    inner = _marked(runs, depth + 1, "[", "]", break_sign)
    title = re.sub(r"[\\\"&]", r"\\\g<0>", title)
    return f'[{inner}]({_target(target)} "{title}")' if title else f"[{inner}]({_target(target)})"


def _target(target: str) -> str:
    return (
        target
        if _PLAIN_TARGET.fullmatch(target)
        else "<" + re.sub(r"[<>&\\]", r"\\\g<0>", target) + ">"
    )
