"""What happened to a pulse. Who answered is not among it, and never will be."""

from guildhall.activity.verbs import NOTHING, event

PULSE_OPENED = event("pulse.opened", counts_as=NOTHING)
PULSE_CLOSED = event("pulse.closed", counts_as=NOTHING)
