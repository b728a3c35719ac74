"""What the log calls the acts around ideas, and the kind of entry that they happen to."""

from guildhall.activity.verbs import NOTHING, Type, event

ROOM = "ideas"
IDEA = "idea"

IDEA_ADDED = event("idea.added", counts_as=Type.POSTED)
IDEA_JOINED = event("idea.joined", counts_as=Type.REACTED)
JOINING_TAKEN_BACK = event("idea.joining_taken_back", counts_as=NOTHING, takes_back=IDEA_JOINED)
IDEA_DOUBTED = event("idea.doubted", counts_as=Type.COMMENTED)
DOUBT_SETTLED = event("idea.doubt_settled", counts_as=NOTHING)
DOUBT_RAISED_AGAIN = event("idea.doubt_raised_again", counts_as=NOTHING)

IDEA_LOOKED_AT = event("idea.looked_at", counts_as=NOTHING)
IDEA_TRIED = event("idea.tried", counts_as=NOTHING)
IDEA_TAKEN_UP = event("idea.taken_up", counts_as=NOTHING)
IDEA_SET_ASIDE = event("idea.set_aside", counts_as=NOTHING)
IDEA_REOPENED = event("idea.reopened", counts_as=NOTHING)
IDEA_MOVED_ON = event("idea.moved_on", counts_as=NOTHING)
TEAM_BEGUN = event("team.begun", counts_as=NOTHING)
TEAM_RENAMED = event("team.renamed", counts_as=NOTHING)
TEAM_JOINED = event("team.joined", counts_as=NOTHING)
TEAM_LEFT = event("team.left", counts_as=NOTHING)
TEAM_ENDED = event("team.ended", counts_as=NOTHING)
IDEA_LATE = event("idea.late", counts_as=NOTHING)
IDEA_BUILT_ON = event("idea.built_on", counts_as=Type.GROWN)
COAUTHOR_ADDED = event("idea.coauthor_added", counts_as=NOTHING)
COAUTHOR_LEFT = event("idea.coauthor_left", counts_as=NOTHING)
HELP_WANTED = event("idea.help_wanted", counts_as=NOTHING)
HELP_ASKED = event("idea.help_asked", counts_as=NOTHING)
HELP_WISH_ENDED = event("idea.help_wish_ended", counts_as=NOTHING)

CHALLENGE = "challenge"

CHALLENGE_BEGUN = event("challenge.begun", counts_as=Type.POSTED)
CHALLENGE_CHANGED = event("challenge.changed", counts_as=NOTHING)
IDEA_PUT_IN = event("challenge.idea_put_in", counts_as=NOTHING)
IDEA_TAKEN_OUT = event("challenge.idea_taken_out", counts_as=NOTHING)
DECIDER_NAMED = event("challenge.decider_named", counts_as=NOTHING)
DECIDER_STEPPED_BACK = event("challenge.decider_stepped_back", counts_as=NOTHING)
CHALLENGE_CLOSED = event("challenge.closed", counts_as=NOTHING)
CHALLENGE_PASSED_ON = event("challenge.passed_on", counts_as=NOTHING)
CHALLENGE_LATE = event("challenge.late", counts_as=NOTHING)
ASSESSORS_ASKED = event("challenge.assessors_asked", counts_as=NOTHING)
ASSESSOR_ASKED = event("challenge.assessor_asked", counts_as=NOTHING)
SCORES_HANDED_IN = event("challenge.scores_handed_in", counts_as=NOTHING)
SCORES_TAKEN_BACK = event("challenge.scores_taken_back", counts_as=NOTHING)
SCORES_COMPLETE = event("challenge.scores_complete", counts_as=NOTHING)
CHALLENGE_DECIDED = event("challenge.decided", counts_as=Type.NOTED)
CHALLENGE_CALLED_OFF = event("challenge.called_off", counts_as=NOTHING)
CHALLENGE_REOPENED = event("challenge.reopened", counts_as=NOTHING)

SMALL_TEST = "small_test"
PLAN = "plan"  # what the draft of a change to one is called
BRIEF = "brief"  # and that of a change to a challenge

SMALL_TEST_BEGUN = event("small_test.begun", counts_as=Type.TRIED)
SMALL_TEST_CHANGED = event("small_test.changed", counts_as=NOTHING)
SMALL_TEST_LOGGED = event("small_test.logged", counts_as=Type.COMMENTED)
FIGURE_TAKEN_BACK = event("figure.taken_back", counts_as=NOTHING)
HELP_BEGUN = event("help.begun", counts_as=NOTHING)
HELP_ENDED = event("help.ended", counts_as=NOTHING)
SMALL_TEST_EXTENDED = event("small_test.extended", counts_as=NOTHING)
SMALL_TEST_TAKEN_OVER = event("small_test.taken_over", counts_as=NOTHING)
SMALL_TEST_OVER = event("small_test.over", counts_as=NOTHING)
SMALL_TEST_PASSED_ON = event("small_test.passed_on", counts_as=NOTHING)
SMALL_TEST_FINISHED = event("small_test.finished", counts_as=Type.NOTED)
SMALL_TEST_STOPPED = event("small_test.stopped", counts_as=Type.NOTED)
SMALL_TEST_REOPENED = event(
    "small_test.reopened", counts_as=NOTHING, takes_back=SMALL_TEST_FINISHED, of_anyone=True
)
SMALL_TEST_RESUMED = event(
    "small_test.resumed", counts_as=NOTHING, takes_back=SMALL_TEST_STOPPED, of_anyone=True
)
