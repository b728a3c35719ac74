"""The private feed of one person and community, and new addresses."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guildhall.commons.kinds import path_of
from guildhall.kit.feeds import AtomFeed
from guildhall.kit.html import with_whole_addresses
from guildhall.mail.building import absolute
from guildhall.notifications import feeds


@never_cache
def private_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Without signing in: feed readers cannot. Whoever has the address reads; its owner can renew it."""
    found = feeds.read_feed(token)
    if found is None:
        raise Http404
    person, community = found
    feed = AtomFeed(
        title=community.name,
        link=absolute(community.get_absolute_url()),
        description=community.purpose,
        feed_url=absolute(request.path),
    )
    for entry in feeds.newest_for(person, community):
        feed.add_item(
            title=entry.heading or _("A note on the Table"), link=absolute(path_of(entry, community.slug)),
            description=with_whole_addresses(entry.body_html, absolute("")), author_name=entry.author.name,
            unique_id=absolute(path_of(entry, community.slug)), pubdate=entry.created_at, updateddate=entry.edited_at or entry.created_at,
        )  # fmt: skip
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response


@login_required
@require_POST
def renew_feeds(request: HttpRequest) -> HttpResponse:
    feeds.make_feed_key(by=request.user)
    messages.success(request, _("Your feeds have new addresses. The old ones lead nowhere any more."))
    return redirect("hearing")
