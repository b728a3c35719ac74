"""Rules that every template keeps."""

import re
from pathlib import Path

import pytest

import guildhall

TEMPLATES = sorted(Path(guildhall.__file__).parent.glob("*/templates/**/*.html"))
INCLUDE = re.compile(r'{%\s*include "(?P<name>[^"]+)"(?P<rest>[^%]*)%}')


def name_of(path: Path) -> str:
    return str(path).split("/templates/", 1)[1]


WITH_FORMS = {name_of(path) for path in TEMPLATES if "{% csrf_token %}" in path.read_text()}


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_form_in_an_included_fragment_gets_its_token(path):
    """`only` keeps the token out too, and the form would be refused."""
    careless = [
        found["name"]
        for found in INCLUDE.finditer(path.read_text())
        if found["name"] in WITH_FORMS and " only" in found["rest"] and "csrf_token=csrf_token" not in found["rest"]
    ]

    assert careless == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_no_inline_script_or_style(path):
    """The offline pack alone holds its own, named by hash in its policy: it has no hall to fetch them from."""
    text = path.read_text()
    if name_of(path) == "practices/pack_page.html":
        assert "style-src '{{ style_hash }}'; script-src '{{ script_hash }}'" in text
        return
    if name_of(path) == "mfa/webauthn/reauthenticate.html":  # what allauth's own script reads, and runs nothing
        text = text.replace('type="application/json">{', 'src="">{')

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATES if path.name.startswith("_") and "allauth" not in str(path)], ids=name_of
)
def test_a_fragment_says_what_it_needs(path):
    assert path.read_text().startswith("{# Needs: ")
