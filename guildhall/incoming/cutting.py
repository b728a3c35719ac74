"""What people wrote in an answer, without the quote below it and without their signature.

Every line is read a fixed number of times, so the time grows with the length of a mail and no
faster.
"""

import re
from collections.abc import Sequence

from guildhall.incoming.introductions import (
    bare,
    begins_quote,
    is_header_block,
    is_rule,
    start_of_introduction,
)
from guildhall.kit.words import without_controls
from guildhall.notifications.addresses import MARKER

MOST_LETTERS = 500_000
SIGNATURE_LINES = 12
_WORDS = MARKER.strip("― ")
_MARKER_LINE = re.compile(rf"^\W{{0,4}}{re.escape(_WORDS)}\W{{0,4}}$")
_SENT_BY = re.compile(
    r"\b(?:sent|get|gesendet|versendet|verschickt|geschickt|holen|beziehen|laden|envoyée?|"
    r"téléchargez?|obtenir|enviado|enviada|enviat|"
    r"obtener|obter|descarga|inviat[oa]|ottieni|scarica|verzonden|verstuurd|skickat|skickades|"
    r"sendt|hent|hämta|lähetetty|"
    r"hanki|saadetud|sūtīts|nosūtīts|išsiųsta|wysłan[eoy]|pobierz|odesláno|odoslané|získejte|"
    r"küldve|elküldve|trimis|"
    r"отправлено|скачать|надіслано|изпратено|poslano|poslato|στάλθηκε|gönderildi|"
    r"gönderilmiştir|נשלח|نشلח|أرسل\w*|ارسال|dikirim|dihantar|"
    r"đã gửi|được gửi)\b|送信|发自|發自|傳送自|發送自|发送自|보냄|보낸|ส่งจาก",
    re.IGNORECASE,
)
_PROGRAM = re.compile(
    r"\b(?:iphone|ipad|android|galaxy|samsung|outlook|yahoo|aol|gmail|gmx|web\.de|"
    r"proton\s?mail|proton|fastmail|k-9|thunderbird|spark|"
    r"airmail|mailspring|bluemail|blue mail|huawei|honor|xiaomi|redmi|oneplus|oppo|pixel|nokia|"
    r"motorola|sony|blackberry|windows|"
    r"mail\.ru|yandex|zoho|tutanota|tuta|hey|superhuman|edison|canary|mail for|phone|"
    r"smartphone|mobile|handy|telefon\w*|"
    r"téléphone|móvil|celular|cellulare|mobiel\w*|mobil\w*|puhelimes\w*|телефон\w*)(?!\w)|"
    r"iPhone|携帯|手机|手機",
    re.IGNORECASE,
)


def cut(text: str, *, is_marked: bool = False) -> str:
    """The words of the answer itself; empty where there are none.

    Our own marker, which most programs quote, is the surest edge: what is above it is kept as
    it is, except for the line that introduces the quote. Without the marker a quote is known by
    its introduction, and where everything new is below the quote, that is taken.
    `is_marked`: another part of the same mail has the marker.
    """
    lines = lines_of(text)
    place = place_of_marker(lines)
    if place is None and is_marked:
        return _without_endings([line for line in lines if not _is_quoted(line)])
    if place is None:
        return _without_endings(_before_quote(lines)) or _without_endings(_unquoted(lines))
    above = [*lines[:place], _before_marker(lines[place])]
    return _without_endings(above[: start_of_introduction(above)]) or _below_marker(lines[place:])


def words_below(text: str) -> str:
    """What was written below the quoted mail, where something new is above it, too."""
    lines = lines_of(text)
    place = place_of_marker(lines)
    return (
        _below_marker(lines[place:])
        if place is not None and cut(text) != _below_marker(lines[place:])
        else ""
    )


def without_endings(text: str) -> str:
    """All words, quotes too, without a signature and what programs add at the end."""
    return _without_endings(lines_of(text))


def has_marker(text: str) -> bool:
    return place_of_marker(lines_of(text)) is not None


def lines_of(text: str) -> list[str]:
    return without_controls(text[:MOST_LETTERS]).split("\n")


def place_of_marker(lines: Sequence[str]) -> int | None:
    """The line in which our own marker is: alone, or behind an introduction on the same line."""
    for place, line in enumerate(lines):
        if _WORDS not in line:
            continue
        before = bare(_before_marker(line))
        if _MARKER_LINE.match(bare(line)) or start_of_introduction([before]) == 0:
            return place
    return None


def _before_marker(line: str) -> str:
    return line[: line.index(_WORDS)].rstrip("― \t>|*\\")


def _before_quote(lines: list[str]) -> list[str]:
    """The lines before a quote that a program made.

    That is an introduction, and below it nothing but quoted lines.
    """
    for place, line in enumerate(lines):
        if _is_quoted(line) and (place == 0 or not _is_quoted(lines[place - 1])):
            start = _begins_here(lines, place)
            if start is not None:
                return lines[:start]
        if is_header_block(lines, place) or (
            is_rule(bare(line)) and is_header_block(lines, _next_words(lines, place + 1))
        ):
            return lines[:place]
    end = len(lines)
    while end and (not lines[end - 1].strip() or _is_quoted(lines[end - 1])):
        end -= 1
    return lines[: begins_quote(lines, end)]


def _begins_here(lines: list[str], place: int) -> int | None:
    """Where the introduction of the quote that begins at `place` begins: above it, or within it."""
    end = place
    while end and not lines[end - 1].strip():
        end -= 1
    start = begins_quote(lines, end)
    if start < end:
        return start
    for inside in range(place + 1, min(place + 6, len(lines)) + 1):
        if not _is_quoted(lines[inside - 1]):
            return None
        if begins_quote(lines, inside) == place:
            return place
    return None


def _next_words(lines: Sequence[str], place: int) -> int:
    return next(
        (at for at in range(place, min(place + 3, len(lines))) if lines[at].strip()), len(lines)
    )


def _unquoted(lines: Sequence[str]) -> list[str]:
    """Lines that are no quote, for people who write below one; without its introduction."""
    left = [line for line in lines if not _is_quoted(line)]
    top = next((at for at, line in enumerate(left) if line.strip()), len(left))
    for end in range(top + 1, min(top + 6, len(left)) + 1):
        if begins_quote(left, end) == top:
            return left[end:]
    return left


def _below_marker(lines: Sequence[str]) -> str:
    """Paragraphs of one's own below a quote whose every line is marked as one."""
    if not _is_quoted(lines[0]):
        return ""
    own: list[str] = []
    for place, line in enumerate(lines[1:], start=1):
        begins = not lines[place - 1].strip()
        if not _is_quoted(line) and (begins or not line.strip() or (own and own[-1])):
            own.append(line)
        elif own and own[-1]:
            own.append("")
    return _without_endings(own)


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _without_endings(lines: Sequence[str]) -> str:
    """Without a signature, and without what phones add about themselves, at the end."""
    kept = _trimmed(lines)
    kept = _without_signature(_without_program_note(kept))
    return "\n".join(_trimmed(_without_program_note(kept)))


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Without empty lines at both ends, and the bare marks of a quote at the lower one."""
    kept = [line.rstrip() for line in lines]
    while kept and not bare(kept[-1]):
        kept.pop()
    start = next((at for at, line in enumerate(kept) if line), 0)
    return kept[start:]


def _without_signature(lines: list[str]) -> list[str]:
    """A few lines below the line “-- ” (RFC 3676, 4.3)."""
    marks = [place for place, line in enumerate(lines) if line.rstrip() in ("--", "\\--")]
    if len(marks) == 1 and len(lines) - marks[0] <= SIGNATURE_LINES:
        return _trimmed(lines[: marks[0]])
    return lines


def _without_program_note(lines: list[str]) -> list[str]:
    """The last paragraph, where it is one line of a program about itself."""
    if not lines:
        return lines
    last = bare(lines[-1])
    stands_alone = len(lines) == 1 or not lines[-2].strip() or lines[-2].strip() in ("--", "\\--")
    is_short = len(last) <= 160 and len(last.split()) <= 14
    if stands_alone and is_short and _SENT_BY.search(last) and _PROGRAM.search(last):
        return _trimmed(lines[:-1])
    return lines
