"""From what people type to what is stored and shown.

Stored: the source, with mentions as ``<@id>``. Shown: HTML made from it when it was written.
A name in code, in a quotation, a link or an address mentions nobody and stays as it was typed.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from guildhall.commons.models.entry import Entry, Written
from guildhall.commons.models.reply import Reply
from guildhall.commons.models.revision import Revision
from guildhall.commons.named import ids_called, linked_kinds, links_of, typed_links
from guildhall.communities.models import Community, Membership, Topic, TopicSynonym
from guildhall.kit.headings import with_ids
from guildhall.kit.html import sanitise, text_of
from guildhall.kit.html_to_markdown import html_to_markdown
from guildhall.kit.markdown import RENDERER_VERSION, Mentioned, calls_in, notes_in, render
from guildhall.kit.mentions import (
    AT_NAME,
    GROUP,
    HASH_TOPIC,
    MENTION,
    ROLES,
    mentioned_groups,
    mentioned_ids,
    possible_names,
)
from guildhall.kit.named_links import (
    NO_LINKS,
    STORED,
    TYPED,
    Links,
    may_link,
    numbered,
    stored_link,
    typed_link,
)
from guildhall.kit.words import excerpt, fold, without_controls
from guildhall.people.models import Person, path_of_person

MAX_BODY = 60_000
_MOST_NAMES = 2_000
_CALL = re.compile(f"{MENTION.pattern}|{GROUP.pattern}")
OWN_FILE = re.compile(r"/files/([0-9a-f]{64}\.[a-z0-9]{1,8})")


class NotPosted(ValueError):
    """The text can't be posted as it is; the sentence says why, and the form keeps the text."""


class TooLong(NotPosted):
    """A text longer than `MAX_BODY` characters."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text ready to be stored: source, HTML, the people and groups it mentions, its pictures.

    `links` are the names of entries that it links, each with an id, or None where none has it.
    """

    source: str
    html: str
    mentions: frozenset[int]
    files: frozenset[str]
    roles: frozenset[str] = frozenset()
    topic_ids: frozenset[int] = frozenset()
    links: tuple[tuple[str, int | None], ...] = ()


def read_text(typed: str | Text, *, community: Community, coming: Collection[int] = ()) -> Text:
    """What someone typed for `community`; names are looked up among its members. Raises TooLong.

    A text that was read already is given back: actions read before they take a lock. It links what
    is `coming` with the same import as if it were there.
    """
    if isinstance(typed, Text):
        return typed
    if len(typed.strip()) > MAX_BODY:
        raise TooLong(f"This text is longer than {MAX_BODY:,} characters. Please split it.")
    stored = _with_ids(without_controls(typed).strip(), community)
    people = mentioned_people(stored.people)
    topics = mentioned_topics(stored.topics)
    links = links_of(stored.source, community, coming=coming)
    html = render(stored.source, people, topics, links=links)
    return Text(
        stored.source,
        html,
        frozenset(people),
        frozenset(OWN_FILE.findall(html)),
        frozenset(stored.roles),
        frozenset(topics),
        tuple(stored.links.values()),
    )


def may_call_groups(typed: str) -> bool:
    """Whether a text could mention everyone, a role or a topic: a quick look before reading it."""
    return any(f"@{role}" in typed for role in ROLES) or bool(HASH_TOPIC.search(typed))


def editable(written: Written) -> str:
    """The source as people edit it: with names instead of ids, imported HTML as Markdown."""
    return editables([written])[0]


def editables(texts: Sequence[Written | Revision]) -> list[str]:
    """The same for several texts, with one query for all names."""
    typed = typed_again([text.body for text in texts])
    return [
        html_to_markdown(text.body) if text.source_format == Written.Format.HTML else again
        for text, again in zip(texts, typed, strict=True)
    ]


def is_as_before(written: Written, typed: str) -> bool:
    """Whether the text was left alone in the editor: then it stays as it is stored."""
    return without_controls(typed).strip() == without_controls(editable(written)).strip()


def typed_again(sources: Sequence[str]) -> list[str]:
    """Stored Markdown as it was typed, with names instead of ids.

    At most two queries; two more where entries are linked by name.
    """
    ids = set().union(*(mentioned_ids(source) for source in sources))
    topic_ids = set().union(*(mentioned_groups(source)[1] for source in sources))
    names, slugs = _usernames(ids), _topic_slugs(topic_ids)
    calls = [calls_in(source, MENTION, GROUP, also_quoted=[STORED]) for source in sources]
    stored = [call for row in calls for call in row if call.re is STORED]
    links = typed_links(stored) if stored else {}

    def typed(call: re.Match[str]) -> str:
        return links[call[0]] if call.re is STORED else _typed(call, names, slugs)

    return [_replaced(source, row, typed) for source, row in zip(sources, calls, strict=True)]


def stored_source(typed: str, community: Community) -> str:
    """What someone typed as it is stored: people, groups and topics by their ids."""
    return _with_ids(without_controls(typed).strip(), community).source


def uncalled_names(source: str) -> list[str]:
    """Names that mention nobody in a stored text, without signs; letters may follow them."""
    return [call[1] for call in calls_in(source, AT_NAME)] if "@" in source else []


def with_full_name(typed: str, part: str, username: str) -> str:
    """A text as it is typed, with “@username” wherever it calls “@part”."""

    def full(call: re.Match[str]) -> str:
        if part not in possible_names(call[1]):
            return call[0]
        return f"@{username}{call[1][len(part) :]}"

    return _replaced(typed, calls_in(typed, AT_NAME), full) if part else typed


def with_quiet_names(source: str) -> str:
    """An older stored text, which has ids everywhere: names again where they mention nobody."""
    called = {call.span() for call in calls_in(source, MENTION, GROUP)}
    quiet = [match for match in _CALL.finditer(source) if match.span() not in called]
    typed = iter(typed_again([match[0] for match in quiet]))
    return _replaced(source, quiet, lambda _match: next(typed)) if quiet else source


def render_again(written: Entry | Reply) -> str:
    """The HTML of what is stored, with today's names and renderer."""
    html = _rendered_again(written)
    return with_ids(html) if isinstance(written, Entry) else html


def _rendered_again(written: Entry | Reply) -> str:
    if written.source_format == Written.Format.HTML:
        return sanitise(written.body)
    ids = mentioned_ids(written.body)
    called = set(written.mentions.values_list("person_id", flat=True)) if ids else set()
    topics = mentioned_topics(mentioned_groups(written.body)[1])
    return render(
        written.body,
        mentioned_people(ids & called),
        topics,
        links=_links_in(written),
        notes=notes_in(written.body_html),
    )


def mentioned_people(ids: Iterable[int]) -> dict[int, Mentioned]:
    ids = set(ids)
    if not ids:
        return {}
    people = Person.objects.get_queryset().filter(pk__in=ids)
    return {
        person.pk: Mentioned(person.name, path_of_person(person.username) if person.is_here else "")
        for person in people
    }


def mentioned_topics(ids: Iterable[int]) -> dict[int, str]:
    ids = set(ids)
    return _of_topics(ids, "name")


@dataclass(slots=True)
class _Stored:
    """A source as it is stored, and whom it mentions."""

    source: str = ""
    people: set[int] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)
    links: dict[str, tuple[str, int | None]] = field(default_factory=dict)


def _with_ids(typed: str, community: Community) -> _Stored:
    links = (TYPED, STORED) if may_link(typed) and linked_kinds(community) else ()
    calls = calls_in(typed, AT_NAME, HASH_TOPIC, MENTION, GROUP, also_quoted=links)
    named = ids_called({call[1].strip() for call in calls if call.re is TYPED}, community)
    people = _people_called([call[1] for call in calls if call.re is AT_NAME], community)
    topics = _topics_called({call[1] for call in calls if call.re is HASH_TOPIC}, community)
    stored = _Stored()

    def with_id(call: re.Match[str]) -> str:
        if call.re is AT_NAME:
            return _name_with_id(call, people, stored)
        if call.re is HASH_TOPIC and call[1] in topics:
            stored.topics.add(topics[call[1]])
            return f"<@#{topics[call[1]]}>"
        if call.re is TYPED:
            return _link_with_id(call, named, stored)
        return call[0].replace("<", "‹").replace(">", "›")

    stored.source = _replaced(typed, calls, with_id)
    return stored


def _name_with_id(call: re.Match[str], people: dict[str, int], stored: _Stored) -> str:
    for name in possible_names(call[1]):
        after = call[1][len(name) :]
        if name in ROLES:
            stored.roles.add(name)
            return f"<@{name}>{after}"
        if person_id := people.get(fold(name)):
            stored.people.add(person_id)
            return f"<@{person_id}>{after}"
    return call[0]


def _link_with_id(call: re.Match[str], named: Mapping[str, int], stored: _Stored) -> str:
    """A name that no entry has stays as it was typed: it is wanted."""
    entry_id = named.get(fold(call[1]))
    name, words = numbered(call[1].strip())[1].strip(), (call[2] or "").strip()
    if not name:
        return call[0]
    stored.links.setdefault(f"{fold(name)} {entry_id}", (name, entry_id))
    return stored_link(entry_id, name, words) if entry_id else typed_link(name, words)


def _links_in(written: Entry | Reply) -> Links:
    if not may_link(written.body):
        return NO_LINKS
    around = written.entry if isinstance(written, Reply) else written
    return links_of(written.body, around.community)


def _people_called(letters: Sequence[str], community: Community) -> dict[str, int]:
    folded = dict.fromkeys(fold(name) for one in letters for name in possible_names(one))
    if not folded:
        return {}
    members = Membership.objects.current().filter(
        community=community, person__username_key__in=list(folded)[:_MOST_NAMES]
    )
    return dict(members.values_list("person__username_key", "person_id"))


def _topics_called(slugs: set[str], community: Community) -> dict[str, int]:
    if not slugs:
        return {}
    wanted = sorted(slugs)[:_MOST_NAMES]
    topics = Topic.objects.filter(community=community, slug__in=wanted)
    called = dict(topics.values_list("slug", "pk"))
    other_words = [slug for slug in wanted if slug not in called]
    if other_words:
        synonyms = TopicSynonym.objects.filter(community=community, slug__in=other_words)
        called |= dict(synonyms.values_list("slug", "topic"))
    return called


def _usernames(person_ids: set[int]) -> dict[int, str]:
    if not person_ids:
        return {}
    people = Person.objects.get_queryset().filter(pk__in=person_ids)
    return dict(people.values_list("pk", "username"))


def _topic_slugs(topic_ids: set[int]) -> dict[int, str]:
    return _of_topics(topic_ids, "slug")


def _of_topics(ids: set[int], column: str) -> dict[int, str]:
    """A column of topics by their ids; for those merged since, of the topic they went to."""
    if not ids:
        return {}
    known = dict(Topic.objects.filter(pk__in=ids).values_list("pk", column))
    merged = ids - set(known)
    if merged:
        went = TopicSynonym.objects.filter(former_id__in=merged)
        known |= dict(went.values_list("former_id", f"topic__{column}"))
    return known


def _typed(call: re.Match[str], names: Mapping[int, str], slugs: Mapping[int, str]) -> str:
    """A mention as its writer sees it."""
    if call.re is MENTION:
        return f"@{names.get(int(call[1]), 'somebody')}"
    return f"@{call[1]}" if call[1] else f"#{slugs.get(int(call[2]), 'topic')}"


def _replaced(
    text: str, places: Iterable[re.Match[str]], instead: Callable[[re.Match[str]], str]
) -> str:
    pieces, since = [], 0
    for place in places:
        pieces += [text[since : place.start()], instead(place)]
        since = place.end()
    return "".join([*pieces, text[since:]])


def lead_of(html: str) -> str:
    """The first words of a rendered text: what lists show of an entry without a title."""
    return excerpt(text_of(html), 120)


def stamp(written: Written, text: Text) -> None:
    """Put a text on an entry or reply that is about to be saved.

    An entry's headings can be led to; a page has many replies, whose headings would be the same.
    """
    written.body, written.body_html = text.source, text.html
    if isinstance(written, Entry):
        written.lead, written.body_html = lead_of(text.html), with_ids(text.html)
    written.source_format, written.renderer_version = Written.Format.MARKDOWN, RENDERER_VERSION
