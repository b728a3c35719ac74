from guildhall.commons.models import reading, visit  # noqa: F401  # tables; classes stay there
from guildhall.commons.models.attachment import Attachment
from guildhall.commons.models.draft import Draft
from guildhall.commons.models.entry import (
    Authorship,
    Entry,
    EntryAddress,
    Standing,
    entry_seen_by,
    touch_entry,
)
from guildhall.commons.models.file_work import FilePart, FileWork
from guildhall.commons.models.link import Link
from guildhall.commons.models.mention import GroupMention, Mention
from guildhall.commons.models.named_link import NamedLink
from guildhall.commons.models.outcome import Outcome
from guildhall.commons.models.personal import Bookmark, Follow, Thanks
from guildhall.commons.models.reply import Reply, reply_is_out, reply_seen_by
from guildhall.commons.models.revision import Revision
from guildhall.commons.models.skip import Skip
from guildhall.commons.models.space import Space
from guildhall.commons.models.trial import Trial

__all__ = [
    "Attachment",
    "Authorship",
    "Bookmark",
    "Draft",
    "Entry",
    "EntryAddress",
    "FilePart",
    "FileWork",
    "Follow",
    "GroupMention",
    "Link",
    "Mention",
    "NamedLink",
    "Outcome",
    "Reply",
    "Revision",
    "Skip",
    "Space",
    "Standing",
    "Thanks",
    "Trial",
    "entry_seen_by",
    "reply_is_out",
    "reply_seen_by",
    "touch_entry",
]
