"""From what people type to what is stored and shown.

Stored: the source, with mentions as ``<@id>``. Shown: HTML made from it when it was written.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from guildhall.commons.models.entry import Entry, Written
from guildhall.commons.models.revision import Revision
from guildhall.communities.models import Community, Membership, Topic
from guildhall.kit.html import sanitise, text_of
from guildhall.kit.html_to_markdown import html_to_markdown
from guildhall.kit.markdown import GROUP, MENTION, RENDERER_VERSION, Mentioned, mentioned_groups, mentioned_ids, render
from guildhall.kit.words import excerpt, fold, without_controls
from guildhall.people.models import Person

MAX_BODY = 60_000
_AT_NAME = re.compile(r"(?<![\w@/.`\\])@([A-Za-z0-9][A-Za-z0-9._-]{0,39})")
_GROUP_NAME = re.compile(r"(?<![\w@/.`\\])@(everyone|stewards|facilitators)\b")
_TOPIC_NAME = re.compile(r"(?<![\w#&/`@\\])#([a-z0-9][a-z0-9-]{0,59})\b")
OWN_FILE = re.compile(r"/files/([0-9a-f]{64}\.[a-z0-9]{1,8})")


class NotPosted(ValueError):
    """A text that cannot be posted as it is, with the sentence that says why. The form keeps it."""


class TooLong(NotPosted):
    """A text longer than `MAX_BODY` characters."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text ready to be stored: source, HTML, whom it mentions and calls, which files it shows."""

    source: str
    html: str
    mentions: frozenset[int]
    files: frozenset[str]
    roles: frozenset[str] = frozenset()
    topic_ids: frozenset[int] = frozenset()


def read_text(typed: str, *, community: Community) -> Text:
    """What somebody typed for `community`. Names are resolved only among its members. Raises TooLong."""
    if len(typed.strip()) > MAX_BODY:
        raise TooLong(f"This text is longer than {MAX_BODY:,} characters. Please split it.")
    source = stored_source(typed, community)
    people = mentioned_people(mentioned_ids(source))
    roles, topic_ids = mentioned_groups(source)
    topics = mentioned_topics(topic_ids)
    html = render(source, people, topics)
    return Text(source, html, frozenset(people), frozenset(OWN_FILE.findall(html)), frozenset(roles), frozenset(topics))


def may_call_groups(typed: str) -> bool:
    """Whether a text could call everyone, those with a role or those of a topic: asked before it is read for that."""
    return bool(_GROUP_NAME.search(typed) or _TOPIC_NAME.search(typed))


def editable(written: Written) -> str:
    """The source as its editor sees it: with names instead of ids; imported HTML as Markdown."""
    return editables([written])[0]


def editables(texts: Sequence[Written | Revision]) -> list[str]:
    """The same for several texts, with one query for all names."""
    typed = typed_again([text.body for text in texts])
    return [
        html_to_markdown(text.body) if text.source_format == Written.Format.HTML else again
        for text, again in zip(texts, typed, strict=True)
    ]


def is_as_before(written: Written, typed: str) -> bool:
    """Whether somebody left the text in its editor alone: then it stays as it is stored, whatever it was brought as."""
    return without_controls(typed).strip() == without_controls(editable(written)).strip()


def typed_again(sources: Sequence[str]) -> list[str]:
    """Stored Markdown as it was typed: with names instead of ids. At most two queries for any number."""
    ids = set().union(*(mentioned_ids(source) for source in sources))
    names = dict(Person.objects.get_queryset().filter(pk__in=ids).values_list("pk", "username")) if ids else {}
    topic_ids = set().union(*(mentioned_groups(source)[1] for source in sources))
    slugs = dict(Topic.objects.filter(pk__in=topic_ids).values_list("pk", "slug")) if topic_ids else {}

    def group(found: re.Match[str]) -> str:
        return f"@{found[1]}" if found[1] else f"#{slugs.get(int(found[2]), 'topic')}"

    def named(source: str) -> str:
        return GROUP.sub(group, MENTION.sub(lambda found: f"@{names.get(int(found.group(1)), 'somebody')}", source))

    return [named(source) for source in sources]


def stored_source(typed: str, community: Community) -> str:
    """What somebody typed as it is stored: people, groups and topics by their ids."""
    return _names_to_ids(without_controls(typed).strip(), community)


def render_again(written: Written) -> str:
    """The HTML of what is stored, with today's names and renderer."""
    if written.source_format == Written.Format.HTML:
        return sanitise(written.body)
    topics = mentioned_topics(mentioned_groups(written.body)[1])
    return render(written.body, mentioned_people(mentioned_ids(written.body)), topics)


def mentioned_people(ids: Iterable[int]) -> dict[int, Mentioned]:
    ids = set(ids)
    if not ids:
        return {}
    people = Person.objects.get_queryset().filter(pk__in=ids)
    return {
        person.pk: Mentioned(person.name, reverse("person", args=[person.username]) if person.is_here else "")
        for person in people
    }


def mentioned_topics(ids: Iterable[int]) -> dict[int, str]:
    ids = set(ids)
    return dict(Topic.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def _names_to_ids(typed: str, community: Community) -> str:
    for ours in (MENTION, GROUP):
        typed = ours.sub(lambda found: found.group(0).replace("<", "‹").replace(">", "›"), typed)
    typed = _topics_to_ids(_GROUP_NAME.sub(r"<@\1>", typed), community)
    names = {fold(name.rstrip(".-_")) for name in _AT_NAME.findall(typed)}
    if not names:
        return typed
    members = Membership.objects.current().filter(community=community, person__username_key__in=names)
    ids = dict(members.values_list("person__username_key", "person_id"))

    def replace(found: re.Match[str]) -> str:
        name = found.group(1).rstrip(".-_")
        person_id = ids.get(fold(name))
        return f"<@{person_id}>{found.group(1)[len(name) :]}" if person_id else found.group(0)

    return _AT_NAME.sub(replace, typed)


def _topics_to_ids(typed: str, community: Community) -> str:
    slugs = set(_TOPIC_NAME.findall(typed))
    if not slugs:
        return typed
    ids = dict(Topic.objects.filter(community=community, slug__in=slugs).values_list("slug", "pk"))
    return _TOPIC_NAME.sub(lambda found: f"<@#{ids[found[1]]}>" if found[1] in ids else found[0], typed)


def lead_of(html: str) -> str:
    """The first words of a rendered text: what lists show of an entry without a title."""
    return excerpt(text_of(html), 120)


def stamp(written: Written, text: Text) -> None:
    """Put a text on an entry or reply that is about to be saved."""
    written.body, written.body_html = text.source, text.html
    if isinstance(written, Entry):
        written.lead = lead_of(text.html)
    written.source_format, written.renderer_version = Written.Format.MARKDOWN, RENDERER_VERSION
