"""Write a post and reply to one."""

import datetime as dt

from guildhall.commons.actions import begin_entry, post_reply
from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.talk.events import POST, POST_WRITTEN


def write_post(
    community: Community, *, by: Person, body: str, at: dt.datetime | None = None
) -> Entry:
    """A new post. Sent twice, it is posted once. Raises NotPosted."""
    return begin_entry(POST, community, by=by, verb=POST_WRITTEN, body=body, at=at)


def reply_to_post(post: Entry, *, by: Person, body: str, at: dt.datetime | None = None) -> Reply:
    """A reply to a post. Raises NotPosted, ParentGone."""
    return post_reply(post, by=by, body=body, at=at)
