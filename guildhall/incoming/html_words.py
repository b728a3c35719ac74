"""What people wrote in an HTML mail, as Markdown.

Links, lists, tables, quotes and the places of pictures survive.
"""

import re
from collections.abc import Callable

from bs4 import BeautifulSoup, Comment, Tag
from markdownify import MarkdownConverter

from guildhall.incoming.typed import as_typed, escaped_line
from guildhall.kit.html import text_of

MOST_LETTERS = 1_000_000
DEEPEST, MOST_ELEMENTS = 120, 5_000
# What mail programs mark as not written here: signatures, and the mail that is answered.
_NOT_WRITTEN_HERE = (
    "style, script, title, head, .gmail_signature, .moz-signature, "
    ".protonmail_signature_block, #Signature, "
    "#ms-outlook-mobile-signature, #ms-outlook-mobile-body-separator-line, "
    ".gmail_quote_container, div.gmail_quote, "
    ".gmail_attr, .yahoo_quoted, .protonmail_quote, #mail-editor-reference-message-container"
)
# From such an element on, all its siblings belong to the mail that is answered.
_QUOTE_BEGINS = "#appendonsend, #divRplyFwdMsg, .OutlookMessageHeader, .moz-cite-prefix"
_BLOCKS = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
]
# How letters look is the program's as often as the writer's.
_LOOKS = ["b", "strong", "i", "em", "s", "del", "sub", "sup"]
_SHOWN_LINK = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)

# Letters that stand around the number of a picture: nobody may type them.
PLACES = {0xE000: None, 0xE001: None}

PictureAt = Callable[[str], str]


def html_text(html: str, place_of: PictureAt = lambda source: "") -> str:
    """Markdown of an HTML part.

    `place_of` gives what replaces the picture of an address, empty for none.
    """
    soup = BeautifulSoup(html[:MOST_LETTERS], "html.parser")
    # More, or deeper, than anybody writes: its words are read, its shape is not.
    if _is_beyond_bounds(soup):
        return as_typed(text_of(html[:MOST_LETTERS]))
    _drop_what_is_not_written_here(soup)
    _open_layouts(soup)
    made = _Markdown(place_of).convert_soup(soup)
    made = re.sub(r"[ \t\u00a0]+\n", "\n", made)
    made = re.sub("(?<=\ue001)\n+ *(?=[^|>])", "\n\n", made)  # a picture is a paragraph
    return re.sub(r"\n{3,}", "\n\n", made).strip("\n")


def _is_beyond_bounds(soup: BeautifulSoup) -> bool:
    depths = {id(soup): 0}
    for count, element in enumerate(soup.find_all(True)):
        depths[id(element)] = depth = depths[id(element.parent)] + 1
        if depth > DEEPEST or count > MOST_ELEMENTS:
            return True
    return False


def _drop_what_is_not_written_here(soup: BeautifulSoup) -> None:
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for unwritten in soup.select(_NOT_WRITTEN_HERE):
        unwritten.decompose()
    for beginning in soup.select(_QUOTE_BEGINS):
        is_thunderbird = "moz-cite-prefix" in (beginning.get("class") or [])
        for sibling in list(beginning.next_siblings):
            if not is_thunderbird or (isinstance(sibling, Tag) and sibling.name == "blockquote"):
                sibling.extract()
        beginning.decompose()


def _open_layouts(soup: BeautifulSoup) -> None:
    """A table that is only layout, of one column or row or around others, becomes paragraphs."""
    for table in reversed(soup.find_all("table")):
        rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        is_narrow = all(len(row.find_all(["td", "th"], recursive=False)) < 2 for row in rows)
        if is_narrow or len(rows) < 2 or table.find("table"):
            for part in table.find_all(["tr", "td", "th", "tbody", "thead", "tfoot"]):
                part.name = "div"
            table.name = "div"


class _Markdown(MarkdownConverter):
    """Text is escaped as it was typed; pictures become places; nothing remote is shown."""

    def __init__(self, place_of: PictureAt) -> None:
        super().__init__(heading_style="ATX", bullets="-", table_infer_header=True, strip=_LOOKS)
        self.place_of = place_of

    def escape(self, text: str, parent_tags: set[str]) -> str:
        text = text.translate(PLACES).replace("\n", " ")
        words = escaped_line(text.strip()) if text.strip() else ""
        if parent_tags & {"td", "th"}:
            words = re.sub(r"(?<!\\)\|", r"\\|", words)
        before, behind = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
        return f"{before}{words}{behind}" if words else before

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return " " if "_inline" in parent_tags else "\n"

    def convert_div(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """One that holds no other block is a line, as mail programs use it; not a paragraph."""
        words = text.strip("\n")
        if "_inline" in parent_tags:
            return f" {words} "
        ends = "\n" if words and el.find(_BLOCKS) is None else "\n\n"
        return f"{ends}{words}{ends}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        place = self.place_of(str(el.get("src", "")))
        if not place:
            return ""
        return f" {place} " if "_inline" in parent_tags else f"\n\n{place}\n\n"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = str(el.get("href", "")).strip()
        visible = text.strip().replace("\\", "")
        is_bare = visible in (address, address.rstrip("/"), address.partition(":")[2])
        if not visible or is_bare or "\ue000" in text or not _SHOWN_LINK.match(address):
            return text
        # markdownify's stubs leave out what it calls for each kind of element.
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]
