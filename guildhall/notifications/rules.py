"""For each act: who is told of it, why, in which words, with which link.

Rooms declare theirs as `notice_rules`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from guildhall.activity.listeners import Event
from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.kit.declared import Declared
from guildhall.notifications.models import Notice
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about, fetched once for all who may hear of it."""

    event: Event
    community: Community | None
    entry: Entry | None
    reply: Reply | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody hears: said in every message. A wide one is for those who want everything."""

    code: str
    says: Any
    is_wide: bool = False
    is_duty: bool = False


MENTIONED = Reason("mentioned", _("you are named in it"))
REPLIED_TO = Reason("replied_to", _("it answers what you wrote"))
YOURS = Reason("yours", _("you wrote it, or what it grew from"))
FOLLOWING = Reason("following", _("you follow this, or wrote there"))
CAN_HELP = Reason("can_help", _("you said that one may ask you about this"))
TOPIC = Reason("topic", _("you look after its topic, or follow it"))
ASKED = Reason("asked", _("everyone here is asked"))
COMING = Reason("coming", _("you come to it, were there, or host it"))
USES = Reason("uses", _("your unit uses it"))
PERSONAL = Reason("personal", _("it is about you"), is_duty=True)
LOOKS_AFTER = Reason("looks_after", _("you look after this community"), is_duty=True)
LOOKS_AFTER_HALL = Reason("looks_after_hall", _("you are an owner of this hall"), is_duty=True)
SPONSORS = Reason("sponsors", _("you are a sponsor of this community"), is_duty=True)
EVERYTHING = Reason("everything", _("you want to hear everything from here"), is_wide=True)
REASONS = {
    reason.code: reason
    for reason in (
        MENTIONED,
        REPLIED_TO,
        YOURS,
        FOLLOWING,
        CAN_HELP,
        TOPIC,
        ASKED,
        COMING,
        USES,
        PERSONAL,
        LOOKS_AFTER,
        LOOKS_AFTER_HALL,
        SPONSORS,
        EVERYTHING,
    )
}

People = QuerySet[Person] | set[int]


@dataclass(frozen=True, slots=True)
class Audience:
    """Some people, and why they hear. A queryset is walked in batches, ids are taken as they are."""

    reason: Reason
    people: Callable[[Subject], People]


@dataclass(frozen=True, slots=True)
class MailPart:
    """Something for a program that goes along with a mail, such as an invitation for a calendar."""

    content: str
    content_type: str


@dataclass(frozen=True, slots=True)
class Rule:
    """`audiences` from the nearest reason to the widest: the first that names a person is the one they are told.

    `says` gives the sentence for a notice, whose entry, reply, actor and community are at hand;
    `verbs` the words with which its reader may answer by mail, beside an answer of their own; `parts` what goes along with
    the mail, given the notice, its person and where they answer to.
    """

    verb: str
    audiences: Sequence[Audience]
    says: Callable[[Notice], str]
    group: str = ""
    key: Callable[[Subject], str] | None = None
    path: Callable[[Notice], str] | None = None
    subject: Callable[[Event], Subject | None] | None = None
    prepare: Callable[[Sequence[Notice]], None] | None = None
    is_mailed: bool = True
    is_urgent: Callable[[Subject], bool] = lambda subject: False
    shows_text: bool = True
    is_for_members: bool = True
    verbs: Callable[[Notice], Sequence[str]] | None = None
    takes_answers: bool = False
    parts: Callable[[Notice, Person, str], Sequence[MailPart]] | None = None

    def key_of(self, subject: Subject, reason: Reason) -> str:
        """What gathers in one notice. Being named stands alone."""
        if reason is MENTIONED and subject.entry:
            return f"named:{subject.entry.pk}:{subject.reply.pk if subject.reply else 0}"
        if self.key:
            return self.key(subject)
        place = (
            subject.entry.pk if subject.entry else subject.community.pk if subject.community else 0
        )
        return f"{self.group or self.verb}:{place}"


notice_rules: Declared[Rule] = Declared("notice_rules", Rule, by="verb")
