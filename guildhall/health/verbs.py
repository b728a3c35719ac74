"""The one table from our verbs to the event types of domain.md 0.1, and what each type counts as."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from guildhall.charters import events as charters
from guildhall.commons import events as commons
from guildhall.communities import events as communities
from guildhall.meetings import events as meetings
from guildhall.newcomers import events as newcomers
from guildhall.practices import events as practices
from guildhall.questions import events as questions
from guildhall.stories import events as stories
from guildhall.table import events as table


class Type(StrEnum):
    """Types of domain.md 0.1. `thread.grown`, `meeting.noted`, `meeting.proposed`, `member.welcomed` and `trial.begun` are ours:
    acts that its definitions name (curate, summarise, propose, welcome, “I'll try this”) and its table does not.
    """

    ASKED = "question.asked"
    ANSWERED = "answer.posted"
    COMMENTED = "comment.posted"
    HELPED = "answer.helped"
    POSTED = "post.created"
    DRAFTED = "item.drafted"
    VALIDATED = "item.validated"
    RETURNED = "item.returned"
    REVISED = "item.revised"
    RETIRED = "item.retired"
    TRIED = "trial.begun"
    ADOPTED = "adoption.reported"
    READ = "read.opened"
    REACTED = "reaction.given"
    SCHEDULED = "meeting.scheduled"
    HELD = "meeting.held"
    NOT_HELD = "meeting.not_held"
    CANCELLED = "meeting.cancelled"
    ATTENDED = "meeting.attended"
    HOSTED = "meeting.hosted"
    PROPOSED_POINT = "meeting.proposed"
    NOTED = "meeting.noted"
    ACTION_TAKEN = "action.taken"
    ACTION_DONE = "action.done"
    CHAT_PAIRED = "chat.paired"
    CHAT_DONE = "chat.done"
    EDITED = "doc.edited"
    INVITED = "member.invited"
    REQUESTED = "member.requested"
    JOINED = "member.joined"
    LEFT = "member.left"
    WELCOMED = "member.welcomed"
    ROLE_TAKEN = "role.taken"
    ROLE_ENDED = "role.ended"
    STORY = "story.told"
    PROPOSED = "decision.proposed"
    OBJECTED = "decision.objected"
    AGREED = "decision.agreed"
    GROWN = "thread.grown"
    TOPIC_ADDED = "topic.added"


@dataclass(frozen=True, slots=True)
class Meaning:
    """How a type counts: as which kind of contribution ("" for none), and whether it carries the community."""

    kind: str = ""
    carries: bool = False

    @property
    def is_contribution(self) -> bool:
        return bool(self.kind)


MEANINGS: Mapping[Type, Meaning] = {
    Type.ASKED: Meaning("ask"),
    Type.ANSWERED: Meaning("help", carries=True),
    Type.COMMENTED: Meaning("talk"),
    Type.POSTED: Meaning("share"),
    Type.STORY: Meaning("share"),
    Type.DRAFTED: Meaning("build"),
    Type.EDITED: Meaning("build"),
    Type.REVISED: Meaning("review", carries=True),
    Type.VALIDATED: Meaning("review", carries=True),
    Type.RETURNED: Meaning("review", carries=True),
    Type.SCHEDULED: Meaning("carry", carries=True),
    Type.HOSTED: Meaning("carry", carries=True),
    Type.NOTED: Meaning("carry", carries=True),
    Type.WELCOMED: Meaning("carry", carries=True),
    Type.GROWN: Meaning("carry", carries=True),
    Type.PROPOSED_POINT: Meaning("talk"),
    Type.PROPOSED: Meaning("carry", carries=True),
    Type.OBJECTED: Meaning("talk"),
    Type.ADOPTED: Meaning("report"),
}  # fmt: skip

TYPES: Mapping[str, Type] = {
    questions.QUESTION_ASKED: Type.ASKED,
    questions.ANSWER_POSTED: Type.ANSWERED,
    questions.ANSWER_ACCEPTED: Type.HELPED,
    commons.REPLY_POSTED: Type.COMMENTED,
    commons.ENTRY_EDITED: Type.EDITED,
    commons.ENTRY_GREW: Type.GROWN,
    commons.THANKS_GIVEN: Type.REACTED,
    commons.TRIAL_BEGAN: Type.TRIED,
    table.NOTE_POSTED: Type.POSTED,
    stories.STORY_TOLD: Type.STORY,
    practices.TIP_ADDED: Type.DRAFTED,
    practices.PRACTICE_WRITTEN: Type.DRAFTED,
    practices.WAY_SAID_MORE: Type.REVISED,
    practices.WAY_CHECKED: Type.VALIDATED,
    practices.WAY_CHECKED_ONCE: Type.VALIDATED,
    practices.WAY_LOOKED_AT_AGAIN: Type.VALIDATED,
    practices.WAY_QUESTIONED: Type.RETURNED,
    practices.WAY_WITHDRAWN: Type.RETIRED,
    practices.USE_SAID: Type.ADOPTED,
    meetings.MEETING_PLANNED: Type.SCHEDULED,
    meetings.MEETING_HELD: Type.HELD,
    meetings.MEETING_NOT_HELD: Type.NOT_HELD,
    meetings.MEETING_CANCELLED: Type.CANCELLED,
    meetings.MEETING_ATTENDED: Type.ATTENDED,
    meetings.MEETING_HOSTED: Type.HOSTED,
    meetings.AGENDA_PROPOSED: Type.PROPOSED_POINT,
    meetings.NOTES_WRITTEN: Type.NOTED,
    meetings.ACTION_TAKEN: Type.ACTION_TAKEN,
    meetings.ACTION_DONE: Type.ACTION_DONE,
    newcomers.NEWCOMER_GREETED: Type.WELCOMED,
    communities.MEMBER_INVITED: Type.INVITED,
    communities.MEMBER_REQUESTED: Type.REQUESTED,
    communities.MEMBER_JOINED: Type.JOINED,
    communities.MEMBER_LEFT: Type.LEFT,
    communities.ROLE_TAKEN: Type.ROLE_TAKEN,
    communities.ROLE_ENDED: Type.ROLE_ENDED,
    communities.TOPIC_ADDED: Type.TOPIC_ADDED,
    charters.CHARTER_PROPOSED: Type.PROPOSED,
    charters.CHARTER_OBJECTED: Type.OBJECTED,
    charters.CHARTER_AGREED: Type.AGREED,
}  # fmt: skip

OUTCOME = commons.OUTCOME_REPORTED  # of a reply: an answer helped; of an entry: something was taken up
TAKEN_BACK: Mapping[str, str] = {
    questions.ACCEPTANCE_WITHDRAWN: questions.ANSWER_ACCEPTED,
    commons.THANKS_WITHDRAWN: commons.THANKS_GIVEN,
    commons.OUTCOME_WITHDRAWN: commons.OUTCOME_REPORTED,
    commons.TRIAL_GIVEN_UP: commons.TRIAL_BEGAN,
    commons.GROWTH_UNDONE: commons.ENTRY_GREW,
    practices.USE_TAKEN_BACK: practices.USE_SAID,
}  # fmt: skip
GONE = (commons.REPLY_DELETED, commons.REPLY_HIDDEN, commons.ENTRY_DELETED, commons.ENTRY_HIDDEN)
BACK = (commons.REPLY_RESTORED, commons.ENTRY_RESTORED)
