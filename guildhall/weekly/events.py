"""What happens to a letter of the week."""

from guildhall.activity.verbs import NOTHING, event

WEEKLY_LETTER_SENT = event("weekly_letter.sent", counts_as=NOTHING)
