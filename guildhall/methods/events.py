"""What the log calls the acts around methods, and the kinds of entry that they happen to.

What is written at a table is no event: it is the table's, and is kept with each pause in typing.
"""

from guildhall.activity.verbs import NOTHING, Type, event

ROOM = "methods"
SESSION = "session"
RUN_SHEET = "run_sheet"

RUN_SHEET_ADDED = event("run_sheet.added", counts_as=Type.POSTED)
SESSION_PREPARED = event("session.prepared", counts_as=Type.POSTED)
SESSION_BEGUN = event("session.begun", counts_as=NOTHING)
SESSION_LED = event("session.led", counts_as=NOTHING)
SESSION_ENDED = event("session.ended", counts_as=NOTHING)
SESSION_REOPENED = event("session.reopened", counts_as=NOTHING)
