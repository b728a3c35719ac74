"""What the event log and the audit log call the acts of people."""

from guildhall.activity.verbs import NOTHING, event

PERSON_ARRIVED = event("person.arrived", counts_as=NOTHING)
PERSON_CHANGED = event("person.changed", counts_as=NOTHING)
OFFERS_CHANGED = event("offers.changed", counts_as=NOTHING)
PERSON_LEFT = event("person.left", counts_as=NOTHING)
PERSON_CLAIMED = event("person.claimed", counts_as=NOTHING)
PERSON_BECAME_OWNER = event("person.became_owner", counts_as=NOTHING)
PERSON_LOCKED_OUT = event("person.locked_out", counts_as=NOTHING)
PERSON_LET_IN = event("person.let_in", counts_as=NOTHING)
PERSON_SUSPENDED = event("person.suspended", counts_as=NOTHING)
PERSON_BROUGHT_BACK = event("person.brought_back", counts_as=NOTHING)
PERSON_MADE_OWNER = event("person.made_owner", counts_as=NOTHING)
PERSON_NO_LONGER_OWNER = event("person.no_longer_owner", counts_as=NOTHING)
PERSON_EXPORTED = event("person.exported", counts_as=NOTHING)
PERSON_MERGED = event("person.merged", counts_as=NOTHING)
PERSON_MARKED = event("person.marked", counts_as=NOTHING)

OWNER_LINK_MADE = "owner link made"
BECAME_OWNER = "became owner"
SIGNED_IN = "signed in"
SETTINGS_CHANGED = "settings changed"
DATA_EXPORTED = "own data exported"
ACCOUNT_SUSPENDED = "account suspended"
ACCOUNT_BROUGHT_BACK = "account brought back"
SESSIONS_ENDED = "sessions ended"
MADE_OWNER = "made owner"
OWNERSHIP_TAKEN_BACK = "ownership taken back"
ACCOUNT_EXPORTED = "data exported by an owner"
ACCOUNTS_MERGED = "accounts merged"
LEFT_THE_HALL = "left the hall"
WAY_IN_MADE = "way in made"
WAY_IN_USED = "way in used"
CLAIM_OFFERED = "claim offered"
CLAIM_CONFIRMED = "claim confirmed"
CLAIM_REVOKED = "claim revoked"
OWNER_LOOKED_IN = "owner looked into a community"
ROLE_CHANGED = "role changed"
MARKED_AS_PROGRAM = "account marked as a program"
MARKED_AS_PERSON = "account marked as a person"
MEMBER_MODERATED = "member paused or removed"
