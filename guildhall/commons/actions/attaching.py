"""What a text has besides words: the people, groups and entries that it names, and its pictures."""

from guildhall.commons.models import Attachment, Entry, GroupMention, Mention, NamedLink, Reply
from guildhall.commons.text import NotPosted, Text
from guildhall.communities.models import RolePeriod
from guildhall.kit.words import fold
from guildhall.people.models import Person


def attach_mentions_and_pictures(
    text: Text, *, by: Person, entry: Entry | None = None, reply: Reply | None = None
) -> None:
    """Write the mentions and attachments of a text that was just saved.

    A picture is attached only where the text's author can see it: naming the file of another
    person's private picture shows it to nobody. What the scanner keeps back, it keeps back here.
    """
    mentions = [
        Mention(person_id=person_id, entry=entry, reply=reply)
        for person_id in sorted(text.mentions)
    ]
    Mention.objects.bulk_create(mentions, ignore_conflicts=True)
    _call_groups(text, by, entry, reply)
    _keep_links(text, entry, reply)
    for file in sorted(text.files):
        _attach_file(file, by, entry, reply)


_ROLES = {
    "everyone": GroupMention.EVERYONE,
    "stewards": RolePeriod.Role.STEWARD,
    "facilitators": RolePeriod.Role.FACILITATOR,
}
_MAY_CALL_EVERYONE = (RolePeriod.Role.STEWARD, RolePeriod.Role.FACILITATOR)


def _call_groups(text: Text, by: Person, entry: Entry | None, reply: Reply | None) -> None:
    """Raises NotPosted where someone mentions everyone and may not."""
    if "everyone" in text.roles:
        community = reply.entry.community_id if reply else entry.community_id if entry else None
        held = RolePeriod.objects.current().filter(
            community=community, person=by, role__in=_MAY_CALL_EVERYONE, topic=None
        )
        if not held.exists():
            raise NotPosted(
                "Only stewards and facilitators can use @everyone. "
                "@stewards reaches the people who look after this community."
            )
    where = {"entry": entry, "reply": reply}
    roles = [GroupMention(role=_ROLES[role], **where) for role in sorted(text.roles)]
    topics = [GroupMention(topic_id=topic_id, **where) for topic_id in sorted(text.topic_ids)]
    GroupMention.objects.bulk_create([*roles, *topics])


def _keep_links(text: Text, entry: Entry | None, reply: Reply | None) -> None:
    around = reply.entry if reply else entry
    if text.links and around:
        NamedLink.objects.bulk_create(
            NamedLink(
                community_id=around.community_id,
                entry=entry,
                reply=reply,
                target_id=target_id,
                name=name,
                name_key=fold(name)[:200],
            )
            for name, target_id in text.links
        )


def _attach_file(file: str, by: Person, entry: Entry | None, reply: Reply | None) -> None:
    rows = Attachment.objects.filter(file=file)
    if rows.filter(entry=entry, reply=reply).exists() and (entry or reply):
        return
    seen = rows.visible_to(by).first()
    if seen is None:
        return
    if Attachment.objects.unposted().filter(pk=seen.pk).update(entry=entry, reply=reply):
        return
    Attachment.objects.create(
        file=file,
        content_type=seen.content_type,
        kind=seen.kind,
        name=seen.name,
        scan=seen.scan,
        width=seen.width,
        height=seen.height,
        uploaded_by=by,
        entry=entry,
        reply=reply,
    )
