"""An earlier version of a page: what it said, how it differs from now, and restoring it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Revision
from guildhall.commons.text import NotPosted, editables
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.differences import differences
from guildhall.kit.readable import readable_differences
from guildhall.kit.verdict import Verdict
from guildhall.library import actions, policy
from guildhall.library.events import ROOM
from guildhall.library.views.finding import verdict_of, visible_page
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.verbs import verb


@login_required
@in_room(ROOM)
def page_version(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, revision_id: int
) -> HttpResponse:
    entry, revision = _version_of(seat, entry_id, revision_id)
    then, now = editables([revision, entry])
    context = {
        "room": ROOM,
        "entry": entry,
        "revision": revision,
        "then": then,
        "title_runs": differences(revision.title, entry.title),
        "body_runs": readable_differences(then, now),
        "may_restore": bool(verdict_of(policy.may_edit_page, seat, entry)),
    }
    return render(request, "library/page_version.html", context)


def _version_of(seat: Seat, entry_id: int, revision_id: int) -> tuple[Entry, Revision]:
    """Raises Http404 where the seat does not see the page, or the version is another's."""
    entry = visible_page(seat, entry_id)
    revisions = entry.revisions.select_related("editor")
    return entry, get_object_or_404(revisions, pk=revision_id)


def _may_restore(seat: Seat, version: tuple[Entry, Revision]) -> Verdict:
    return verdict_of(policy.may_edit_page, seat, version[0])


def _restore(version: tuple[Entry, Revision], /, *, by: Person) -> None:
    actions.restore_version(*version, by=by)


def _back(seat: Seat, version: tuple[Entry, Revision]) -> HttpResponse:
    return back_to(version[0], seat)


restore_version = verb(
    door=in_room(ROOM),
    find=_version_of,
    may=_may_restore,
    act=_restore,
    says=_("Restored. What it said before is in the history."),
    back=_back,
    refusals=NotPosted,
)
