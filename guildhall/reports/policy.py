"""Who writes, shows, comments on and sends a page for sponsors."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.reports.models import SponsorPage, ToldStory


def may_see_sponsor_pages(seat: Seat) -> Verdict:
    return YES if seat.is_member else no(_("Only members of this community see its sponsor pages."))


def may_write_sponsor_page(seat: Seat) -> Verdict:
    if seat.is_steward:
        return YES
    return no(_("Stewards write the page for sponsors. Tell one of them what it should say."))


def may_remark(seat: Seat, page: SponsorPage) -> Verdict:
    verdict = may_take_part(seat)
    if verdict and (page.is_draft or page.is_sent):
        return no(
            _("It has been sent, so it no longer changes.")
            if page.is_sent
            else _("Members don't see it yet.")
        )
    return verdict


def may_take_story_off(seat: Seat, page: SponsorPage, story: ToldStory) -> Verdict:
    """The person who told it, until it is sent; stewards choose the stories in the draft."""
    if page.is_sent:
        return no(_("It has been sent, so it no longer changes."))
    if seat.person and story.teller_id == seat.person.pk:
        return YES
    return no(_("Only the person who told this story can take it off the page."))


def may_send_sponsor_page(seat: Seat, page: SponsorPage) -> Verdict:
    verdict = may_write_sponsor_page(seat)
    if verdict and page.may_be_sent_at is None:
        return no(_("Show it to the members first."))
    if verdict and page.may_be_sent_at and page.may_be_sent_at > timezone.now():
        return no(
            _("Members have until %(date)s to read it first.")
            % {"date": date_format(page.may_be_sent_at, "j F")}
        )
    return verdict
