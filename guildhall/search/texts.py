"""Which text can be found: the same one is indexed, and cut into snippets."""

import re

from guildhall.commons.models import Entry, Reply
from guildhall.commons.with_files import html_with_files
from guildhall.communities.models import Community
from guildhall.kit.html import text_of
from guildhall.people.models import Offer, Person

_PICTURE = re.compile(r'<img\b[^>]*?\balt="([^"]*)"[^>]*>')


def text_of_entry(entry: Entry) -> str:
    return _words_of(html_with_files(entry))


def text_of_reply(reply: Reply) -> str:
    return _words_of(html_with_files(reply))


def text_of_person(person: Person) -> str:
    """What they say about themselves, what to ask them about, and what they'd like to learn."""
    offers = (one.text for one in person.offers.all() if one.kind not in Offer.AMONG_MEMBERS)
    return _in_a_line(person.headline, text_of(person.about_html), *offers)


def text_of_community(community: Community) -> str:
    return _in_a_line(community.purpose, *(topic.name for topic in community.topics.all()))


def _words_of(html: str) -> str:
    """The words of a rendered text, with those that describe its pictures and files."""
    return text_of(_PICTURE.sub(r" \1 ", html))


def _in_a_line(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
