"""Who is told about introductions and openings.

The people of introductions are told directly (`actions/telling`); the words are read from the
introduction. Their notices are private: nobody but the person ever reads of them, owners included.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.introductions import events, names
from guildhall.introductions.calendars import invitation_of, times_for
from guildhall.introductions.models import Introduction, Side, TakingPart
from guildhall.introductions.people import Brought, brought_by
from guildhall.introductions.queries import people_who_bring
from guildhall.introductions.words import names_of, reason_of
from guildhall.kit.prepared import prepared
from guildhall.notifications.audiences import NEW_ENTRY
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import CAN_HELP, Audience, MailPart, People, Rule, Subject
from guildhall.notifications.words import added
from guildhall.people.models import Person

_SIDES = Prefetch("sides", Side.objects.select_related("person").order_by("pk"))


def notice_rules() -> Iterator[Rule]:
    who_bring = Audience(CAN_HELP, _who_bring)
    yield Rule(events.OPENING_ADDED, (who_bring, *NEW_ENTRY), added, answers_author=True)
    yield _private(names.INTRODUCTION_ASKED, _asked)
    yield _private(names.INTRODUCTION_MADE, _made)
    yield _private(names.INTRODUCTION_ASKED_AFTER, _asked_after)
    yield _private(names.ROUND_MADE, _made, parts=_invitation)
    yield _private(names.ROUND_ASKED_AFTER, _asked_after)


def _who_bring(subject: Subject) -> People:
    return people_who_bring(subject.entry) if subject.entry else set()


def _private(
    verb: str,
    says: Callable[[Notice], str],
    *,
    parts: Callable[[Notice, Person, str], Sequence[MailPart]] | None = None,
) -> Rule:
    return Rule(
        verb,
        (),
        says,
        path=_page,
        prepare=_fetch,
        shows_text=False,
        is_private=True,
        parts=parts,
    )


def _fetch(notices: Sequence[Notice]) -> None:
    """Each notice's introduction, with the names of the others. Notices are of few people: one
    query for each of them, and one for the sides.
    """
    now = timezone.now()
    seen = {
        person_id: _seen_by.rows(person_id=person_id, now=now)
        for person_id in {notice.person_id for notice in notices}
    }
    prefetch_related_objects([one for rows in seen.values() for one in rows], _SIDES)
    for notice in notices:
        for one in seen[notice.person_id]:
            if _is_about(notice, one):
                others = [side for side in one.sides.all() if side.person_id != notice.person_id]
                notice.fetched = (one, names_of([Brought(side.person) for side in others]))


@prepared
def _seen_by(person_id: int, now: dt.datetime) -> QuerySet[Introduction]:
    """All that this person sees: one a week at most, and after a year they are forgotten."""
    introductions = Introduction.objects.visible_to(Person(pk=person_id), at=now)
    return introductions.select_related("suggested_by")


def _is_about(notice: Notice, introduction: Introduction) -> bool:
    """It names this introduction, or the round that made it for this person."""
    detail = notice.detail
    if "introduction" in detail:
        return bool(detail["introduction"] == introduction.pk)
    is_theirs = any(side.person_id == notice.person_id for side in introduction.sides.all())
    return is_theirs and detail.get("round") == introduction.round_id


def _read(notice: Notice) -> tuple[Introduction, str] | None:
    fetched = notice.fetched
    return fetched if isinstance(fetched, tuple) else None


def _asked(notice: Notice) -> str:
    if not (read := _read(notice)):
        return _over()
    introduction, people = read
    by = introduction.suggested_by.name if introduction.suggested_by else _("Someone")
    return _("%(by)s thinks that you and %(names)s should talk: %(why)s") % {
        "by": by,
        "names": people,
        "why": introduction.why,
    }


def _made(notice: Notice) -> str:
    if not (read := _read(notice)):
        return _over()
    introduction, people = read
    return _("Meet %(names)s. %(why)s") % {"names": people, "why": reason_of(introduction)}


def _asked_after(notice: Notice) -> str:
    if not (read := _read(notice)):
        return _over()
    return _("Did you meet %(names)s? Only you can see your answer.") % {"names": read[1]}


def _invitation(notice: Notice, person: Person, _reply_to: str) -> Sequence[MailPart]:
    """The first time that suits all, where each of them chose to get it by mail."""
    mine = Introduction.objects.visible_to(person).filter(
        round=notice.detail.get("round"), sides__person=person
    )
    introduction = mine.select_related("community").first()
    if introduction is None:
        return []
    ids = set(introduction.sides.values_list("person_id", flat=True))
    want = TakingPart.objects.filter(
        community=introduction.community, person__in=ids, wants_invitations=True
    )
    brought = brought_by(ids)
    times = times_for(introduction, list(brought.values()))
    if want.count() < len(ids) or not times:
        return []
    others = [one for one in brought.values() if one.person.pk != person.pk]
    content = invitation_of(introduction, others=others, starts_at=times[0])
    return [MailPart(content.decode(), "text/calendar; method=PUBLISH")]


def _over() -> str:
    return _("An introduction that is over.")


def _page(notice: Notice) -> str:
    if notice.community is None:
        return "/"
    slug = notice.community.slug
    if "introduction" in notice.detail:
        return reverse("introduction", args=[slug, notice.detail["introduction"]])
    return reverse("introductions", args=[slug])
