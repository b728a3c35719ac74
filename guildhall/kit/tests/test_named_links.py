"""Links by name: what is one, and what it looks like."""

import pytest

from guildhall.kit.markdown import calls_in, render
from guildhall.kit.named_links import STORED, TYPED, Links, Named

LINKS = Links({42: Named("Change a <seal>", "/c/pumps/library/42/")}, "/c/pumps/named/")


def links_in(text: str) -> list[str]:
    return [match[0] for match in calls_in(text, also_quoted=(TYPED, STORED))]


@pytest.mark.parametrize(
    ("typed", "links"),
    [
        ("See [[Seals]] and [[Pumps|ours]].", ["[[Seals]]", "[[Pumps|ours]]"]),
        ("> quoted [[Seals]]", ["[[Seals]]"]),
        ("`[[Seals]]` and\n\n    [[Seals]]", []),
        ("[[Seals]](https://example.org)", []),
        ("[see [[Seals]]](https://example.org)", []),
        (r"\[[Seals]] ![[Seals]]", []),
        ("a[[1, 2], [3, 4]]", []),
        ("[[]] [[a\nb]]", []),
        ("[[@ben about seals]]", ["[[@ben about seals]]"]),
    ],
)
def test_what_is_a_link(typed, links):
    assert links_in(typed) == links


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("<[42][Seals]>", '<a class="named" href="/c/pumps/library/42/"'),
        ("<[42][Seals]>", ">Change a &lt;seal&gt;</a>"),
        ("<[42][Seals][how to]>", ">how to</a>"),
        ("<[43][Seals]>", "<p>Seals</p>"),
        ("<[43][Seals][how <b>to</b>]>", "<p>how &lt;b&gt;to&lt;/b&gt;</p>"),
        ("[[Not there]]", '<a class="wanted" href="/c/pumps/named/?name=Not%20there"'),
        ('[["><script>]]', "name=%22%3E%3Cscript%3E"),
        ("| a |\n|---|\n| <[42][Seals][how to]> |", ">how to</a></td>"),
    ],
)
def test_how_it_is_shown(stored, shown):
    assert shown in render(stored, links=LINKS)


def test_where_nothing_is_linked_by_name_brackets_are_brackets():
    assert render("a [[b]] c") == "<p>a [[b]] c</p>\n"


def test_a_text_that_is_shown_plain_keeps_its_links():
    html = render("<[42][Seals]>" + "*a_" * 30_000, links=LINKS)

    assert ">Change a &lt;seal&gt;</a>" in html


@pytest.mark.parametrize("text", ["[[" * 5_000, "[[a" * 5_000, "<[1][" * 5_000, "[[a|" * 5_000])
def test_brackets_without_an_end_cost_little(text):
    render(text, links=LINKS)
    links_in(text)
