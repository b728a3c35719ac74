"""How the two are told: directly, as nothing of mentoring is an event.

Their notices are private: nobody but the person ever reads of them, owners included.
"""

from collections.abc import Callable, Iterator, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.mentoring import names
from guildhall.mentoring.models import Pair, Proposal
from guildhall.notifications.addresses import asked_address
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import ByMail, Rule
from guildhall.people.models import Person

PROPOSAL_SAYS = gettext_lazy(
    "Answer this mail with a line that says “Yes” or “Not now”. Nobody learns of a “Not now”."
)
NOTE_SAYS = gettext_lazy("What you answer to this mail is a note in your notebook for two.")


def notice_rules() -> Iterator[Rule]:
    in_notebook = _by_mail(_notebook_address, NOTE_SAYS)
    yield _rule(
        names.PROPOSED,
        _proposed,
        path=_room,
        prepare=_fetch_proposals,
        verbs=lambda _notice: [_("Yes"), _("Not now")],
        by_mail=_by_mail(_proposal_address, PROPOSAL_SAYS),
    )
    yield _rule(names.PAIRED, _paired, by_mail=in_notebook)
    yield _rule(names.WRITTEN, _written, by_mail=in_notebook)
    yield _rule(names.MEETING_SET, _meeting_set, by_mail=in_notebook)
    yield _rule(names.ENDED, _ended)
    yield _rule(names.PARTED, _parted)
    yield _rule(names.SILENT, _silent, is_mailed=False)


def _by_mail(answers_at: Callable[[Notice], str], says: object) -> ByMail:
    """Where it is answered. What is in the notebook is in no mail."""
    return ByMail(
        texts=lambda _notice, _since: (), answers_at=answers_at, thread=_thread, says=says
    )


def _proposal_address(notice: Notice) -> str:
    about = notice.detail.get("proposal", 0)
    return asked_address(notice.person, names.PROPOSALS_IN_ADDRESSES, about, 0)


def _notebook_address(notice: Notice) -> str:
    about = notice.detail.get("pair", 0)
    return asked_address(notice.person, names.NOTEBOOKS_IN_ADDRESSES, about, 0)


def _thread(notice: Notice) -> str:
    what = "pair" if "pair" in notice.detail else "proposal"
    return f"mentoring.{what}.{notice.detail.get(what, 0)}"


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
    is_mailed: bool = True,
    verbs: Callable[[Notice], Sequence[str]] | None = None,
    by_mail: ByMail | None = None,
) -> Rule:
    return Rule(
        verb,
        (),
        says,
        path=path,
        prepare=prepare,
        shows_text=False,
        is_mailed=is_mailed,
        is_private=True,
        verbs=verbs,
        by_mail=by_mail,
    )


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


def _silent(notice: Notice) -> str:
    words = _(
        "It has been quiet with %(name)s: %(about)s. Write a line, plan a meeting, or end it: "
        "all are fine."
    )
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
