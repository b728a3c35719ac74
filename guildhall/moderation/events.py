"""What the log calls the acts of moderation."""

FLAG_RAISED = "flag.raised"
CASE_DECIDED = "case.decided"
MEASURE_TAKEN = "measure.taken"
MEASURE_UNDONE = "measure.undone"
APPEAL_MADE = "appeal.made"
APPEAL_DECIDED = "appeal.decided"
CARE_CHANGED = "care.changed"
