"""What stewards did about the figures."""

from guildhall.activity.verbs import NOTHING, event

REMEDY_BEGUN = event("steward.acted", counts_as=NOTHING)
REMEDY_JUDGED = event("remedy.judged", counts_as=NOTHING)
REMEDY_GIVEN_UP = event("remedy.given_up", counts_as=NOTHING)
# By the hall: a new concern.
SIGN_SEEN = event("health.sign_seen", counts_as=NOTHING)
