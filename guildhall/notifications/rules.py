"""For each act: who is told of it, why, in which words, with which link.

Rooms declare theirs as `notice_rules`.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.activity.listeners import Event
from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.kit.declared import Declared
from guildhall.notifications.models import Notice
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about, fetched once for everyone who may be told."""

    event: Event
    community: Community | None
    entry: Entry | None
    reply: Reply | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why someone is told; every message says it.

    `is_wide`: only people who want everything are. What is asked for a reason that `passes_on` is
    asked of a cover, too, while someone is away; no cover is told what needs a role.
    """

    code: str
    says: Any
    is_wide: bool = False
    is_duty: bool = False
    passes_on: bool = False


MENTIONED = Reason("mentioned", _("you are mentioned in it"))
REPLIED_TO = Reason("replied_to", _("it replies to what you wrote"))
YOURS = Reason("yours", _("you wrote this or the post it came from"))
ORGANISES = Reason("organises", _("you organise this"))
FOLLOWING = Reason("following", _("you follow this or wrote in it"))
CAN_HELP = Reason("can_help", _("you listed this under “Ask me about”"), passes_on=True)
OFFERED = Reason("offered", _("you can probably answer this"))
TOPIC = Reason("topic", _("you look after its topic or follow it"), passes_on=True)
ASKED = Reason("asked", _("everyone in this community is asked"))
MEMBER = Reason("member", _("you are a member of this community"))
COMING = Reason("coming", _("you are going, were there or host it"))
WANTED = Reason("wanted", _("you wanted to read this, or linked it"))
USES = Reason("uses", _("your unit uses this"))
WRITTEN_TO = Reason("written_to", _("it was written to you"))
PERSONAL = Reason("personal", _("this concerns you"), is_duty=True)
LOOKS_AFTER = Reason("looks_after", _("you steward this community"), is_duty=True)
KEEPS = Reason("keeps", _("you look after this"), is_duty=True)
LOOKS_AFTER_HALL = Reason("looks_after_hall", _("you are an owner of this hall"), is_duty=True)
SPONSORS = Reason("sponsors", _("you sponsor this community"), is_duty=True)
COVERS = Reason("covers", _("you cover for someone who is away"))
EVERYTHING = Reason("everything", _("you chose to be told about everything here"), is_wide=True)
REASONS = {
    reason.code: reason
    for reason in (
        MENTIONED,
        REPLIED_TO,
        YOURS,
        ORGANISES,
        FOLLOWING,
        CAN_HELP,
        OFFERED,
        TOPIC,
        ASKED,
        MEMBER,
        COMING,
        WANTED,
        USES,
        WRITTEN_TO,
        PERSONAL,
        LOOKS_AFTER,
        KEEPS,
        LOOKS_AFTER_HALL,
        SPONSORS,
        COVERS,
        EVERYTHING,
    )
}

People = QuerySet[Person] | set[int]


@dataclass(frozen=True, slots=True)
class Audience:
    """Some people, and why they are told.

    A queryset is read in batches, ids are taken as they are.
    """

    reason: Reason
    people: Callable[[Subject], People]


@dataclass(frozen=True, slots=True)
class MailPart:
    """What goes along with a mail for other programs, such as an invitation for a calendar."""

    content: str
    content_type: str


@dataclass(frozen=True, slots=True)
class TextInMail:
    """One text in a mail, and who wrote it."""

    name: str
    html: SafeString
    text: str


@dataclass(frozen=True, slots=True)
class ByMail:
    """What the mail of a notice holds that is about no entry, and where it is answered.

    `texts` were written since a moment, the oldest first. `answers_at` gives the address for an
    answer, empty where none is taken. Mails of one `thread` are together in mail programs. `says`
    tells what becomes of an answer.
    """

    texts: Callable[[Notice, dt.datetime], Sequence[TextInMail]]
    answers_at: Callable[[Notice], str]
    thread: Callable[[Notice], str]
    says: Any = ""


@dataclass(frozen=True, slots=True)
class Thanks:
    """How an event thanks the authors of something old, see `thank_yous`.

    `is_use` tells whether the event is a use of it. `says` gives the sentence; where that is empty,
    the rule's own is read.
    """

    is_use: Callable[[Subject], bool]
    says: Callable[[Notice], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """Who is told of one kind of event, and in which words.

    `audiences` go from the nearest reason to the widest; each person is told the first that fits.
    `says` gives the sentence of a notice, whose entry, reply, actor and community are at hand.
    `verbs` are the words with which its reader can answer by mail instead of writing a reply. Where
    its mail shows no text, it takes answers only if there are such words.
    `parts` go along with the mail, given the notice, its person and the address for answers.
    `thanks` makes it a quiet thank-you to the authors of something old. `by_mail` fills the mail of
    what is about no entry. What `is_private` is in no export that an owner makes. Its mail says
    whether an answer `answers_author` alone.
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
    thanks: Thanks | None = None
    by_mail: ByMail | None = None
    is_private: bool = False
    answers_author: bool = False

    def key_of(self, subject: Subject, reason: Reason) -> str:
        """Events with the same key gather in one notice. A mention always has its own."""
        if reason is MENTIONED and subject.entry:
            return f"named:{subject.entry.pk}:{subject.reply.pk if subject.reply else 0}"
        if self.key:
            return self.key(subject)
        place = (
            subject.entry.pk if subject.entry else subject.community.pk if subject.community else 0
        )
        return f"{self.group or self.verb}:{place}"


notice_rules: Declared[Rule] = Declared("notice_rules", Rule, by="verb")
