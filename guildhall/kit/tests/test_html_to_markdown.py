"""HTML → Markdown → HTML looks the same, for written, generated and, if here, real posts."""

import os
import zipfile
from collections import Counter
from html import escape
from pathlib import Path
from xml.etree.ElementTree import iterparse

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guildhall.kit.html import sanitise
from guildhall.kit.html_to_markdown import html_to_markdown
from guildhall.kit.html_tree import shape_of
from guildhall.kit.markdown import render
from guildhall.kit.markdown_html import RAW

DATA = Path(os.environ.get("GUILDHALL_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))
SITES = [
    pytest.param("se-beer-2016", marks=pytest.mark.slow),
    pytest.param("se-french-meta-2021", marks=pytest.mark.slow),
    "se-conlang-meta-2020",
]


def shows_the_same(html: str, *, is_spaced: bool = True) -> bool:
    return looks_like(html_to_markdown(html), html, is_spaced=is_spaced)


def looks_like(markdown: str, html: str, *, is_spaced: bool) -> bool:
    return shape_of(render(markdown), is_spaced=is_spaced) == shape_of(
        sanitise(html), is_spaced=is_spaced
    )


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            "<p>10<sup>6</sup> ohm, 5×10<sup>-3</sup> m<sup>3</sup></p>",
            "10<sup>6</sup> ohm, 5×10<sup>-3</sup> m<sup>3</sup>",
        ),
        ("<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O"),
        ("<p>Press <kbd>Esc</kbd></p>", "Press <kbd>Esc</kbd>"),
        ("<p># 2 is the ring</p><p>- 5 V at pin 1</p>", "\\# 2 is the ring\n\n\\- 5 V at pin 1"),
        (
            "<p>&gt; 5 bar</p><p>+ 3 %</p><p>1. first</p><p>12) so</p>",
            "\\> 5 bar\n\n\\+ 3 %\n\n1\\. first\n\n12\\) so",
        ),
        ("<p>a<br>- b<br># c</p>", "a\n\\- b\n\\# c"),
        ("<p>a<br><br>b</p>", "a\n<br>b"),
        ("<p>=== ===<br>---<br>| a |<br>|---|</p>", "=== ===\n\\---\n| a |\n\\|---|"),
        ("<p>2 * 3 * 4 and snake_case and _x_</p>", "2 \\* 3 \\* 4 and snake_case and \\_x\\_"),
        ("<p><b>Note:</b>it <em>runs</em></p>", "<strong>Note:</strong>it *runs*"),
        ("<p>a <b>b </b>c</p>", "a **b** c"),
        ("<p><strong><em>x y</em></strong></p>", "**_x y_**"),
        ("<p>use <code>a `b` c</code></p>", "use ``a `b` c``"),
        ("<pre><code>a\n```\n\n  b\n</code></pre>", "````\na\n```\n\n  b\n````"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol start='3'><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<p>R&amp;D, &amp;lt; and &lt;b&gt;</p>", "R&D, \\&lt; and \\<b>"),
        ('<p><a href="https://a.example/x" title="so &quot;it&quot; is">[x]</a></p>', None),
        ('<p><a href="https://a.example/x">https://a.example/x</a></p>', "<https://a.example/x>"),
        ("<p>https://a.example is no link</p>", "https\\://a.example is no link"),
        ('<p>look!<a href="/q/1">here</a></p>', "look\\![here](/q/1)"),
        (
            '<p><img src="https://a.example/p.png" alt="the pump"></p>',
            "[the pump](https://a.example/p.png)",
        ),
        (
            "<table><thead><tr><th>say</th><th>means</th></tr></thead><tbody><tr><td>a|b</td><td>"
            "<code>x|y</code><br>z</td></tr>"
            "</tbody></table>",
            "| say | means |\n| --- | --- |\n| a\\|b | `x\\|y`<br>z |",
        ),
        (
            (
                "<table><thead><tr><th align='right'>bar</th></tr></thead><tbody><tr><td "
                "align='right'>5</td></tr></tbody></table>"
            ),
            "| bar |\n| --: |\n| 5 |",
        ),
    ],
)
def test_what_people_write_comes_back_as_readable_markdown(html, markdown):
    assert shows_the_same(html)
    assert RAW not in html_to_markdown(html)
    if markdown is not None:
        assert html_to_markdown(html) == markdown


@pytest.mark.parametrize(
    "html",
    [
        "<table><tbody><tr><td>no head</td></tr></tbody></table>",
        (
            "<table><thead><tr><th><ul><li>a</li></ul></th></tr></thead><tbody><tr><td>b</td></tr>"
            "</tbody></table>"
        ),
        "<dl><dt>bar</dt><dd>pressure</dd></dl>",
        "<p>a <code>b<sup>2</sup></code></p>",
        "<pre>a <b>b</b></pre>",
        "<ol start='-2'><li>a</li></ol>",
        "<ul><li><input type='checkbox' checked disabled> a</li></ul>",
    ],
)
def test_what_no_markdown_can_say_stays_html_in_a_block(html):
    around = f"<p>before @ada</p>{html}<p>after</p>"

    assert shows_the_same(around)
    assert html_to_markdown(around).startswith("before \\@ada\n\n```{=html}\n")
    assert html_to_markdown(around).endswith("\n```\n\nafter")


def test_html_in_a_block_is_as_harmless_as_any():
    written = (
        "```{=html}\n<script>alert(1)</script><a class='mention' href='javascript:x' id='fn1'>"
        "@ada</a>"
        "<img src=x onerror=alert(1)></section></p><p>\n```\n\n*so*"
    )

    shown = render(written)

    assert "script" not in shown
    assert "mention" not in shown
    assert "onerror" not in shown
    assert "fn1" not in shown
    assert "<em>so</em>" in shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a <sup>2", "<p>a &lt;sup&gt;2</p>"),
        ("</sup> a <SUB>i</SUB>", "<p>&lt;/sup&gt; a <sub>i</sub></p>"),
        ("List<String> and <table>", "<p>List&lt;String&gt; and &lt;table&gt;</p>"),
        ("<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>"),
        ("<sup>a <sub>b</sup>", "<p><sup>a &lt;sub&gt;b</sup></p>"),
        ("`<sup>2</sup>`", "<p><code>&lt;sup&gt;2&lt;/sup&gt;</code></p>"),
        ("\\<sup>2</sup>", "<p>&lt;sup&gt;2&lt;/sup&gt;</p>"),
    ],
)
def test_a_tag_without_its_other_half_or_none_of_ours_is_shown_as_typed(typed, shown):
    assert render(typed).strip() == shown


@pytest.mark.parametrize(
    "html",
    ["<b>" * 9_000 + "x", "<blockquote>" * 3_000 + "x", "<ul><li>" * 3_000, "<a href='/'>" * 9_000],
)
def test_html_that_nobody_wrote_is_kept_as_it_is(html):
    assert html_to_markdown(html).startswith("```{=html}") or shows_the_same(html)


words = st.text(
    alphabet="ab é人1.)#>+-*_`~|\\[]()<>&!:/@^=\"'\u00a0\n\t", min_size=1, max_size=12
).map(escape)
addresses = st.sampled_from(
    ["https://a.example/x_(y)?a=1&b=*2*", "/q/1", "https://ü.example/ü ü", "mailto:a@b.example"]
)
marks = st.sampled_from(
    [
        "b",
        "strong",
        "i",
        "em",
        "s",
        "del",
        "sup",
        "sub",
        "kbd",
        "u",
        "ins",
        "small",
        "code",
        "q",
        "span",
    ]
)


def in_mark(inner):
    marked = st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", marks, inner)
    linked = st.builds(lambda href, text: f'<a href="{escape(href)}">{text}</a>', addresses, inner)
    return st.lists(st.one_of(inner, marked, linked, st.just("<br>")), min_size=1, max_size=4).map(
        "".join
    )


lines = st.recursive(words, in_mark, max_leaves=8)


def in_block(inner):
    several = st.lists(inner, min_size=1, max_size=3)
    quote = several.map(lambda parts: f"<blockquote>{''.join(parts)}</blockquote>")
    items = st.lists(st.one_of(lines, inner, several.map("".join)), min_size=1, max_size=3)
    lists = st.builds(
        lambda tag, parts: f"<{tag}>{''.join(f'<li>{part}</li>' for part in parts)}</{tag}>",
        st.sampled_from(["ul", "ol"]),
        items,
    )
    return st.one_of(quote, lists)


cells = st.lists(st.lists(lines, min_size=2, max_size=2), min_size=1, max_size=3)
tables = cells.map(
    lambda rows: (
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>"
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        + "</tbody></table>"
    )
)
simple = st.one_of(
    lines.map(lambda text: f"<p>{text}</p>"),
    words.map(lambda text: f"<pre><code>{text}</code></pre>"),
    tables,
    lines.map(lambda text: f"<h2>{text}</h2>"),
    st.just("<hr>"),
    lines,
)
texts = st.lists(st.recursive(simple, in_block, max_leaves=5), min_size=1, max_size=4).map("".join)


@given(texts)
@settings(max_examples=250, deadline=None)
def test_any_text_shows_the_same_again(html):
    assert shows_the_same(html, is_spaced=False), html_to_markdown(html)


@given(st.lists(words, min_size=1, max_size=5))
@settings(max_examples=300, deadline=None)
def test_words_alone_never_need_a_block_of_html(pieces):
    html = f"<p>{'<br>'.join(pieces)}</p>"

    assert shows_the_same(html)
    assert RAW not in html_to_markdown(html)


@pytest.mark.parametrize("site", SITES)
def test_real_posts_show_the_same_again(site, capsys):
    path = DATA / site / f"{site}.zip"
    if not path.exists():
        pytest.skip(f"REAL DATA MISSING: {path} is not there, so these real posts were not tried")
    counted: Counter[str] = Counter()
    with zipfile.ZipFile(path) as archive, archive.open("Posts.xml") as file:
        for _event, row in iterparse(file):  # a file that we know
            if row.tag == "row":
                _count(row.attrib.get("Body", ""), counted)
    with capsys.disabled():
        print(f"\n{site}: {dict(counted)}")

    assert counted["same"] == counted["posts"]
    assert counted["with a block of HTML"] <= counted["posts"] / 100


def _count(html: str, counted: Counter[str]) -> None:
    markdown = html_to_markdown(html)
    counted["posts"] += 1
    counted["same"] += looks_like(markdown, html, is_spaced=False)
    counted["same to the space between items"] += looks_like(markdown, html, is_spaced=True)
    counted["with a block of HTML"] += RAW in markdown
