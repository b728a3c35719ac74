"""Rules that every template keeps."""

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


WITH_FORMS = {name_of(path) for path in TEMPLATES if "{% csrf_token %}" in path.read_text()}


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_form_in_an_included_fragment_gets_its_token(path):
    """`only` keeps the token out too, and the form would be refused."""
    careless = [
        found["name"]
        for found in INCLUDE.finditer(path.read_text())
        if found["name"] in WITH_FORMS
        and " only" in found["rest"]
        and "csrf_token=csrf_token" not in found["rest"]
    ]

    assert careless == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_no_inline_script_or_style(path):
    """Only texts in one file hold their own, named by hash: there is no hall to fetch them from."""
    text = path.read_text()
    if name_of(path) in ("practices/pack_page.html", "library/one_file.html"):
        assert "style-src '{{ style_hash }}'; script-src '{{ script_hash }}'" in text
        return

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize(
    "path",
    [path for path in TEMPLATES if path.name.startswith("_") and "allauth" not in str(path)],
    ids=name_of,
)
def test_a_fragment_says_what_it_needs(path):
    assert path.read_text().startswith("{# Needs: ")


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATES if app_of(path) not in STILL_WIDE], ids=name_of
)
def test_no_line_must_be_scrolled(path):
    assert not has_wide_lines(path)


def test_an_app_whose_pages_are_narrow_leaves_the_list():
    wide = {app_of(path) for path in TEMPLATES if path not in COMPONENTS and has_wide_lines(path)}

    assert wide & STILL_WIDE == STILL_WIDE


@pytest.mark.parametrize("path", COMPONENTS, ids=name_of)
def test_components_are_narrow_in_every_app(path):
    assert not has_wide_lines(path)
