"""What the log calls the acts around tips and practices, and the kinds that they happen to."""

from guildhall.activity.verbs import NOTHING, Type, event

ROOM = "practices"
TIP, PRACTICE = "tip", "practice"

TIP_ADDED = event("tip.added", counts_as=Type.DRAFTED)
PRACTICE_WRITTEN = event("practice.written", counts_as=Type.DRAFTED)
WAY_SAID_MORE = event("way.said_more", counts_as=Type.REVISED)
RUNG_CHANGED = event("rung.changed", counts_as=NOTHING)
CHECK_OFFERED = event("check.offered", counts_as=NOTHING)
CHECK_CLAIMED = event("check.claimed", counts_as=NOTHING)
CHECK_LET_GO = event("check.let_go", counts_as=NOTHING)
CHECK_PASSED_ON = event("check.passed_on", counts_as=NOTHING)
WAY_QUESTIONED = event("way.questioned", counts_as=Type.RETURNED)
WAY_QUESTION_ANSWERED = event("way.question_answered", counts_as=NOTHING)
WAY_CHECKED_ONCE = event("way.checked_once", counts_as=Type.VALIDATED)
WAY_CHECKED = event("way.checked", counts_as=Type.VALIDATED)
CHECK_TAKEN_BACK = event("check.taken_back", counts_as=NOTHING)
CHECK_LAPSED = event("check.lapsed", counts_as=NOTHING)
WAY_STOOD_BEHIND = event("way.stood_behind", counts_as=NOTHING)
WAY_STEPPED_BACK = event("way.stepped_back", counts_as=NOTHING)
WAY_WITHDRAWN = event("way.withdrawn", counts_as=Type.RETIRED)
WAY_BROUGHT_BACK = event("way.brought_back", counts_as=NOTHING)
WAY_LOOKED_AT_AGAIN = event("way.looked_at_again", counts_as=Type.VALIDATED)
WAY_OVERDUE = event("way.overdue", counts_as=NOTHING)
USE_SAID = event("use.said", counts_as=Type.ADOPTED)
USE_TAKEN_BACK = event("use.taken_back", counts_as=NOTHING, takes_back=USE_SAID)
ROLLOUT_OPENED = event("rollout.opened", counts_as=NOTHING)
ROLLOUT_ASKED = event("rollout.asked", counts_as=NOTHING)
ROLLOUT_REMINDED = event("rollout.reminded", counts_as=NOTHING)
ROLLOUT_ANSWERED = event("rollout.answered", counts_as=NOTHING)
ROLLOUT_CLOSED = event("rollout.closed", counts_as=NOTHING)
ROLLOUT_REOPENED = event("rollout.reopened", counts_as=NOTHING)
