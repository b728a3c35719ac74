"""What stewards did about the figures."""

from guildhall.activity.verbs import NOTHING, event

REMEDY_BEGUN = event("steward.acted", counts_as=NOTHING)
REMEDY_JUDGED = event("remedy.judged", counts_as=NOTHING)
REMEDY_GIVEN_UP = event("remedy.given_up", counts_as=NOTHING)
CHANGE_EXPECTED = event("health.change_expected", counts_as=NOTHING)
CHANGE_UNEXPECTED = event("health.change_unexpected", counts_as=NOTHING)
# By the hall: a new concern.
SIGN_SEEN = event("health.sign_seen", counts_as=NOTHING)
# By the hall: a change was expected until a day, and is still there after it.
EXPECTED_DAY_PASSED = event("health.expected_day_passed", counts_as=NOTHING)
