"""What happens to a page for sponsors."""

from guildhall.activity.verbs import NOTHING, event

PAGE_SHOWN = event("sponsor_page.shown", counts_as=NOTHING)
PAGE_REMARKED = event("sponsor_page.remarked", counts_as=NOTHING)
PAGE_SENT = event("sponsor_page.sent", counts_as=NOTHING)
