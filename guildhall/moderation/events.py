"""The events of moderation."""

from guildhall.activity.verbs import NOTHING, event

FLAG_RAISED = event("flag.raised", counts_as=NOTHING)
CASE_DECIDED = event("case.decided", counts_as=NOTHING)
MEASURE_TAKEN = event("measure.taken", counts_as=NOTHING)
MEASURE_UNDONE = event("measure.undone", counts_as=NOTHING)
APPEAL_MADE = event("appeal.made", counts_as=NOTHING)
APPEAL_DECIDED = event("appeal.decided", counts_as=NOTHING)
COMMUNITY_FOLDED = event("community.folded", counts_as=NOTHING)
COMMUNITY_SPLIT = event("community.split", counts_as=NOTHING)
FOLDING_UNDONE = event("community.folding_undone", counts_as=NOTHING)
CARE_CHANGED = event("care.changed", counts_as=NOTHING)
