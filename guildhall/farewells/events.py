"""What the log calls the acts around what someone left behind: public acts, no contributions."""

from guildhall.activity.verbs import NOTHING, event

ENTRY_TAKEN_OVER = event("entry.taken_over", counts_as=NOTHING)
ENTRY_HANDED_BACK = event("entry.handed_back", counts_as=NOTHING)
WORDS_KEPT = event("words.kept", counts_as=NOTHING)
