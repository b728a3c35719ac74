"""A function that is longer than a screen has more than one subject."""

import ast
from collections.abc import Iterator
from pathlib import Path

import guildhall

MOST_LINES = 50
PACKAGE = Path(guildhall.__file__).parent
ROOT = PACKAGE.parent
TWO = """
@once
def first(
    a,
):
    'Of five lines.'
    return a

async def last(): ...
"""


def test_no_function_is_longer_than_fifty_lines():
    files = [ROOT / "conftest.py"]
    for folder in (PACKAGE, ROOT / "tests", ROOT / "scripts"):
        files += [file for file in folder.rglob("*.py") if "migrations" not in file.parts]
    long = {
        f"{file.relative_to(ROOT)}: {name} has {lines}"
        for file in files
        for name, lines in lengths_of(file.read_text(encoding="utf-8"))
        if lines > MOST_LINES
    }

    assert len(files) > 1000
    assert not long, "\n".join(sorted(long))


def test_a_function_is_counted_with_its_signature_and_docstring():
    assert list(lengths_of(TWO)) == [("first", 5), ("last", 1)]


def lengths_of(text: str) -> Iterator[tuple[str, int]]:
    """Each function, at any depth, and its lines; decorators above it aren't counted."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1
