"""Rules that every template keeps.

Each rule is one test that names all who break it: there are a thousand templates.
"""

import re
from pathlib import Path

import pytest

import guildhall

PACKAGE = Path(guildhall.__file__).parent
COMPONENTS = sorted(PACKAGE.glob("*/ui/*.html"))
TEMPLATES = sorted([*PACKAGE.glob("*/templates/**/*.html"), *COMPONENTS])
WIDEST = 120
# apps whose pages are not made of components yet; it only ever gets shorter
STILL_WIDE: set[str] = set()
# Their script and style are their own, named by hash.
IN_ONE_FILE = ("practices/pack_page.html", "library/one_file.html")
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)")
INCLUDE = re.compile(r'{%\s*include "(?P<name>[^"]+)"(?P<rest>[^%]*)%}')


def name_of(path: Path) -> str:
    return (
        str(path.relative_to(PACKAGE))
        if path in COMPONENTS
        else str(path).split("/templates/", 1)[1]
    )


def app_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def has_wide_lines(path: Path) -> bool:
    return any(len(line) > WIDEST for line in path.read_text().splitlines())


TEXTS = {name_of(path): path.read_text() for path in TEMPLATES}
WITH_FORMS = {name for name, text in TEXTS.items() if "{% csrf_token %}" in text}


def test_there_are_templates():
    assert len(TEXTS) == len(TEMPLATES) > 900
    assert len(COMPONENTS) > 100


def test_a_form_in_an_included_fragment_gets_its_token():
    """`only` keeps the token out too, and the form would be refused."""
    careless = [
        (name, found["name"])
        for name, text in TEXTS.items()
        for found in INCLUDE.finditer(text)
        if found["name"] in WITH_FORMS
        and " only" in found["rest"]
        and "csrf_token=csrf_token" not in found["rest"]
    ]

    assert careless == []


def test_no_inline_script_or_style():
    inline = [
        name for name, text in TEXTS.items() if name not in IN_ONE_FILE and INLINE.search(text)
    ]

    assert inline == []


@pytest.mark.parametrize("name", IN_ONE_FILE)
def test_a_text_in_one_file_names_its_style_and_script_by_hash(name):
    """There is no hall to fetch them from."""
    assert "style-src '{{ style_hash }}'; script-src '{{ script_hash }}'" in TEXTS[name]


def test_a_fragment_says_what_it_needs():
    fragments = [
        path for path in TEMPLATES if path.name.startswith("_") and "allauth" not in str(path)
    ]

    assert fragments
    assert [
        name_of(path) for path in fragments if not path.read_text().startswith("{# Needs: ")
    ] == []


def test_no_line_must_be_scrolled():
    narrow = [path for path in TEMPLATES if app_of(path) not in STILL_WIDE]

    assert [name_of(path) for path in narrow if has_wide_lines(path)] == []


def test_an_app_whose_pages_are_narrow_leaves_the_list():
    wide = {app_of(path) for path in TEMPLATES if path not in COMPONENTS and has_wide_lines(path)}

    assert wide & STILL_WIDE == STILL_WIDE


def test_components_are_narrow_in_every_app():
    assert [name_of(path) for path in COMPONENTS if has_wide_lines(path)] == []
