"""The pack as one page: it opens from disk, has a search and prints. It needs no network."""

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.one_file import one_file
from guildhall.communities.models import Community, Topic
from guildhall.practices.pack import whole_ways


def pack_page(ways: QuerySet[Entry], *, community: Community, topic: Topic | None) -> str:
    context = {"community": community, "topic": topic}
    return one_file("practices/pack_page.html", list(whole_ways(ways)), context)
