"""What the log calls what happens around newcomers."""

from guildhall.activity.verbs import NOTHING, Type, event

GREETER_ASKED = event("newcomer.greeter_asked", counts_as=NOTHING)
NEWCOMER_GREETED = event("newcomer.greeted", counts_as=Type.WELCOMED)
FIRST_POST_WAITS = event("newcomer.first_post_waits", counts_as=NOTHING)
BUDDY_WANTED = event("buddy.wanted", counts_as=NOTHING)
BUDDY_ASKED = event("buddy.asked", counts_as=NOTHING)
BUDDY_AGREED = event("buddy.agreed", counts_as=NOTHING)
BUDDY_DECLINED = event("buddy.declined", counts_as=NOTHING)
BUDDY_ENDED = event("buddy.ended", counts_as=NOTHING)
