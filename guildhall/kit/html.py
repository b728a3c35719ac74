"""HTML that is safe to show: one sanitiser for rendered Markdown and for imported HTML."""

import re
from collections.abc import Mapping
from html import escape, unescape
from html.parser import HTMLParser

import nh3

_TAGS = {
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
_ATTRIBUTES = {
    "a": {"href", "title", "class", "id"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "input": {"type", "checked", "disabled", "class"},
    "li": {"class", "id"},
    "ol": {"start", "class"},
    "ul": {"class"},
    "section": {"class"},
    "span": {"class"},
    "sup": {"class", "id"},
    "code": {"class"},
    "th": {"align"},
    "td": {"align"},
}
_CLASSES = {
    "a": {"mention", "footnote-backref", "named", "wanted"},
    "input": {"task-list-item-checkbox"},
    "li": {"task-list-item", "footnote-item"},
    "ol": {"footnotes-list"},
    "ul": {"contains-task-list"},
    "section": {"footnotes"},
    "span": {"mention"},
    "sup": {"footnote-ref"},
    "code": set(),
}
_UNMARKED = {tag: names - {"class"} for tag, names in _ATTRIBUTES.items()}
_OWN_PICTURE = re.compile(r"^/files/[0-9a-f]{64}\.(?:webp|png|jpg|gif)$")
_FOOTNOTE_ID = re.compile(r"^fn(?:ref)?(?:-[0-9a-f]{8}-)?\d+(?::\d+)?$")
_BLOCKS = {
    "p",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "blockquote",
    "div",
    "dd",
    "dt",
    "hr",
}
_LAST_TAG = re.compile(r"<img\b[^>]*>")
# What HTML's rules open again in each paragraph (HTML, 13.2.4.3); a link is never open twice.
_REPEATED = re.compile(
    r"<(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\t\n\f\r /])[^>]*>", re.IGNORECASE
)
_MOST_GROWTH, _SHORT = 10, 500


def sanitise(html: str) -> str:
    """`html` with only what we allow. A picture from elsewhere becomes a link to it."""
    cleaned = _clean(html)
    linked = _picture_links(cleaned)
    # A link that came inside another one is untangled.
    return linked if linked == cleaned else _clean(linked)


def sanitise_inside(html: str) -> str:
    """Like `sanitise`, for `html` inside our texts: without what only our renderer may mark."""
    return _clean(
        html,
        attributes={tag: names - {"class", "id"} for tag, names in _ATTRIBUTES.items()},
        classes={},
    )


def _clean(
    html: str,
    attributes: Mapping[str, set[str]] = _UNMARKED,
    classes: Mapping[str, set[str]] = _CLASSES,
) -> str:
    """HTML that grows beyond its bound, as only malicious HTML does, is shown as it was typed."""
    cleaned = nh3.clean(
        _repeated_bare(html),
        tags=_TAGS,
        attributes=dict(attributes),
        allowed_classes=dict(classes),
        attribute_filter=_keep_attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="nofollow noopener ugc",
        id_prefix=None,
        strip_comments=True,
    )
    return (
        cleaned
        if len(cleaned) <= _MOST_GROWTH * len(html) + _SHORT
        else f"<pre>{escape(html)}</pre>"
    )


def _repeated_bare(html: str) -> str:
    """`html` without the attributes of tags that are opened again in each paragraph.

    Of equal tags at most three are opened again, but of different ones all are, and a few letters
    become gigabytes.
    """
    end = html.rfind(">") + 1
    return _REPEATED.sub(r"<\1>", html[:end]) + html[end:]


def text_of(html: str) -> str:
    """The words of `html` as plain text, blocks apart by a line end."""
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    return re.sub(r"\n{2,}", "\n", "".join(reader.pieces)).strip()


def _keep_attribute(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "id" and not _FOOTNOTE_ID.match(value):
        return None
    if tag == "input":
        return _keep_checkbox(attribute, value)
    return value


def _keep_checkbox(attribute: str, value: str) -> str | None:
    if attribute == "type":
        return "checkbox"
    return value if attribute in ("checked", "disabled") else None


def _picture_links(html: str) -> str:
    return _LAST_TAG.sub(_picture_link, html) if "<img" in html else html


def _picture_link(match: re.Match[str]) -> str:
    attributes = _AttributeReader.read(match.group(0))
    source, alt = attributes.get("src") or "", attributes.get("alt") or ""
    if _OWN_PICTURE.match(source):
        return f'<img src="{escape(source)}" alt="{escape(alt)}" loading="lazy">'
    if source.startswith(("http://", "https://")):
        return (
            f'<a href="{escape(source)}" rel="nofollow noopener ugc">{escape(alt) or "picture"}</a>'
        )
    return escape(alt)


class _AttributeReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.attributes: dict[str, str | None] = {}

    @classmethod
    def read(cls, tag: str) -> dict[str, str | None]:
        reader = cls()
        reader.feed(tag)
        return reader.attributes

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes = dict(attrs)


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        self.pieces.append(unescape(data))


def with_whole_addresses(html: str, here: str) -> str:
    """For mails: full addresses in links, and pictures as links, because they need signing in."""
    with_links = _LAST_TAG.sub(lambda match: _picture_as_link(match, here), html)
    return re.sub(r'(<a\b[^>]*\bhref=")/(?!/)', rf"\g<1>{here}/", with_links)


def _picture_as_link(match: re.Match[str], here: str) -> str:
    attributes = _AttributeReader.read(match.group(0))
    source, alt = attributes.get("src") or "", attributes.get("alt") or "picture"
    return (
        f'<a href="{escape(here + source)}">{escape(alt)}</a>'
        if source.startswith("/")
        else escape(alt)
    )
