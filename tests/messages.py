"""Every sentence of the package that people read: read from templates and Python, never run."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.template.base import Lexer, Token, TokenType
from django.utils.translation import trim_whitespace

import guildhall

PACKAGE = Path(guildhall.__file__).parent

_SENTENCES_OF = {  # which arguments of a call are sentences
    "gettext": (0,),
    "gettext_lazy": (0,),
    "gettext_noop": (0,),
    "ngettext": (0, 1),
    "ngettext_lazy": (0, 1),
    "pgettext": (1,),
    "pgettext_lazy": (1,),
    "npgettext": (1, 2),
    "npgettext_lazy": (1, 2),
}
_SENTENCES_OF_COMMANDS = {  # what the command line prints
    "Abort": (0,),
    "BadParameter": (0,),
    "BadSetting": (1,),
    "CannotCopy": (0,),
    "ClickException": (0,),
    "Finding": (0, 1),
    "NotABackup": (0,),
    "UsageError": (0,),
    "confirm": (0,),
    "echo": (0,),
}
_LITERAL = r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')"""
_TRANS = re.compile(rf"trans(?:late)?\s+{_LITERAL}")
_ARGUMENT = re.compile(rf"_\({_LITERAL}\)")


@dataclass(frozen=True)
class Message:
    """One sentence, and where it is."""

    text: str
    app: str
    place: str


def messages() -> list[Message]:
    """All of them, in the order of the files."""
    return [*_of_templates(), *_of_python()]


def _of_templates() -> Iterator[Message]:
    paths = [path for end in ("html", "txt") for path in PACKAGE.glob(f"*/templates/**/*.{end}")]
    for path in sorted([*paths, *PACKAGE.glob("*/ui/*.html")]):
        for text, line in sentences_of_template(path.read_text()):
            yield _message(text, path, line)


def _of_python() -> Iterator[Message]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if {"tests", "migrations"}.isdisjoint(path.relative_to(PACKAGE).parts):
            for text, line in sentences_of_python(path.read_text()):
                yield _message(text, path, line)


def _message(text: str, path: Path, line: int) -> Message:
    place = path.relative_to(PACKAGE)
    return Message(text=text, app=place.parts[0], place=f"{place}:{line}")


def sentences_of_template(source: str) -> Iterator[tuple[str, int]]:
    """What `trans`, `blocktrans` and `_("…")` hold, each with its line."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type not in (TokenType.BLOCK, TokenType.VAR):
            continue
        line = token.lineno or 0
        for literal in _ARGUMENT.finditer(token.contents):
            yield _text(literal), line
        if token.token_type == TokenType.BLOCK:
            if literal := _TRANS.match(token.contents):
                yield _text(literal), line
            elif token.contents.startswith(("blocktrans", "blocktranslate")):
                for text in _block(token, tokens):
                    yield text, line


def _text(literal: re.Match[str]) -> str:
    return literal["double"] or literal["single"] or ""


def _block(opening: Token, tokens: Iterator[Token]) -> Iterator[str]:
    """One sentence, or two where there is a plural; variables are written as %(name)s."""
    parts: list[str] = []
    for token in tokens:
        if token.token_type == TokenType.BLOCK:
            yield _joined(parts, opening)
            if token.contents.strip() != "plural":
                return
            parts = []
        elif token.token_type == TokenType.VAR:
            parts.append(f"%({token.contents})s")
        elif token.token_type == TokenType.TEXT:
            parts.append(token.contents)


def _joined(parts: list[str], opening: Token) -> str:
    text = "".join(parts)
    return trim_whitespace(text) if "trimmed" in opening.split_contents() else text


def sentences_of_python(source: str) -> Iterator[tuple[str, int]]:
    """What gettext and its kin are called with, and what commands print, each with its line."""
    tree = ast.parse(source)
    calls = {**_SENTENCES_OF_COMMANDS, **_translators(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for place in calls.get(_name(node.func), ()):
                if place < len(node.args) and (text := _literal(node.args[place])):
                    yield text, node.lineno


def _translators(tree: ast.Module) -> dict[str, tuple[int, ...]]:
    """The names by which this module calls Django's translating functions."""
    return {
        alias.asname or alias.name: _SENTENCES_OF[alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in _SENTENCES_OF
    }


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(node: ast.expr) -> str:
    """The words of a text; what an f-string puts in is written as {…}."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_literal(part) or "{…}" for part in node.values)
    return ""
