"""Nothing executable, and nothing from elsewhere, survives Markdown or imported HTML."""

from html.parser import HTMLParser

from hypothesis import example, given, settings
from hypothesis import strategies as st

from guildhall.kit.html import sanitise
from guildhall.kit.markdown import render

PIECES = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' jAvAsCrIpT&#58;alert(1)'>x</a>",
    "<iframe src=//e.example></iframe>",
    "<style>*{}</style>",
    "<p style='x:y' onclick=a()>p</p>",
    "<img src='https://e.example/p.png' srcset='https://e.example/q.png 2x'>",
    "<math><mtext><style><img src=x onerror=a()></style>",
    "<form action=//e.example><input type=text name=q><button>go</button></form>",
    "<object data=x></object>",
    "<base href=//e.example>",
    "<meta http-equiv=refresh content='0;url=//e.example'>",
    "<link rel=stylesheet href=//e.example>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![p](https://e.example/p.png)",
    "![p](/files/../me/)",
    "<https://e.example>",
    "[x]: javascript:alert(1)",
    "<div id=work class='post'>",
    "<a id=act name=act>",
    "&lt;script&gt;",
    "`<script>`",
    "```\n<script>\n```",
    "| a | b |\n|---|---|\n| <img src=x onerror=a> | b |",
    "[^1]\n\n[^1]: <script>x</script>",
    "- [ ] <b onclick=a>",
    "<video src=//e.example><source src=//e.example>",
    "<a href='//e.example'>x</a>",
    "\u0000<scr\u0000ipt>",
    '<a href="x" \nonclick=a()>',
    '<noscript><p title="</noscript><img src=x onerror=a()>">',
    "<template><script>x</script></template>",
    "<input type=image src=x formaction=//e>",
]
TEXT = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), min_size=1, max_size=8
).map("".join)
TAGS = {
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
}
ATTRIBUTES = {
    "href",
    "title",
    "class",
    "id",
    "src",
    "alt",
    "width",
    "height",
    "loading",
    "type",
    "checked",
    "disabled",
    "start",
    "align",
    "rel",
}


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))


def assert_harmless(html: str) -> None:
    reader = Reader()
    reader.feed(html)
    for tag, attributes in reader.tags:
        assert tag in TAGS, html
        assert set(attributes) <= ATTRIBUTES, html
        if tag == "img":
            assert (attributes.get("src") or "").startswith("/files/"), html
        if tag == "input":
            assert attributes.get("type") == "checkbox", html
        address = (attributes.get("href") or "").strip().lower()
        assert (
            address.startswith(("#", "http:", "https:", "mailto:", "tel:"))
            or ":" not in address.split("/")[0]
        ), html
        assert not (attributes.get("id") or "fn1").lstrip("fn") or (
            attributes.get("id") or "fn1"
        ).startswith("fn"), html


@settings(max_examples=300, deadline=None)
@given(TEXT)
@example("".join(PIECES))
def test_markdown_is_harmless(typed):
    assert_harmless(render(typed))


@settings(max_examples=300, deadline=None)
@given(TEXT)
@example("".join(PIECES))
def test_imported_html_is_harmless(html):
    assert_harmless(sanitise(html))


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_sanitising_again_changes_nothing(html):
    once = sanitise(html)

    assert sanitise(once) == once
