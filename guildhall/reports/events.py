"""What happened to a sponsor's page."""

PAGE_SHOWN = "sponsor_page.shown"
PAGE_REMARKED = "sponsor_page.remarked"
PAGE_SENT = "sponsor_page.sent"
