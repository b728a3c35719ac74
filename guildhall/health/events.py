"""What stewards did about what was seen."""

REMEDY_BEGUN = "steward.acted"
REMEDY_JUDGED = "remedy.judged"
REMEDY_GIVEN_UP = "remedy.given_up"
SIGN_SEEN = "health.sign_seen"  # by the hall: one that was not there before
