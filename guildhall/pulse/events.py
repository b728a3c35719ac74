"""What happens to a survey. Who answered is not recorded, and never will be."""

from guildhall.activity.verbs import NOTHING, event

PULSE_OPENED = event("pulse.opened", counts_as=NOTHING)
PULSE_CLOSED = event("pulse.closed", counts_as=NOTHING)
