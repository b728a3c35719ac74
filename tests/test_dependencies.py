"""What the hall imports is installed with it.

pyproject.toml names it, or what is named there needs it.
"""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]


def installed(wanted: list[str]) -> set[str]:
    """The names of these distributions, and of all that they need."""
    names: set[str] = set()
    waiting = [Requirement(line) for line in wanted]
    looked_at = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        names.add(name)
        for extra in ["", *requirement.extras]:
            if (name, extra) in looked_at:
                continue
            looked_at.add((name, extra))
            needed = [Requirement(line) for line in requires(name) or []]
            waiting += [
                one for one in needed if not one.marker or one.marker.evaluate({"extra": extra})
            ]
    return names


def imported(path: Path) -> Iterator[str]:
    """The outermost names of the modules that a file imports.

    Those that only a type checker reads are left out.
    """
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
        elif isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
        else:
            waiting += ast.iter_child_nodes(node)


def test_what_the_hall_imports_is_installed_with_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project.get("optional-dependencies", {}).values() for line in lines]
    names = installed([*project["dependencies"], *extras])
    distributions = packages_distributions()
    ours = [path for path in (ROOT / "guildhall").rglob("*.py") if "tests" not in path.parts]

    missing = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in ours
        for module in imported(path)
        if module not in sys.stdlib_module_names and module != "guildhall"
        if not any(canonicalize_name(one) in names for one in distributions.get(module, []))
    }

    assert missing == set()
