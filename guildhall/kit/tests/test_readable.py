"""Comparisons show words, not the signs that format them."""

import pytest

from guildhall.kit.differences import Run
from guildhall.kit.readable import readable, readable_differences


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("## Before you start ##", "Before you start"),
        ("- [ ] Dry **it** _twice_", "• ☐ Dry it twice"),
        ("- [x] Done", "• ☑ Done"),
        ("> See [[#12 Change a seal|seals]] and [[Oil]]", "See seals and Oil"),
        ("[the list](/files/a.pdf) ![a pump](/f/x.webp)", "the list (/files/a.pdf) a pump"),
        ("snake_case_name 2*3*4 `**raw**` a\\*b", "snake_case_name 2*3*4 **raw** a*b"),
        ("```\n# not a heading\n```", "# not a heading"),
        ("a\n\n---\n\nb", "a\n\n\nb"),
        ("~~no~~ #5 and [bracket] 1. one", "no #5 and [bracket] 1. one"),
    ],
)
def test_readable_has_no_signs(source, read):
    assert readable(source) == read


def test_differences_are_of_words():
    assert readable_differences("**Dry** it", "**Dry** it twice") == [
        Run("same", "Dry it"),
        Run("added", " twice"),
    ]


def test_differences_show_signs_where_nothing_else_has_changed():
    assert [one.kind for one in readable_differences("Dry it", "**Dry** it")] == [
        "added",
        "same",
        "added",
        "same",
    ]
