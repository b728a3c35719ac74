"""Why a page refuses a form: the sentences that stand beside its fields, without the page."""

from html.parser import HTMLParser

_SAYS_WHY = {"wrong", "is-error", "is-problem"}
_EMPTY = {"br", "img", "input", "link", "meta", "hr", "use", "source", "col", "wbr"}
MOST_REASONS = 5


def reasons_in(page: str) -> list[str]:
    """Each once, in the page's order; a plain text is its own reason."""
    if "<" not in page:
        return [page.strip()] if page.strip() else []
    reader = _Reader()
    reader.feed(page)
    return list(dict.fromkeys(filter(None, reader.reasons)))[:MOST_REASONS]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.reasons: list[str] = []
        self._depth = 0  # within an element that says why

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY:
            return
        if self._depth:
            self._depth += 1
        elif _SAYS_WHY & set((dict(attrs).get("class") or "").split()):
            self._depth = 1
            self.reasons.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag not in _EMPTY:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.reasons[-1] = " ".join(f"{self.reasons[-1]} {data}".split())
