"""What the log calls the acts around library, and the kind of entry that they happen to."""

from guildhall.activity.verbs import NOTHING, Type, event

ROOM = "library"
PAGE = "page"
TERM = "term"

PAGE_ADDED = event("page.added", counts_as=Type.POSTED)
PAGE_CHANGED = event("page.changed", counts_as=NOTHING)
FILE_REPLACED = event("file.replaced", counts_as=Type.EDITED)
PAGE_MOVED = event("page.moved", counts_as=NOTHING)
PAGE_WITHDRAWN = event("page.withdrawn", counts_as=Type.RETIRED)
PAGE_BROUGHT_BACK = event("page.brought_back", counts_as=NOTHING)

TERM_ADDED = event("term.added", counts_as=Type.POSTED)

READING_LIST_ADDED = event("reading_list.added", counts_as=Type.DRAFTED)
READING_LIST_CHANGED = event("reading_list.changed", counts_as=NOTHING)
READING_LIST_REMOVED = event("reading_list.removed", counts_as=NOTHING)

WANTED_PUT = event("wanted.put", counts_as=NOTHING)
WANTED_TAKEN = event("wanted.taken", counts_as=Type.ACTION_TAKEN)
WANTED_LET_GO = event("wanted.let_go", counts_as=NOTHING, takes_back=WANTED_TAKEN)
WANTED_WRITTEN = event("wanted.written", counts_as=NOTHING)
RELIANCE_BEGUN = event("reliance.begun", counts_as=NOTHING)
RELIANCE_CHANGED = event("reliance.changed", counts_as=NOTHING)
RELIANCE_ENDED = event("reliance.ended", counts_as=NOTHING)
PAGE_CONFIRMED = event("page.confirmed", counts_as=Type.VALIDATED)
PAGE_TO_CONFIRM = event("page.to_confirm", counts_as=NOTHING)
PAGE_OFFERED = event("page.offered", counts_as=NOTHING)
PAGE_OFFER_TAKEN_BACK = event("page.offer_taken_back", counts_as=NOTHING)
PAGE_OFFER_DECLINED = event("page.offer_declined", counts_as=NOTHING)
PAGE_TAKEN_OVER = event("page.taken_over", counts_as=NOTHING)
OWNER_NAMED = event("owner.named", counts_as=NOTHING)
PAGE_LOOKED_AFTER = event("page.looked_after", counts_as=NOTHING)
PAGE_LET_GO = event("page.let_go", counts_as=NOTHING)
PAGE_PASSED_ON = event("page.passed_on", counts_as=NOTHING)
PAGES_OWNERLESS = event("pages.ownerless", counts_as=NOTHING)

CHANGE_SUGGESTED = event("change.suggested", counts_as=Type.REVISED)
SUGGESTION_TAKEN = event("suggestion.taken", counts_as=NOTHING)
SUGGESTION_DECLINED = event("suggestion.declined", counts_as=NOTHING)
SUGGESTION_REOPENED = event("suggestion.reopened", counts_as=NOTHING)
SUGGESTION_TAKEN_BACK = event(
    "suggestion.taken_back", counts_as=NOTHING, takes_back=CHANGE_SUGGESTED
)
SUGGESTION_RENEWED = event("suggestion.renewed", counts_as=NOTHING)
SUGGESTION_WAITS = event("suggestion.waits", counts_as=NOTHING)
