"""What people can do by mail: “I'm in”, “I'm out”, “I'll take this shift”."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from guildhall.kit.verdict import Refused, Verdict, no
from guildhall.notifications.mail_verbs import MailAnswer, MailVerb
from guildhall.notifications.models import Notice
from guildhall.projects import actions, policy
from guildhall.projects.actions import ProjectRefused
from guildhall.projects.events import PROJECT, SWAP_ASKED
from guildhall.projects.mail_words import JOIN, LEAVE, TAKE
from guildhall.projects.models import Place
from guildhall.projects.reader import relation_in


def mail_verbs() -> tuple[MailVerb, ...]:
    return (
        MailVerb((PROJECT,), JOIN, _may_join, _join),
        MailVerb((PROJECT,), LEAVE, _may_join, _leave),
        MailVerb((PROJECT,), TAKE, _may_take, _take),
    )


def _may_join(mail: MailAnswer) -> Verdict:
    return policy.may("join_project", mail.seat, mail.entry, relation_in(mail.seat, mail.entry))


def _join(mail: MailAnswer) -> None:
    actions.join_project(mail.entry, by=mail.by)


def _leave(mail: MailAnswer) -> None:
    actions.leave_project(mail.entry, by=mail.by)


def _may_take(mail: MailAnswer) -> Verdict:
    """There is one that someone looks to hand over, and it doesn't overlap with one's own.

    The address of an answer names the project and no shift: where several may be meant, a mail
    takes none of them.
    """
    verdict = policy.on_what_goes_on(mail.seat, mail.entry)
    if not verdict:
        return verdict
    looking = {place.shift_id for place in _looking(mail)}
    if not looking:
        return no(_("Nobody looks for someone to take over a shift any more. Thank you."))
    if len(looking | _asked_about(mail)) > 1:
        return no(
            _(
                "We can't tell which shift you mean: there was more than one to take over. Please "
                "take yours on the page of the project."
            )
        )
    return verdict


def _take(mail: MailAnswer) -> None:
    """The place that has looked the longest for someone."""
    place = _looking(mail).first()
    if place is not None:
        try:
            actions.swap_shift(place, by=mail.by)
        except ProjectRefused as problem:
            raise Refused(str(problem)) from problem


def _looking(mail: MailAnswer) -> QuerySet[Place]:
    """Places of others that look for someone, in shifts in which the writer has none."""
    own = Q(person=mail.by) | Q(shift__held__person=mail.by)
    rows = Place.objects.filter(shift__project=mail.entry.pk, swap_asked_at__isnull=False)
    return rows.exclude(own).select_related("shift").order_by("swap_asked_at", "pk")


def _asked_about(mail: MailAnswer) -> set[int]:
    """Shifts that the writer was asked to take over, also those that somebody has by now."""
    asked = Notice.objects.filter(rule=SWAP_ASKED, person=mail.by, entry=mail.entry)
    return {one.detail["shift"] for one in asked if one.detail.get("shift")}
