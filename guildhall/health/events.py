"""What stewards did about what was seen."""

REMEDY_BEGUN = "steward.acted"
REMEDY_JUDGED = "remedy.judged"
REMEDY_GIVEN_UP = "remedy.given_up"
