"""What Talk declares to the house."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import Growth
from guildhall.commons.page.declared import EntryPage
from guildhall.communities.rooms import Kind, Room
from guildhall.notifications.audiences import NEW_ENTRY
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import Rule
from guildhall.notifications.words import title, who
from guildhall.talk.events import POST, POST_WRITTEN, ROOM
from guildhall.talk.queries import posts_since
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Begin, Intent
from guildhall.webhooks.subjects import HookSubject, SentEvent
from guildhall.weekly.proposals import Proposal

room = Room(
    slug=ROOM,
    name=gettext_lazy("Talk"),
    icon="coffee",
    purpose=gettext_lazy("For everything that isn't a question: a photo, a story, a good morning."),
    kinds=(Kind(POST, gettext_lazy("post")),),
)
growths = Growth(
    from_kinds=(),
    from_lines_of=("meeting", "session"),
    to_kind=POST,
    label=gettext_lazy("Post this in Talk"),
    posted_verb=POST_WRITTEN,
    has_title=False,
)
entry_page = EntryPage(ROOM, is_pinnable=True)
begins = Begin(
    Intent.SHARE,
    ROOM,
    gettext_lazy("Post in Talk"),
    gettext_lazy("A photo, a story, a good morning"),
    "coffee",
    "talk",
    draft=POST,
)
help = HelpPage("talk", gettext_lazy("Talk"), "talk/help.html")


def notice_rules() -> Rule:
    return Rule(POST_WRITTEN, NEW_ENTRY, _posted)


def _posted(notice: Notice) -> str:
    words = {"name": who(notice), "title": title(notice)}
    return _("%(name)s posted: “%(title)s”") % words


def proposes() -> Proposal:
    """For the letter of the week."""
    return Proposal(POST, 50, posts_since, lambda _post: _("From Talk"))


def hooks() -> HookSubject:
    return HookSubject(POST_WRITTEN, gettext_lazy("A new post in Talk"), _in_a_chat)


def _in_a_chat(sent: SentEvent) -> str:
    words = {"name": sent.name, "title": sent.entry.heading}
    return _("%(name)s in Talk: %(title)s") % words
