"""The parts of a decision's page that change in place, and hold acts of their own."""

ASKED = "asked"  # in which people answer
OUTCOME = "outcome"  # what is decided
STEWARDS = "stewards"  # what the stewards say, where it is decided together
