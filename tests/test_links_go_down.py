"""Links go down only: an app names no address of a floor above it on the map of imports.

What a lower page leads to above it is declared by the app that has the page (panels, tabs, doors,
links of the menu, offers): docs/decisions/0028.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

import guildhall

PACKAGE = Path(guildhall.__file__).parent
CALLS = {
    "address_by_name",
    "address_of",
    "redirect",
    "reverse",
    "reverse_lazy",
    "to_hall_page",
    "to_page",
}
IN_A_TEMPLATE = re.compile(r"""{%\s*(?:url|act|go|link|tab)\s+["'](?P<name>[\w-]+)["']""")

ALLOWED = {
    ("people", "account_set_password"): "allauth's page; config only asks for the password before",
}


class Named(NamedTuple):
    """Somewhere an app names an address."""

    app: str
    name: str
    place: str


@cache
def floors() -> dict[str, int]:
    """How high each app is; those beside each other have the same floor."""
    settings = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["containers"] == ["guildhall"])
    return {
        app.strip(): height
        for height, layer in enumerate(reversed(layers))
        for app in layer.split("|")
    }


@cache
def declared() -> dict[str, set[str]]:
    """The apps that declare each name of an address."""
    import_module("guildhall.config.urls")  # registers the converters that rooms use
    apps: dict[str, set[str]] = {}
    for app in floors():
        module = f"guildhall.{app}.urls"
        if find_spec(module):
            found = import_module(module)  # what is nested in the end has no name of its own
            for pattern in getattr(found, "addresses", found.urlpatterns):
                name = getattr(pattern, "name", None)
                if name:
                    apps.setdefault(name, set()).add(app)
    return apps


def is_above(app: str, name: str) -> bool:
    """Whether each app that declares this name is on a higher floor."""
    owners = declared().get(name, set())
    return bool(owners) and all(floors()[owner] > floors()[app] for owner in owners)


def names_in_template(text: str) -> Iterator[tuple[str, int]]:
    """Name and line of each address that a template names."""
    for hit in IN_A_TEMPLATE.finditer(text):
        yield hit["name"], text.count("\n", 0, hit.start()) + 1


def names_in_python(code: str, places: dict[str, int]) -> Iterator[tuple[str, int]]:
    """As of a template; `places` says which argument of a declaration is the name of an address."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        function = getattr(node.func, "id", getattr(node.func, "attr", ""))
        place = 0 if function in CALLS else places.get(function)
        if place is None:
            continue
        by_keyword = [one.value for one in node.keywords if one.arg == "url_name"]
        for given in [*node.args[place : place + 1], *by_keyword]:
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield given.value, node.lineno


def python_files() -> list[Path]:
    return [
        path
        for path in sorted(PACKAGE.glob("*/**/*.py"))
        if not {"tests", "migrations"} & set(path.parts) and app_of(path) in floors()
    ]


def template_files() -> list[Path]:
    paths = [*PACKAGE.glob("*/templates/**/*.*"), *PACKAGE.glob("*/ui/*.html")]
    return sorted(path for path in paths if path.suffix in {".html", ".txt"})


def app_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


@cache
def declarations() -> dict[str, int]:
    """Every class with a field `url_name`, and which of its arguments that is."""
    places = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef):
                fields = [one.target.id for one in node.body if is_field(one)]
                if "url_name" in fields:
                    places[node.name] = fields.index("url_name")
    return places


def is_field(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)


def all_named() -> Iterator[Named]:
    for path in template_files():
        for name, line in names_in_template(path.read_text()):
            yield Named(app_of(path), name, f"{path.relative_to(PACKAGE)}:{line}")
    for path in python_files():
        for name, line in names_in_python(path.read_text(), declarations()):
            yield Named(app_of(path), name, f"{path.relative_to(PACKAGE)}:{line}")


@cache
def upwards() -> list[Named]:
    return [named for named in all_named() if is_above(named.app, named.name)]


def test_no_app_names_an_address_of_a_floor_above():
    hits = [
        f"{named.place} names “{named.name}” of {', '.join(declared()[named.name])}"
        for named in upwards()
        if (named.app, named.name) not in ALLOWED
    ]

    assert hits == [], "The app that has the page declares what leads there (docs/decisions/0028)."


def test_what_is_allowed_is_needed():
    assert {(named.app, named.name) for named in upwards()} == set(ALLOWED)


def test_every_floor_with_addresses_is_read():
    assert {"web", "people", "communities", "commons", "home", "questions", "config"} <= {
        app for apps in declared().values() for app in apps
    }
    assert is_above("web", "home")
    assert not is_above("home", "help")
    assert not is_above("questions", "meetings")
    assert not is_above("web", "account_login")


@pytest.mark.parametrize(
    "template",
    [
        "{% url 'home' %}",
        '{% act "home" label=_("Go") %}',
        "{% go 'home' label=label %}",
        '{% link "home" label=label as all %}',
        "{%  tab 'home' label=label is_current=True %}",
    ],
)
def test_a_name_in_a_template_is_found(template):
    assert list(names_in_template(f"\n{template}")) == [("home", 2)]


@pytest.mark.parametrize(
    "code",
    [
        'reverse("home")',
        'urls.reverse("home", args=[1])',
        'redirect("home", slug)',
        'verb(back=to_page("home"))',
        'Door("home", "Home", "icon", "home")',
        'Door(slug="home", url_name="home")',
    ],
)
def test_a_name_in_python_is_found(code):
    assert list(names_in_python(code, {"Door": 3})) == [("home", 1)]


def test_the_declarations_of_panels_are_known():
    assert declarations()["Door"] == 3
    assert declarations()["Tab"] == 3
    assert declarations()["MenuLink"] == 2
