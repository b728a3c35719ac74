"""What the scripts of an editor make of keys, buttons and what is pasted, case by case."""

import pytest

# The selection is between ‹ and ›; a caret is ¦.
WRITTEN = [
    ("bold", "a ‹seal› b", "a **‹seal›** b"),
    ("bold", "a **‹seal›** b", "a ‹seal› b"),
    ("bold", "a ‹**seal**› b", "a ‹seal› b"),
    ("bold", "a se¦al b", "a **se¦al** b"),
    ("bold", "a **se¦al** b", "a se¦al b"),
    ("bold", "a **old se¦al** b", "a old se¦al b"),
    ("bold", "a **old seal¦** b", "a **old seal**¦ b"),
    ("italic", "*old seal¦*", "*old seal*¦"),
    ("bold", "a ***se¦al***", "a *se¦al*"),
    ("bold", "a ¦", "a **¦**"),
    ("bold", "a **¦**", "a ¦"),
    ("bold", "密封¦圈", "密封**¦**圈"),
    ("bold", "a ‹ seal › b", "a  **‹seal›**  b"),
    ("bold", "‹- one\n- two›", "- **‹one**\n- **two›**"),
    ("bold", "- **‹one**\n- **two›**", "- ‹one\n- two›"),
    ("italic", "a **‹seal›** b", "a ***‹seal›*** b"),
    ("bold", "a ***‹seal›*** b", "a *‹seal›* b"),
    ("italic", "a ***‹seal›*** b", "a **‹seal›** b"),
    ("italic", "a *‹seal›* b", "a ‹seal› b"),
    ("code", "run ‹ls›", "run `‹ls›`"),
    ("code", "‹a\nb›", "‹```\na\nb\n```›"),
    ("code", "‹```\na\nb\n```›", "‹a\nb›"),
    ("link", "see ‹this›", "see [this](‹https://›)"),
    ("link", "see ¦", "see [‹text›](https://)"),
    ("link", "‹https://a.example/b›", "[‹text›](https://a.example/b)"),
    ("link", "see [th¦is](https://a.example/) now", "see ‹this› now"),
    ("list", "o¦ne", "- o¦ne"),
    ("list", "- o¦ne", "o¦ne"),
    ("list", "‹one\n\ntwo›", "‹- one\n\n- two›"),
    ("numbers", "‹- one\n- two›", "‹1. one\n2. two›"),
    ("list", "‹1. one\n2. two›", "‹- one\n- two›"),
    ("quote", "‹- one\ntwo›", "‹> - one\n> two›"),
    ("quote", "‹> - one\n> two›", "‹- one\ntwo›"),
]
NEXT_LINES = [
    ("- one¦", "- one\n- ¦"),
    ("- one¦ two", "- one\n- ¦ two"),
    ("9. nine¦", "9. nine\n10. ¦"),
    ("- [x] done¦", "- [x] done\n- [ ] ¦"),
    ("  * in¦", "  * in\n  * ¦"),
    ("> said¦", "> said\n> ¦"),
    ("> - in¦", "> - in\n> - ¦"),
    ("- one\n- ¦", "- one\n\n¦"),
    ("> said\n> ¦", "> said\n\n¦"),
    ("plain¦", None),
    ("¦- one", None),
    ("```\n- one¦", None),
]
PASTED = [
    ("<p>Just words</p>", ""),
    ("<div><span style='color: red'>let a = 1;</span></div>", ""),
    ("<p>A <b>bold</b> and <i>leaning</i> word</p>", "A **bold** and *leaning* word"),
    ("<p>A <b>bold </b>word</p>", "A **bold** word"),
    (
        "<b style='font-weight:normal'><p><span style='font-weight:700'>Docs</span> say</p></b>",
        "**Docs** say",
    ),
    ("<h1>One</h1><p>x</p><h2><b>Two</b></h2>", "## One\n\nx\n\n### Two"),
    ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
    ("<ol start=3><li>c</li><li><p>d</p></li></ol>", "3. c\n4. d"),
    ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
    ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
    ("<pre>if (a &lt; b)\n  *c</pre>", "```\nif (a < b)\n  *c\n```"),
    ("<p>use <code>a*b</code></p>", "use `a*b`"),
    (
        "<p>See <a href='https://a.example/x(1)'>the <b>page</b></a></p>",
        "See [the **page**](https://a.example/x%281%29)",
    ),
    ("<p><a href='https://a.example/'>https://a.example/</a></p>", "https://a.example/"),
    ("<p><a href='javascript:alert(1)'>no</a> <b>x</b></p>", "no **x**"),
    ("<p><a href='mailto:a@b.example'>a@b.example</a></p>", "a@b.example"),
    (
        "<p><b>a</b><script>alert(1)</script><style>b{}</style><img src=x onerror=alert(1)></p>",
        "**a**",
    ),
    ("<p><b>seen</b><span style='display:none'>unseen</span></p>", "**seen**"),
    ("<p><b>2</b> * 3, a_b, _c_ &lt;b&gt; # x</p>", "**2** \\* 3, a_b, \\_c\\_ \\<b> # x"),
    ("<p># x <b>y</b></p><p>1. z</p>", "\\# x **y**\n\n1\\. z"),
    ("<p>one<br>two <b>x</b></p>", "one\ntwo **x**"),
    (
        "<table><tr><td>Part</td><td>Price</td></tr><tr><td>a|b</td><td>1,50 €</td></tr></table>",
        "| Part | Price |\n| --- | --: |\n| a\\|b | 1,50 € |",
    ),
    (
        "<table><tr><td colspan=2>Both</td></tr><tr><td>a<br>b</td><td><b>c</b></td></tr></table>",
        "| Both |  |\n| --- | --- |\n| a<br>b | **c** |",
    ),
    ("<table><tr><td><p>Laid <b>out</b></p></td></tr></table>", "Laid **out**"),
    ("<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>", "- a\n\nb"),
    (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>One<o:p></o:p></p>\n"
        "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.</span>Two</p>",
        "- One\n   1. Two",
    ),
    ("<p>مرحبا <strong>بكم</strong></p><ul><li>田中</li></ul>", "مرحبا **بكم**\n\n- 田中"),
]
CELLS = [
    (
        "Part\tPrice\nSeal\t4\nFan\t12",
        "| Part | Price |\n| --- | --: |\n| Seal | 4 |\n| Fan | 12 |",
    ),
    ('a\tb\n"two\nlines ""x"""\tc\n', '| a | b |\n| --- | --- |\n| two<br>lines "x" | c |'),
    ("\tif x:\n\t\ty", ""),
    ("a\tb", ""),
    ("a\tb\nc", ""),
]
RUN = """async ([file, name, cases]) => {
    const module = await import(`/static/web/js/${file}.js`);
    return cases.map((given) => module[name](...given));
}"""


def with_selection(text: str) -> tuple[str, int, int]:
    start = min(text.find(sign) for sign in "‹¦" if sign in text)
    end = text.find("›") - 1 if "›" in text else start
    return text.translate({ord(sign): None for sign in "‹›¦"}), start, end


def applied(text: str, change: dict) -> str:
    """The text after a change, with its selection."""
    after = text[: change["from"]] + change["text"] + text[change["to"] :]
    start, *ends = change.get("selected") or [change["from"] + len(change["text"])]
    if not ends or ends[0] == start:
        return f"{after[:start]}¦{after[start:]}"
    return f"{after[:start]}‹{after[start : ends[0]]}›{after[ends[0] :]}"


def written(page) -> list[str]:
    cases = [[kind, *with_selection(text), "text"] for kind, text, _ in WRITTEN]
    changes = page.evaluate(RUN, ["writing", "written", cases])
    return [applied(case[1], change) for case, change in zip(cases, changes, strict=True)]


def next_lines(page) -> list[str | None]:
    cases = [list(with_selection(text)) for text, _ in NEXT_LINES]
    changes = page.evaluate(RUN, ["writing", "nextLine", cases])
    return [
        change and applied(case[0], change) for case, change in zip(cases, changes, strict=True)
    ]


@pytest.fixture
def page(shared_hall, visit):
    return visit(shared_hall, "/help/")


def test_writing_puts_signs_and_takes_them_back(page):
    assert written(page) == [after for _, _, after in WRITTEN]


def test_writing_goes_on_with_lists_and_quotations(page):
    assert next_lines(page) == [after for _, after in NEXT_LINES]


def test_pasting_keeps_the_shape_and_nothing_that_runs(page):
    made = page.evaluate(RUN, ["pasted_html", "markdownFrom", [[html] for html, _ in PASTED]])

    assert made == [markdown for _, markdown in PASTED]


def test_pasting_cells_makes_a_table(page):
    made = page.evaluate(RUN, ["pasted_cells", "tableFrom", [[text] for text, _ in CELLS]])

    assert made == [table for _, table in CELLS]
