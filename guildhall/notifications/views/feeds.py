"""The private feed of one person and community, and new addresses."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from guildhall.commons.kinds import path_of
from guildhall.commons.with_files import html_with_files
from guildhall.kit.feeds import AtomFeed
from guildhall.kit.html import with_whole_addresses
from guildhall.kit.verdict import whoever_finds_it
from guildhall.mail.building import absolute
from guildhall.notifications import feeds
from guildhall.web.verbs import hall_verb, oneself, to_hall_page


@never_cache
def private_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Without signing in, as feed readers cannot.

    The address is the key; its owner can renew it.
    """
    owner = feeds.read_feed(token)
    if owner is None:
        raise Http404
    person, community = owner
    feed = AtomFeed(
        title=community.name,
        link=absolute(community.get_absolute_url()),
        description=community.purpose,
        feed_url=absolute(request.path),
    )
    for entry in feeds.newest_for(person, community):
        address = absolute(path_of(entry, community.slug))
        feed.add_item(
            title=entry.heading or str(_("A post in Talk")),
            link=address,
            description=with_whole_addresses(html_with_files(entry), absolute("")),
            author_name=entry.author.name,
            unique_id=address,
            pubdate=entry.created_at,
            updateddate=entry.edited_at or entry.created_at,
        )
    response = HttpResponse(
        feed.writeString("utf-8"),
        content_type="application/atom+xml; charset=utf-8",
    )
    response["X-Robots-Tag"] = "noindex"
    return response


renew_feeds = hall_verb(
    find=oneself,
    may=whoever_finds_it,
    act=lambda me, by: feeds.make_feed_key(by=by),
    says=_("Your feeds have new addresses. The old ones no longer work."),
    back=to_hall_page("notification_settings"),
)
