"""Style sheets: one declaration a line, each rule in a layer, all served as one file."""

import re
from pathlib import Path

import guildhall
from guildhall.web.styles import PACKAGE, StylesFinder, gathered_styles, style_files

FILES = sorted(Path(guildhall.__file__).parent.glob("*/styles/*.css"))
LAYERS = {"tokens", "base", "layout", "components"}
A_LINE = re.compile(
    r"^(?:"
    r"@layer (?P<layer>[a-z]+) \{"
    r"|  @(?:media|supports) [^{};]+ \{"
    r"| {2,4}[^{};]+[,{]"  # a selector of a rule
    r"| {4,6}[-a-z]+: [^{}]+;"  # one declaration
    r"| {0,4}\}"
    r"| {2,6}/\*[^*]+\*/"
    r")$"
)


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def lines_out_of_shape(path: Path) -> list[str]:
    return [
        line
        for line in path.read_text().splitlines()
        if (line and not A_LINE.match(line))
        or (line.count(";") > 1 and "url(" not in line)
        or len(line) > 120
    ]


def layers_of(path: Path) -> set[str]:
    return set(re.findall(r"^@layer ([a-z]+) \{$", path.read_text(), re.MULTILINE))


def test_a_style_sheet_has_one_declaration_a_line():
    shapes = {name_of(path): lines_out_of_shape(path) for path in FILES}

    assert shapes
    assert {name: lines for name, lines in shapes.items() if lines} == {}


def test_every_rule_is_in_a_layer_that_we_know():
    layers = {name_of(path): layers_of(path) for path in FILES}

    assert {name: used for name, used in layers.items() if not used or used - LAYERS} == {}


def test_every_class_in_a_page_has_a_rule_or_a_script():
    """A class that no sheet knows shows as nothing, and nobody misses what is not there."""
    package = Path(guildhall.__file__).parent
    sheets = " ".join(path.read_text() for path in package.rglob("*.css"))
    known = set(re.findall(r"\.([a-z][\w-]*)", sheets))
    scripts = " ".join(path.read_text() for path in package.glob("*/static/**/*.js"))
    unknown = {
        f"{name_of(path)}: {name}"
        for path in package.rglob("*.html")
        for name in classes_in(path.read_text())
        if name not in known and name not in scripts
    }

    assert unknown == set()


def test_two_apps_do_not_style_one_class_unless_it_is_of_the_ground_floor():
    """All sheets are served as one: the second would change what the first one draws."""
    styled: dict[str, set[str]] = {}
    for path in FILES:
        for name in re.findall(r"^ +\.([a-z][\w-]*)", path.read_text(), re.MULTILINE):
            styled.setdefault(name, set()).add(path.parts[-3])

    shared = {name for name, apps in styled.items() if len(apps) > 1 and "web" not in apps}

    assert shared == set()


def classes_in(template: str) -> set[str]:
    """The whole names; not those that end in a value, like `hue-{{ number }}`."""
    marked = re.sub(r"{{.*?}}", "{", re.sub(r"{%.*?%}", " ", template))
    names = " ".join(re.findall(r'class="([^"]*)"', marked)).split()
    return {name for name in names if "{" not in name}


def test_what_is_served_holds_every_sheet_the_ground_floor_first():
    gathered = gathered_styles()
    places = [gathered.index(path.read_text()) for path in style_files()]

    assert sorted(style_files()) == FILES
    assert places == sorted(places)
    assert gathered.startswith("@layer tokens, base, layout, components;")
    assert style_files()[0].parent.parent.name == "web"


def test_the_gathered_sheet_is_found_under_the_name_that_pages_ask_for():
    finder = StylesFinder()
    [(name, storage)] = finder.list(None)

    assert finder.find("web/icons.svg") == []
    assert Path(finder.find("web/hall.css")).read_text() == gathered_styles()
    assert storage.open(name).read().decode() == gathered_styles()
