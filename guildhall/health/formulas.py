"""How each indicator is computed, in its own words.

Read from the sources, since what serves pages does not import them.
"""

import ast
from collections.abc import Iterator
from functools import lru_cache
from inspect import cleandoc
from pathlib import Path

SIGNS = Path(__file__).parent / "measure" / "signs"


@lru_cache
def formulas() -> dict[str, str]:
    """The docstring of each function that is an indicator, by its id, in the order of the files."""
    return {
        name: text
        for path in sorted(SIGNS.rglob("*.py"))
        for name, text in _of(ast.parse(path.read_text()))
    }


def _of(module: ast.Module) -> Iterator[tuple[str, str]]:
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and isinstance(decorator.args[0], ast.Constant):
                    yield str(decorator.args[0].value), cleandoc(ast.get_docstring(node) or "")
