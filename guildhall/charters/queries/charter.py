"""Reads of charters, shaped for one page each."""

from dataclasses import dataclass
from itertools import zip_longest

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from guildhall.charters.changes import Change, changes_between, is_small_change
from guildhall.charters.models import CharterVersion, Objective
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import prepared
from guildhall.rounds.models import Objection, Voice
from guildhall.rounds.queries import Answers, answers_to

_OBJECTIVES = Prefetch("objectives", Objective.objects.select_related("owner", "noted_by"))


@dataclass(frozen=True, slots=True)
class AskedVersion:
    """A version that everyone is asked about, with the answers so far."""

    version: CharterVersion
    changes: list[Change]
    answers: Answers


@dataclass(frozen=True, slots=True)
class Draft:
    version: CharterVersion
    changes: list[Change]
    is_small: bool


@dataclass(frozen=True, slots=True)
class CharterPage:
    """What the page of a charter shows to one seat."""

    current: CharterVersion | None
    asked: AskedVersion | None
    draft: Draft | None
    has_history: bool


def charter_page(seat: Seat) -> CharterPage:
    """Versions with objectives and, for members, who agreed and who objected.

    At most seven queries.
    """
    versions = CharterVersion.objects.filter(community=seat.community)
    open_states = [CharterVersion.State.PROPOSED] if seat.is_member else []
    if seat.is_steward:
        open_states.append(CharterVersion.State.DRAFT)
    unfinished = list(_full(versions.filter(state__in=open_states))) if open_states else []
    current = current_charter(seat.community)
    for version in [*unfinished, *([current] if current else [])]:
        version.community = seat.community
    asked = next((one for one in unfinished if one.state == CharterVersion.State.PROPOSED), None)
    draft = next((one for one in unfinished if one.state == CharterVersion.State.DRAFT), None)
    return CharterPage(
        current=current,
        asked=_asked(seat, asked, current) if asked else None,
        draft=_draft(draft, asked, current) if draft else None,
        has_history=seat.person is not None and bool(current),
    )


def current_charter(community: Community) -> CharterVersion | None:
    """What is in force, with its objectives. Two queries, one where there is none."""
    return _full(CharterVersion.objects.agreed().filter(community=community)).first()


def objectives_of(community: Community) -> list[Objective]:
    """The objectives in force. One query."""
    return _objectives.rows(community_id=community.pk)


@prepared
def _objectives(community_id: int) -> QuerySet[Objective]:
    in_force = CharterVersion.objects.agreed().filter(community=community_id).values("pk")[:1]
    return Objective.objects.filter(version=in_force).select_related("owner")


def history_of(seat: Seat) -> QuerySet[CharterVersion]:
    """Every version that members were asked about or that was in force."""
    states = [CharterVersion.State.AGREED]
    if seat.is_member:
        states += [CharterVersion.State.REWORKED, CharterVersion.State.WITHDRAWN]
    versions = CharterVersion.objects.filter(community=seat.community, state__in=states)
    objections = Objection.objects.kept().select_related(
        "person", "answered_by", "changed_in__charter"
    )
    voices = Voice.objects.agreeing().select_related("person")
    return _full(versions).prefetch_related(
        Prefetch("round__objections", objections), Prefetch("round__voices", voices)
    )


def _full(versions: QuerySet[CharterVersion]) -> QuerySet[CharterVersion]:
    return versions.select_related("round__opened_by", "written_by").prefetch_related(_OBJECTIVES)


def _asked(
    seat: Seat, asked: CharterVersion, current: CharterVersion | None
) -> AskedVersion | None:
    if asked.round is None:
        return None
    asked.round.community = seat.community
    changes = changes_between(current, asked) if current else []
    return AskedVersion(asked, changes, answers_to(asked.round, person=seat.person))


def _draft(
    draft: CharterVersion, asked: CharterVersion | None, current: CharterVersion | None
) -> Draft:
    before = asked or current
    is_small = asked is None and is_small_change(current, draft)
    return Draft(draft, changes_between(before, draft) if before else [], is_small)


@dataclass(frozen=True, slots=True)
class Step:
    """One wording in the history, compared with the one before it."""

    version: CharterVersion
    changes: list[Change]


def steps_of(versions: list[CharterVersion]) -> list[Step]:
    """From the newest to the oldest, each compared with the next older one in the list."""
    return [
        Step(version, changes_between(before, version))
        for version, before in zip_longest(versions, versions[1:])
    ]


def to_start_from(community: Community) -> CharterVersion | None:
    """Where writing continues: the draft, else the proposed version, else the one in force."""
    order: list[str] = [
        CharterVersion.State.DRAFT,
        CharterVersion.State.PROPOSED,
        CharterVersion.State.AGREED,
    ]
    unfinished = CharterVersion.objects.filter(community=community, state__in=order[:2])
    versions = sorted(_full(unfinished), key=lambda version: order.index(version.state))
    return versions[0] if versions else current_charter(community)


def day_to_look_again(community: OuterRef) -> Subquery:
    """For a query over communities: when the charter in force is due for review."""
    return Subquery(
        CharterVersion.objects.agreed().filter(community=community).values("look_again_on")[:1]
    )
