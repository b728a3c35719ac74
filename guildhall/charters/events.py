"""What the log calls the acts around a charter."""

from guildhall.activity.verbs import NOTHING, Type, event

CHARTER_PROPOSED = event("charter.proposed", counts_as=Type.PROPOSED)
CHARTER_WITHDRAWN = event("charter.withdrawn", counts_as=NOTHING)
CHARTER_SUPPORTED = event("charter.supported", counts_as=NOTHING)
CHARTER_OBJECTED = event("charter.objected", counts_as=Type.OBJECTED)
OBJECTION_ANSWERED = event("charter.objection_answered", counts_as=NOTHING)
OBJECTION_WITHDRAWN = event("charter.objection_withdrawn", counts_as=NOTHING)
CHARTER_AGREED = event("charter.agreed", counts_as=Type.AGREED)
CHARTER_CHANGED = event("charter.changed", counts_as=NOTHING)
CHARTER_TO_REVIEW = event("charter.to_review", counts_as=NOTHING)
PLEDGE_WRITTEN = event("pledge.written", counts_as=NOTHING)
PLEDGE_TAKEN_BACK = event("pledge.taken_back", counts_as=NOTHING)
PLEDGE_DUE = event("pledge.due", counts_as=NOTHING)
PLEDGE_ANSWERED = event("pledge.answered", counts_as=NOTHING)
PLEDGE_ANSWER_TAKEN_BACK = event("pledge.answer_taken_back", counts_as=NOTHING)
OBJECTIVE_NOTED = event("objective.noted", counts_as=NOTHING)
