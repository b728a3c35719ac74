"""What the notices of mentoring are called. None of them is an event: nothing is logged.

They are made directly, in the act's own transaction (`notifications.direct`).
"""

PROPOSED = "mentoring.proposed"
PAIRED = "mentoring.paired"
WRITTEN = "mentoring.written"
MEETING_SET = "mentoring.meeting_set"
ENDED = "mentoring.ended"
PARTED = "mentoring.parted"
SILENT = "mentoring.silent"
NOTEBOOK = "notebook"  # the form of a draft

PROPOSALS_IN_ADDRESSES, NOTEBOOKS_IN_ADDRESSES = 2, 3  # in mails that were sent: they stay


def notice_key(verb: str, about_id: int) -> str:
    """What happens in one notebook gathers in one notice."""
    return f"{verb}:{about_id}"
