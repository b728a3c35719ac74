"""The letter of the week: writing it, reading it, printing it, and where its codes lead."""

from functools import partial

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, of_seat, to_page
from guildhall.kit.qr import qr_image
from guildhall.kit.verdict import require
from guildhall.notifications.regular_mail import want_mail, want_no_mail, wants_mail
from guildhall.people.requests import AuthenticatedRequest, reader_of
from guildhall.web.addresses import is_only_here, whole_address
from guildhall.web.lists import ListPage, Nothing, list_page, page_for
from guildhall.web.saying import say
from guildhall.weekly import actions, policy, queries
from guildhall.weekly.forms import WeeklyLetterForm
from guildhall.weekly.letters import WEEKLY
from guildhall.weekly.models import WeeklyLetter
from guildhall.weekly.text_to_copy import text_to_copy

ROOM = "weekly"
LETTERS = ListPage(
    "weekly/weekly_letters.html",
    _("Letters of the week"),
    _("Up to three things from this community on one page: by mail, and on paper for breakfast."),
    room=ROOM,
    nothing=Nothing(
        _("No letter yet"), _("Once the stewards have sent one, you can read it here again.")
    ),
)


@login_required
@in_community
def weekly_letters(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """What was sent, and for people who write it the way to the next one."""
    require(policy.may_see_weekly_letters(seat))
    may_write = bool(policy.may_write_weekly_letter(seat))
    return list_page(
        request,
        LETTERS,
        page_for(request, queries.sent_letters(seat), by="sent_at"),
        may_write=may_write,
        draft=queries.unsent_letter(seat.community) if may_write else None,
        has_mail=settings.HAS_MAIL,
        wants_mail=wants_mail(WEEKLY, person=request.user, community=seat.community),
    )


@login_required
@in_community
def write_weekly_letter(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_write_weekly_letter(seat))
    draft = queries.unsent_letter(seat.community)
    items = queries.offered_items(seat.community, draft)
    picked = [item.entry.pk for item in items if item.short_path]
    initial = {
        "line": draft.line if draft else "",
        "picks": picked if draft else queries.usual_picks(items),
    }
    form = WeeklyLetterForm(request.POST or None, items=items, initial=initial)
    if request.method == "POST" and form.is_valid():
        letter = actions.write_weekly_letter(seat.community, by=request.user, **form.cleaned_data)
        say(request, _("Saved. Only stewards and facilitators see it until you send it."))
        return redirect(letter)
    context = {"form": form, "has_items": bool(items), "room": ROOM}
    return render(
        request, "weekly/write_weekly_letter.html", context, status=422 if form.errors else 200
    )


@login_required
@in_community
def weekly_letter(request: AuthenticatedRequest, seat: Seat, letter_id: int) -> HttpResponse:
    letter = _letter_at(seat, letter_id)
    items = queries.items_at(seat, letter)
    may_write = bool(policy.may_write_weekly_letter(seat))
    context = {
        "letter": letter,
        "items": items,
        "missing": letter.picks.count() - len(items) if may_write else 0,
        "may_write": may_write,
        "waits": not letter.is_sent and queries.has_sent_this_week(seat.community),
        "text": text_to_copy(letter, items, partial(whole_address, request)),
        "has_mail": settings.HAS_MAIL,
        "room": ROOM,
    }
    return render(request, "weekly/weekly_letter.html", context)


@login_required
@in_community
def weekly_sheet(request: AuthenticatedRequest, seat: Seat, letter_id: int) -> HttpResponse:
    """The letter on one page of A5."""
    letter = _letter_at(seat, letter_id)
    items = queries.items_at(seat, letter)
    context = {
        "letter": letter,
        "items": [(item, _code_of(request, item)) for item in items],
        "is_only_here": is_only_here(),
    }
    return render(request, "weekly/sheet.html", context)


@login_required
@require_POST
@in_community
def weekly_mail(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Turn one's own mails of the letter off or on."""
    require(policy.may_see_weekly_letters(seat))
    if "stop" in request.POST:
        want_no_mail(WEEKLY, by=request.user, community=seat.community)
        say(request, _("You no longer get the letter by mail. You still get a notification."))
    else:
        want_mail(WEEKLY, by=request.user, community=seat.community)
        say(request, _("You get the letter by mail, once a week at most."))
    return redirect("weekly_letters", seat.community.slug)


@never_cache
def picked(request: HttpRequest, token: str) -> HttpResponse:
    """Where a code on paper leads: for people who see the entry to its page, members to the reply.

    Without a session nobody learns whether there is such a code: what the world doesn't read asks
    to sign in, and leads back here. People who find the community but can't read it see its door.
    """
    person = reader_of(request)
    entry = queries.picked_entry(token, Entry.objects.visible_to(person))
    if entry is not None:
        anchor = "#reply" if person else ""
        return redirect(f"{path_of(entry, entry.community.slug)}{anchor}")
    if person is None:
        return redirect_to_login(request.get_full_path())
    shut = Community.objects.findable_by(person).exclude(
        pk__in=Community.objects.readable_by(person)
    )
    community = shut.filter(entries__picks__token=token).first()
    if community is None:
        raise Http404
    return redirect(community)


def _letter_at(seat: Seat, letter_id: int) -> WeeklyLetter:
    letter = queries.letter_at(seat, letter_id)
    if letter is None:
        raise Http404
    return letter


def _code_of(request: HttpRequest, item: queries.Item) -> str:
    return qr_image(whole_address(request, item.short_path)) if item.invites else ""


def _to_letter(_seat: Seat, letter: WeeklyLetter) -> HttpResponse:
    return redirect(letter)


send_weekly_letter = community_verb(
    find=_letter_at,
    may=of_seat(policy.may_write_weekly_letter),
    act=actions.send_weekly_letter,
    says=_("Sent. The members are told now, and it no longer changes."),
    refusals=(actions.SentThisWeek, actions.NothingInIt),
    back=_to_letter,
)
discard_weekly_letter = community_verb(
    find=_letter_at,
    may=of_seat(policy.may_write_weekly_letter),
    act=lambda letter, by: actions.discard_weekly_letter(letter),
    says=_("Draft discarded."),
    refusals=actions.AlreadySent,
    back=to_page("weekly_letters"),
)
