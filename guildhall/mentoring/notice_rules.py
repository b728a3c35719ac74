"""How the two are told: directly, as nothing of mentoring is an event.

Their notices are private: nobody but the person ever reads of them, owners included.
"""

from collections.abc import Callable, Iterator, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.mentoring import names
from guildhall.mentoring.models import Pair, Proposal
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import Rule
from guildhall.people.models import Person


def notice_rules() -> Iterator[Rule]:
    yield _rule(names.PROPOSED, _proposed, path=_room, prepare=_fetch_proposals)
    yield _rule(names.PAIRED, _paired)
    yield _rule(names.WRITTEN, _written)
    yield _rule(names.MEETING_SET, _meeting_set)
    yield _rule(names.ENDED, _ended)
    yield _rule(names.PARTED, _parted)


def _pair_page(notice: Notice) -> str:
    return reverse("mentoring_pair", args=[notice.detail.get("pair", 0)])


def _fetch_pairs(notices: Sequence[Notice]) -> None:
    """The pairs that they are about, with both people; one query."""
    ids = {notice.detail.get("pair", 0) for notice in notices}
    pairs = Pair.objects.select_related("mentee", "mentor").in_bulk(ids)
    for notice in notices:
        pair = pairs.get(notice.detail.get("pair", 0))
        notice.fetched = pair if pair and _is_of(pair, notice.person_id) else None


def _rule(
    verb: str,
    says: Callable[[Notice], str],
    *,
    path: Callable[[Notice], str] = _pair_page,
    prepare: Callable[[Sequence[Notice]], None] = _fetch_pairs,
) -> Rule:
    return Rule(verb, (), says, path=path, prepare=prepare, shows_text=False, is_private=True)


def _fetch_proposals(notices: Sequence[Notice]) -> None:
    """Those that their persons still see. One query for all, as each sees only their own."""
    ids = {notice.detail.get("proposal", 0) for notice in notices}
    seen = Q()
    for person_id in {notice.person_id for notice in notices}:
        mine = Proposal.objects.visible_to(Person(pk=person_id)).filter(pk__in=ids)
        seen |= Q(pk__in=mine.values("pk"))
    rows = Proposal.objects.filter(seen).select_related("mentee", "mentor")
    proposals = {one.pk: one for one in rows}
    for notice in notices:
        found = proposals.get(notice.detail.get("proposal", 0))
        notice.fetched = found if found and _is_of(found, notice.person_id) else None


def _is_of(about: Pair | Proposal, person_id: int) -> bool:
    return person_id in (about.mentee_id, about.mentor_id)


def _proposed(notice: Notice) -> str:
    proposal = notice.fetched_as(Proposal)
    if proposal is None:
        return _("A proposal that is over.")
    if notice.person_id == proposal.mentor_id:
        return _("%(name)s would like to learn %(what)s. Would you accompany them for a while?") % {
            "name": proposal.mentee.name,
            "what": proposal.what,
        }
    return _("%(name)s could accompany you with %(what)s. Would you like that?") % {
        "name": proposal.mentor.name,
        "what": proposal.what,
    }


def _paired(notice: Notice) -> str:
    return _of_pair(
        notice,
        as_mentee=_("%(name)s accompanies you with %(about)s. Here is your notebook."),
        as_mentor=_("You accompany %(name)s with %(about)s. Here is your notebook."),
    )


def _written(notice: Notice) -> str:
    words = _("%(name)s wrote in your notebook: %(about)s")
    return _of_pair(notice, as_mentee=words, as_mentor=words)


def _meeting_set(notice: Notice) -> str:
    words = _("%(name)s changed when you meet: %(about)s")
    return _of_pair(notice, as_mentee=words, as_mentor=words)


def _ended(notice: Notice) -> str:
    words = _("Your time with %(name)s is over: %(about)s. Thank you both. What did you learn?")
    return _of_pair(notice, as_mentee=words, as_mentor=words)


def _parted(notice: Notice) -> str:
    return _of_pair(
        notice,
        as_mentee=_(
            "%(name)s can't accompany you any longer, as they have left. It isn't about you. "
            "Your notebook stays yours, and you can wish for someone else."
        ),
        as_mentor=_("%(name)s has left, so your time together is over. Your notebook stays."),
    )


def _of_pair(notice: Notice, *, as_mentee: str, as_mentor: str) -> str:
    pair = notice.fetched_as(Pair)
    if pair is None:
        return _("A time together that is over.")
    is_mentor = notice.person_id == pair.mentor_id
    other = pair.mentee if is_mentor else pair.mentor
    return (as_mentor if is_mentor else as_mentee) % {"name": other.name, "about": pair.about}


def _room(notice: Notice) -> str:
    return reverse("mentoring", args=[notice.detail.get("slug", "")])
