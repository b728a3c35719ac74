"""Markdown as people read it, where it isn't drawn: its words without the signs that format them.

For comparisons of two versions, which show a text and not what is made of it.
"""

import re

from guildhall.kit.differences import Run, differences

_FENCE = re.compile(r"^\s*(```|~~~)")
_RULE = re.compile(r"^\s*([-*_])(\s*\1){2,}\s*$")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*$")
_QUOTE = re.compile(r"^(\s*)>\s?")
_ITEM = re.compile(r"^(\s*)[-*+]\s+(?:\[([ xX])\]\s+)?")
_NAMED = re.compile(r"\[\[(?:#\d+\s+)?([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
_PICTURE = re.compile(r"!\[([^\[\]\n]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s]+)(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_UNDERLINED = re.compile(r"(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
_CODE = re.compile(r"(`+)(.+?)\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|~>-])")


def readable(source: str) -> str:
    """Its words, line by line; blocks of code stay as they are, without their fences."""
    lines: list[str] = []
    is_code = False
    for line in source.split("\n"):
        if _FENCE.match(line):
            is_code = not is_code
        elif is_code:
            lines.append(line)
        elif not _RULE.match(line):
            lines.append(_line(line))
    return "\n".join(lines)


def readable_differences(before: str, after: str) -> list[Run]:
    """As `differences`, of what people read; of the signs where nothing else has changed."""
    was, is_now = readable(before), readable(after)
    if was.split() == is_now.split() and before.split() != after.split():
        return differences(before, after)
    return differences(was, is_now)


def _line(line: str) -> str:
    line = _QUOTE.sub(r"\1", line)
    if heading := _HEADING.match(line):
        line = heading[1]
    elif item := _ITEM.match(line):
        box = {None: "", " ": "☐ "}.get(item[2], "☑ ")
        line = f"{item[1]}• {box}{line[item.end() :]}"
    pieces, since = [], 0
    for code in _CODE.finditer(line):
        pieces += [_words(line[since : code.start()]), code[2]]
        since = code.end()
    return "".join([*pieces, _words(line[since:])])


def _words(text: str) -> str:
    text = _NAMED.sub(lambda link: link[2] or link[1], text)
    text = _PICTURE.sub(r"\1", text)
    text = _LINK.sub(r"\1 (\2)", text)
    for signs in (_EMPHASIS, _UNDERLINED):
        text = signs.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", _STRUCK.sub(r"\1", text))
