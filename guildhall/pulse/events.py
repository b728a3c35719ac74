"""What happened to a pulse. Who answered is not among it, and never will be."""

PULSE_OPENED = "pulse.opened"
PULSE_CLOSED = "pulse.closed"
