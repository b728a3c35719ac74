"""What stewards did about what was seen."""

from guildhall.activity.verbs import NOTHING, event

REMEDY_BEGUN = event("steward.acted", counts_as=NOTHING)
REMEDY_JUDGED = event("remedy.judged", counts_as=NOTHING)
REMEDY_GIVEN_UP = event("remedy.given_up", counts_as=NOTHING)
# By the hall: one that was not there before.
SIGN_SEEN = event("health.sign_seen", counts_as=NOTHING)
