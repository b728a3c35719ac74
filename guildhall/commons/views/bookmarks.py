"""A person's bookmarks."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.commons.queries import bookmarked
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import page_for

MOST_KEPT = 100


@login_required
def bookmark_paths(request: AuthenticatedRequest) -> JsonResponse:
    """The pages to save on the device: the newest bookmarks the person can still see."""
    newest = bookmarked(request.user)[:MOST_KEPT]
    here = reverse("bookmarks")
    paths = [here, *(path_of(entry, entry.community.slug) for entry in newest)]
    return JsonResponse({"paths": paths, "lists": [[here, _("Bookmarks")]]})


@login_required
def bookmarks(request: AuthenticatedRequest) -> HttpResponse:
    page = page_for(request, bookmarked(request.user), by="bookmarked_at")
    return render(request, "commons/bookmarks.html", {"page": page})
