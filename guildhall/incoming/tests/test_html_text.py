"""A mail of only HTML: links, lists, tables and quotes survive; what was typed stays text."""

import time

import pytest

from guildhall.incoming.html_words import html_text

MADE = {
    "a link": (
        '<p>See <a href="https://example.org/m.pdf">the manual</a>, page 12.</p>',
        "See [the manual](https://example.org/m.pdf), page 12.",
    ),
    "a bare link": (
        '<a href="https://example.org/a_b">https://example.org/a_b</a>',
        "https://example.org/a_b",
    ),
    "a mail address": ('<a href="mailto:a@example.org">a@example.org</a>', "a@example.org"),
    "a link of a script": ('<a href="javascript:alert(1)">press</a>', "press"),
    "lists": (
        "<p>Do:</p><ol><li>Open</li><li>Clean</li></ol><ul><li>ring</li><li>seal</li></ul>",
        "Do:\n\n1. Open\n2. Clean\n\n- ring\n- seal",
    ),
    "a list in a list": (
        "<ul><li>one<ul><li>sub</li></ul></li><li>two</li></ul>",
        "- one\n  - sub\n- two",
    ),
    "a table": (
        "<table><tr><th>part</th><th>size</th></tr><tr><td>ring|x</td><td>12</td></tr></table>",
        "| part | size |\n| --- | --- |\n| ring\\|x | 12 |",
    ),
    "a layout": ("<table><tr><td><p>one</p><p>two</p></td></tr></table>", "one\n\ntwo"),
    "a quote": (
        "<p>The manual:</p><blockquote><p>Never above 12 bar.</p></blockquote><p>So keep "
        "below.</p>",
        "The manual:\n\n> Never above 12 bar.\n\nSo keep below.",
    ),
    "lines of gmail": (
        '<div dir="ltr"><div>One.</div><div><br></div><div>Two,</div><div>three.</div></div>',
        "One.\n\nTwo,\nthree.",
    ),
    "paragraphs of outlook": (
        "<p class=MsoNormal>One.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p "
        "class=MsoNormal>Two.</p>",
        "One.\n\nTwo.",
    ),
    "signs": (
        "<p># 5*3*2</p><p>1986. That</p><p>- &lt;b&gt; a_b _c_</p>",
        "\\# 5\\*3\\*2\n\n1986\\. That\n\n\\- \\<b> a_b \\_c\\_",
    ),
    "code": ("<pre>x = 1\n  y = *z</pre>", "```\nx = 1\n  y = *z\n```"),
    "a pixel that reports": ('<p>x</p><img src="https://tracker.example/p.gif" width=1>', "x"),
    "looks": ("<p>The <b>wide</b> <i>seal</i>.</p>", "The wide seal."),
}


@pytest.mark.parametrize("kind", MADE)
def test_html_becomes_markdown(kind):
    html, made = MADE[kind]

    assert html_text(html) == made


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5_000 + "deep",
        "<blockquote>" * 3_000 + "deep",
        "<b>x</b>" * 20_000 + "deep",
        "<p>" * 30_000 + "deep",
    ],
)
def test_no_shape_of_html_takes_long(html):
    start = time.process_time()

    assert html_text(html).endswith("deep")
    assert time.process_time() - start < 10
