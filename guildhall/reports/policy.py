"""Who writes, shows, remarks on and sends a sponsor's page."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.reports.models import SponsorPage, ToldStory


def may_see_sponsor_pages(seat: Seat) -> Verdict:
    return YES if seat.is_member else no(_("Members of this community see what its sponsors read."))


def may_write_sponsor_page(seat: Seat) -> Verdict:
    return (
        YES
        if seat.is_steward
        else no(_("Stewards write the sponsor's page. Tell one of them what should stand there."))
    )


def may_remark(seat: Seat, page: SponsorPage) -> Verdict:
    verdict = may_take_part(seat)
    if verdict and (page.is_draft or page.is_sent):
        return no(
            _("It has been sent; what it says is said.")
            if page.is_sent
            else _("It is not shown yet.")
        )
    return verdict


def may_take_story_off(seat: Seat, page: SponsorPage, story: ToldStory) -> Verdict:
    """Its teller, until it is sent; stewards choose the stories in the draft."""
    if page.is_sent:
        return no(_("It has been sent; what it says is said."))
    if seat.person and story.teller_id == seat.person.pk:
        return YES
    return no(_("Whoever told the story can take it off this page."))


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
