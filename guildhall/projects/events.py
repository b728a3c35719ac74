"""What the log calls the acts around projects, and the kind of entry that they happen to."""

from guildhall.activity.verbs import NOTHING, Type, event

ROOM = "projects"
PROJECT = "project"

PROJECT_STARTED = event("project.started", counts_as=Type.POSTED)
PROJECT_PLANNED = event("project.planned", counts_as=NOTHING)
PROJECT_MOVED = event("project.moved", counts_as=NOTHING)
PROJECT_JOINED = event("project.joined", counts_as=Type.REACTED)
PROJECT_LEFT = event("project.left", counts_as=NOTHING, takes_back=PROJECT_JOINED)
PROJECT_GUIDED = event("project.guided", counts_as=NOTHING)
STEP_ANSWERED = event("project.step_answered", counts_as=Type.EDITED)
ORGANISER_ADDED = event("project.organiser_added", counts_as=NOTHING)
ORGANISER_LEFT = event("project.organiser_left", counts_as=NOTHING)
PROJECT_TAKEN_OVER = event("project.taken_over", counts_as=NOTHING)
PROJECT_OVER = event("project.over", counts_as=NOTHING)
PROJECT_PASSED_ON = event("project.passed_on", counts_as=NOTHING)
PROJECT_FINISHED = event("project.finished", counts_as=Type.NOTED)
PROJECT_STOPPED = event("project.stopped", counts_as=Type.NOTED)
PROJECT_REOPENED = event(
    "project.reopened", counts_as=NOTHING, takes_back=PROJECT_FINISHED, of_anyone=True
)
PROJECT_RESUMED = event(
    "project.resumed", counts_as=NOTHING, takes_back=PROJECT_STOPPED, of_anyone=True
)
THANKS_WRITTEN = event("project.thanks_written", counts_as=Type.REACTED)
VOICE_NOTED = event("project.voice_noted", counts_as=NOTHING)
VOICE_REMOVED = event("project.voice_removed", counts_as=NOTHING)
ASSET_NOTED = event("project.asset_noted", counts_as=NOTHING)
ASSET_REMOVED = event("project.asset_removed", counts_as=NOTHING)
QUESTIONS_SET = event("project.questions_set", counts_as=NOTHING)
STREET_ANSWERED = event("project.street_answered", counts_as=NOTHING)
OPTIONS_SET = event("project.options_set", counts_as=NOTHING)
OPTIONS_SCORED = event("project.options_scored", counts_as=Type.REACTED)
OPTION_CHOSEN = event("project.option_chosen", counts_as=NOTHING)
JUDGED = event("project.judged", counts_as=Type.REACTED)

SUPPLY_ADDED = event("supply.added", counts_as=NOTHING)
SUPPLY_TAKEN = event("supply.taken", counts_as=Type.ACTION_TAKEN)
SUPPLY_GIVEN_BACK = event("supply.given_back", counts_as=NOTHING, takes_back=SUPPLY_TAKEN)
SUPPLY_REMOVED = event("supply.removed", counts_as=NOTHING)

TASK_ADDED = event("task.added", counts_as=NOTHING)
TASK_CHANGED = event("task.changed", counts_as=NOTHING)
TASK_TAKEN = event("task.taken", counts_as=Type.ACTION_TAKEN)
TASK_GIVEN_BACK = event("task.given_back", counts_as=NOTHING, takes_back=TASK_TAKEN)
TASK_FINISHED = event("task.finished", counts_as=Type.ACTION_DONE)
TASK_REOPENED = event("task.reopened", counts_as=NOTHING, takes_back=TASK_FINISHED)
TASK_READY = event("task.ready", counts_as=NOTHING)
TASK_REMOVED = event("task.removed", counts_as=NOTHING)

SHIFT_ADDED = event("shift.added", counts_as=NOTHING)
SHIFT_CHANGED = event("shift.changed", counts_as=NOTHING)
SHIFT_REMOVED = event("shift.removed", counts_as=NOTHING)
SHIFT_TAKEN = event("shift.taken", counts_as=Type.ACTION_TAKEN)
SHIFT_GIVEN_BACK = event("shift.given_back", counts_as=NOTHING, takes_back=SHIFT_TAKEN)
SWAP_ASKED = event("shift.swap_asked", counts_as=NOTHING)
SWAP_TAKEN_BACK = event("shift.swap_taken_back", counts_as=NOTHING)
SHIFT_SWAPPED = event("shift.swapped", counts_as=NOTHING)
SHIFT_REMINDED = event("shift.reminded", counts_as=NOTHING)
CHECKED_IN = event("shift.checked_in", counts_as=Type.ATTENDED)
CHECK_IN_TAKEN_BACK = event(
    "shift.check_in_taken_back", counts_as=NOTHING, takes_back=CHECKED_IN, of_anyone=True
)
VOLUNTEER_CAME = event("volunteer.came", counts_as=NOTHING)

PUBLIC_OPENED = event("project.public_opened", counts_as=NOTHING)
PUBLIC_CLOSED = event("project.public_closed", counts_as=NOTHING)
VOLUNTEER_OFFERED = event("volunteer.offered", counts_as=NOTHING)
VOLUNTEER_LEFT = event("volunteer.left", counts_as=NOTHING)

BUDGET_SET = event("budget.set", counts_as=NOTHING)
LINE_ADDED = event("budget.line_added", counts_as=NOTHING)
LINE_CHANGED = event("budget.line_changed", counts_as=NOTHING)
LINE_REMOVED = event("budget.line_removed", counts_as=NOTHING)
CLAIM_HANDED_IN = event("claim.handed_in", counts_as=NOTHING)
CLAIM_APPROVED = event("claim.approved", counts_as=NOTHING)
APPROVAL_TAKEN_BACK = event("claim.approval_taken_back", counts_as=NOTHING)
CLAIM_REFUSED = event("claim.refused", counts_as=NOTHING)
CLAIM_WITHDRAWN = event("claim.withdrawn", counts_as=NOTHING)
PLEDGE_MADE = event("pledge.made", counts_as=NOTHING)
PLEDGE_WITHDRAWN = event("pledge.withdrawn", counts_as=NOTHING)
PLEDGE_RENEWED = event("pledge.renewed", counts_as=NOTHING)
PLEDGE_RECEIVED = event("pledge.received", counts_as=NOTHING)
PLEDGE_NOT_RECEIVED = event("pledge.not_received", counts_as=NOTHING)
PLEDGE_THANKED = event("pledge.thanked", counts_as=NOTHING)
