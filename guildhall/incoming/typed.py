"""Text that was typed in a mail, as Markdown that shows it as it was typed."""

import re

# A link stays as it is: the renderer finds it. So does what calls a person, <@…> among it, which is
# made harmless later.
_LINK = re.compile(r"(?:https?|mailto|tel):[^\s<>\"]+")
_SIGNS = re.compile(
    r"[\\`*\[\]]|~(?=~)|(?<=~)~|<(?=[A-Za-z/!?]|$)|(?<![^\W_])_|_(?![^\W_])|"
    r"&(?=#?\w{1,32};)|\|(?=\s*:?-)|(?<=-)\||(?<=:)\|"
)
_LINE_START = re.compile(
    r"^(?P<indent>[ \t]*)(?:(?P<sign>[#]{1,6}(?=[ \t]|$)|[>+](?=.|$)|[-](?=[ \t]|$)|"
    r"(?:[-=_] ?)+$|:?-+:?[ \t]*\|)|"
    r"(?P<number>\d{1,9})(?P<behind>[.)])(?=[ \t]|$))"
)


def escaped(text: str) -> str:
    """A piece of one line, with a backslash before each sign that Markdown would read."""
    pieces, end = [], 0
    for link in _LINK.finditer(text):
        pieces += [_SIGNS.sub(r"\\\g<0>", text[end : link.start()]), link[0]]
        end = link.end()
    return "".join([*pieces, _SIGNS.sub(r"\\\g<0>", text[end:])])


def escaped_line(line: str) -> str:
    """A whole line, whose start could be read as a heading, list, quote, rule or code."""
    match = _LINE_START.match(line)
    if not match:
        indent = len(line) - len(line.lstrip(" \t"))
        return _kept(line[:indent]) + escaped(line[indent:])
    if match["number"]:
        start = f"{match['number']}\\{match['behind']}"
    else:
        start = "\\" + match["sign"]
    return _kept(match["indent"]) + start + escaped(line[match.end() :])


def as_typed(text: str) -> str:
    """Several lines; the renderer keeps their ends."""
    return "\n".join(escaped_line(line) for line in text.split("\n"))


def _kept(indent: str) -> str:
    return indent.replace("\t", "    ").replace(" ", "\u00a0")
