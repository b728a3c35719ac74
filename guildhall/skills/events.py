"""What the logs call the acts around what people bring: no contribution, and never measured."""

from guildhall.activity.verbs import NOTHING, event

SKILL_CONFIRMED = event("skill.confirmed", counts_as=NOTHING)
CONFIRMATION_ACCEPTED = event("confirmation.accepted", counts_as=NOTHING)
CONFIRMATION_HIDDEN = event("confirmation.hidden", counts_as=NOTHING)
CONFIRMATION_TAKEN_BACK = event("confirmation.taken_back", counts_as=NOTHING)
SUGGESTION_HIDDEN = event("suggestion.hidden", counts_as=NOTHING)

LIST_LOADED = "skills list loaded"
LIST_SWITCHED_OFF = "skills list switched off"
LIST_SWITCHED_ON = "skills list switched on"
LIST_REMOVED = "skills list removed"
