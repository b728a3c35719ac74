"""The names under which letters are known elsewhere. None is an event: nothing is logged."""

LETTER_WRITTEN = "letter.written"
CIRCLE_CHANGED = "circle.changed"
LETTERS_REPORTED = "letters.reported"
REPORT_CLOSED = "letters.report_closed"
SHARING_ASKED = "letter.sharing_asked"
SHARING_OPENED = "letter.sharing_opened"


def notice_key(letter_id: int) -> str:
    """What is new in one letter gathers in one notice."""
    return f"letter:{letter_id}"


def sharing_key(sharing_id: int) -> str:
    return f"letter-sharing:{sharing_id}"


def draft_target(letter_id: int) -> str:
    return f"letter {letter_id}"
