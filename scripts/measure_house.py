"""Measure how the house is built: python scripts/measure_house.py [FOLDER ...].

It prints a column for each FOLDER, a working copy of Guildhall (this one if none is named), so that
two states can be compared. It only reads files and starts mypy, unless `--without-types` is given.
Tests and migrations are counted only where a line says so.
"""

import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
ROOMS = ("table", "talk", "questions", "practices", "library", "ideas", "meetings", "decisions")
ROOMS += ("projects", "introductions", "stories")
MOST_IN_PYTHON, MOST_IN_HTML, MOST_IN_A_FUNCTION = 100, 120, 50
HARD_TYPES = ("misc", "arg-type", "attr-defined")  # not asked for by pyproject.toml
LISTED = Path("scripts/measure_house.py").name


def main() -> None:
    arguments = _arguments()
    columns = [_measured(folder, with_types=arguments.types) for folder in arguments.folders]
    _print_table([folder.name for folder in arguments.folders], columns)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how the house is built.")
    parser.add_argument("folders", nargs="*", type=_house, default=[HERE], metavar="FOLDER")
    parser.add_argument("--without-types", dest="types", action="store_false")
    return parser.parse_args()


def _house(name: str) -> Path:
    folder = Path(name).resolve()
    if not (folder / "guildhall").is_dir():
        raise argparse.ArgumentTypeError(f"{name} holds no guildhall")
    return folder


def _measured(folder: Path, *, with_types: bool) -> dict[str, str]:
    """Every line of the table, by its words."""
    figures = {**_rooms(folder), **_new_room(folder), **_structure(folder)}
    figures |= {**_views(folder), **_widths(folder)}
    return {**figures, **_types(folder)} if with_types else figures


def _print_table(names: list[str], columns: list[dict[str, str]]) -> None:
    lines = list(dict.fromkeys(line for column in columns for line in column))
    rows = [
        ["", *names],
        *([line, *(column.get(line, "") for column in columns)] for line in lines),
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(len(names) + 1)]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        print("  ".join(cells).rstrip())


# What there is to read.


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(_text(path))


def _files(folder: Path, ending: str, *, also: Iterable[str] = ()) -> list[Path]:
    """The files of the product below a folder; of `tests` and `migrations` only those in `also`."""
    left_out = {"tests", "migrations", ".venv", "node_modules"} - set(also)
    files = folder.rglob(f"*.{ending}")
    return sorted(file for file in files if not left_out & set(file.relative_to(folder).parts))


def _python(folder: Path) -> list[Path]:
    return _files(folder / "guildhall", "py")


def _templates(folder: Path) -> list[Path]:
    return _files(folder / "guildhall", "html")


def _count(nodes: Callable[[ast.Module], Iterable[object]], folder: Path) -> int:
    return sum(len(list(nodes(_tree(file)))) for file in _python(folder))


# Rooms, registries, imports.


def _rooms(folder: Path) -> dict[str, str]:
    rooms = [folder / "guildhall" / room for room in ROOMS]
    return {_label(room): _size(room) for room in rooms if room.is_dir()}


def _new_room(folder: Path) -> dict[str, str]:
    """What `make room` writes, but for its migration and for files that are empty."""
    sources = sorted((folder / "scripts" / "new_room").rglob("*.txt"))
    lines = sum(len(_text(source).splitlines()) for source in sources)
    return {"a new room: files, lines": f"{len(sources)}, {lines}"} if sources else {}


def _label(room: Path) -> str:
    return f"room {'talk' if room.name == 'table' else room.name}: files, lines (of Python)"


def _size(room: Path) -> str:
    files = [file for ending in ("py", "html", "css") for file in _files(room, ending)]
    lines = {file: len(_text(file).splitlines()) for file in files}
    python = sum(number for file, number in lines.items() if file.suffix == ".py")
    return f"{len(files)}, {sum(lines.values())} ({python})"


def _structure(folder: Path) -> dict[str, str]:
    return {
        "registries, filled by calls": str(_count(_calls_of("Registry"), folder)),
        "declarations that the house gathers": str(_count(_calls_of("Declared"), folder)),
        "imports inside functions": str(_count(_inline_imports, folder)),
    }


def _calls_of(name: str) -> Callable[[ast.Module], Iterable[ast.AST]]:
    return lambda tree: (node for node in ast.walk(tree) if _is_call_of(node, re.compile(name)))


def _inline_imports(tree: ast.Module) -> set[ast.stmt]:
    """Below `def`, at any depth; what is imported only for types stands at the top of a file."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = (node for function in functions for node in ast.walk(function))
    return {node for node in inside if isinstance(node, ast.Import | ast.ImportFrom)}


# Views.


def _views(folder: Path) -> dict[str, str]:
    addresses = [file for file in _python(folder) if file.name == "urls.py"]
    named = sum(len(re.findall(r"\bname=", _text(file))) for file in addresses)
    views = [file for file in _python(folder) if _holds_views(file)]
    return {
        "named addresses": str(named),
        "buttons that are a verb": str(_count(_verbs, folder)),
        "views that take only POST, written out": str(_count(_posted_to, folder)),
        "lines of views": str(sum(len(_text(file).splitlines()) for file in views)),
        "messages beside say": str(_messages_beside_say(folder)),
    }


def _holds_views(file: Path) -> bool:
    return file.name == "views.py" or "views" in file.parts


def _verbs(tree: ast.Module) -> Iterable[ast.AST]:
    """Every call of `verb` or of what was made of it, as `entry_verb`; not within a function."""
    outside = (part for part in tree.body if not isinstance(part, ast.FunctionDef))
    nodes = (node for part in outside for node in ast.walk(part))
    return (node for node in nodes if _is_call_of(node, re.compile(r"(\w+_)?verb")))


def _posted_to(tree: ast.Module) -> Iterable[ast.FunctionDef]:
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return (node for node in functions if "require_POST" in map(ast.unparse, node.decorator_list))


def _messages_beside_say(folder: Path) -> int:
    files = [file for file in _python(folder) if file.name != "saying.py"]
    written = re.compile(r"\bmessages\.(success|error|info|warning|add_message)\(")
    return sum(len(written.findall(_text(file))) for file in files)


def _is_call_of(node: ast.AST, name: re.Pattern[str]) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func.value if isinstance(node.func, ast.Subscript) else node.func
    return isinstance(called, ast.Name) and bool(name.fullmatch(called.id))


# How wide.


def _widths(folder: Path) -> dict[str, str]:
    html, python = _line_lengths(_templates(folder)), _line_lengths(_own_python(folder))
    skips = sum(_text(file).count("# fmt: " + "skip") for file in _own_python(folder))
    return {
        "HTML: mean line, longest": f"{sum(html) / len(html):.0f}, {max(html)}",
        f"HTML: lines over {MOST_IN_HTML}": str(sum(width > MOST_IN_HTML for width in html)),
        "Python, with tests: files, filled lines": f"{len(_own_python(folder))}, {len(python)}",
        f"Python: lines over {MOST_IN_PYTHON}": str(sum(wide > MOST_IN_PYTHON for wide in python)),
        f"functions over {MOST_IN_A_FUNCTION} lines": str(_long_functions(folder)),
        "fmt: skip": str(skips),
    }


def _long_functions(folder: Path) -> int:
    """From `def` to the last line, with the docstring."""
    nodes = (node for file in _own_python(folder) for node in ast.walk(_tree(file)))
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    functions = [node for node in nodes if isinstance(node, kinds)]
    lines = [(node.end_lineno or node.lineno) - node.lineno + 1 for node in functions]
    return sum(length > MOST_IN_A_FUNCTION for length in lines)


def _line_lengths(files: Iterable[Path]) -> list[int]:
    """Of every line that holds something."""
    lines = (line for file in files for line in _text(file).splitlines())
    return [len(line) for line in lines if line.strip()]


def _own_python(folder: Path) -> list[Path]:
    """All that somebody wrote by hand, tests and scripts too; not this file, which names `fmt`."""
    folders = [folder / name for name in ("guildhall", "tests", "scripts")]
    files = [file for place in folders for file in _files(place, "py", also=["tests"])]
    return [file for file in [*files, folder / "conftest.py"] if file.name != LISTED]


# Types.


def _types(folder: Path) -> dict[str, str]:
    asked_for = [f"--enable-error-code={code}" for code in HARD_TYPES]
    return {
        "type errors": str(_type_errors(folder, [])),
        f"type errors with {', '.join(HARD_TYPES)}": str(_type_errors(folder, asked_for)),
    }


def _type_errors(folder: Path, options: list[str]) -> int:
    command = [sys.executable, "-m", "mypy", "guildhall", *options]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ended.returncode not in (0, 1):
        sys.exit(f"mypy did not run in {folder}: {ended.stderr.strip()}")
    return ended.stdout.count(": error: ")


if __name__ == "__main__":
    main()
