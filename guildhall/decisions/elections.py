"""Who was elected and is asked, who has said yes, and who would be next by the count."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from guildhall.ballots.models import Vote, Way
from guildhall.ballots.reading import outcome_of
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.commons.page.reads import read_once
from guildhall.communities.models import Membership, RolePeriod
from guildhall.decisions import events
from guildhall.decisions.days import today_at
from guildhall.decisions.models import Decision, RoleOffer, VotePlan, Voting
from guildhall.people.models import Person, is_here


def offer_role(decision: Decision, person: Person, *, by: Person | None, at: dt.datetime) -> None:
    """Ask whether they will do it. Asked before, they aren't asked again."""
    _offer, is_new = RoleOffer.objects.get_or_create(
        decision=decision, person=person, defaults={"at": at}
    )
    if is_new:
        touch_entry(decision.entry)
        tell(events.ROLE_OFFERED, entry=decision.entry, by=by, toward=person.pk, at=at)


@dataclass
class Election:
    """One that gives a role. Each is one query, when it is first needed; `next_by_count` four."""

    entry: Entry
    plan: VotePlan

    @cached_property
    def offers(self) -> list[RoleOffer]:
        rows = RoleOffer.objects.filter(decision=self.entry.pk).select_related("person")
        return list(rows)

    def offer_to(self, person: Person | None) -> RoleOffer | None:
        return next((one for one in self.offers if person and one.person_id == person.pk), None)

    @property
    def waiting(self) -> list[RoleOffer]:
        return [one for one in self.offers if one.is_waiting]

    @property
    def accepted(self) -> list[RoleOffer]:
        """Those who said yes and hold the role: someone who left it since is in `gone`."""
        return [one for one in self._said_yes if one.person_id in self._holders]

    @property
    def gone(self) -> list[RoleOffer]:
        """Those who said yes and no longer hold the role, before its term is over."""
        if self.is_over():
            return []
        return [one for one in self._said_yes if one.person_id not in self._holders]

    @property
    def is_filled(self) -> bool:
        """Each place has someone who holds the role."""
        return len(self.accepted) >= (self.plan.winners or 1)

    @property
    def _said_yes(self) -> list[RoleOffer]:
        return [one for one in self.offers if one.is_accepted]

    @cached_property
    def _holders(self) -> set[int]:
        """Of those who said yes. One query where someone did."""
        ids = [one.person_id for one in self._said_yes]
        if not ids:
            return set()
        held = RolePeriod.objects.current().filter(
            is_here(of="person__"),
            community=self.entry.community_id,
            role=self.plan.elects_role,
            topic=None,
            person__in=ids,
        )
        return set(held.values_list("person", flat=True))

    def is_over(self, at: dt.datetime | None = None) -> bool:
        """Whether the term has ended where the community is."""
        ends_on = self.plan.term_ends_on
        return ends_on is not None and ends_on <= today_at(self.entry.community, at)

    @property
    def declined(self) -> list[RoleOffer]:
        return [one for one in self.offers if not one.is_waiting and not one.is_accepted]

    @property
    def has_free_place(self) -> bool:
        """Someone said no, left the role, or can no longer answer: others could be asked."""
        return bool(self.declined or self.gone or self.next_by_count)

    @cached_property
    def next_by_count(self) -> Person | None:
        """Nobody while all places are taken or offered, and where nobody else got a vote.

        The place of someone who left the role, the community or the hall is free again.
        """
        if self.is_over():
            return None
        taken = {*self._still_here([one.person_id for one in self.waiting])}
        if len(taken) + len(self.accepted) >= (self.plan.winners or 1):
            return None
        asked = {one.person_id for one in self.offers}
        voted_for = [one for one in self._by_count() if one.pk not in asked]
        here = self._still_here([one.pk for one in voted_for])
        return next((one for one in voted_for if one.pk in here), None)

    def _by_count(self) -> list[Person]:
        newest = Voting.objects.filter(decision=self.entry.pk).select_related("vote__count").first()
        if newest is None or newest.vote.state != Vote.State.COUNTED:
            return []
        lines = outcome_of(newest.vote).lines
        return [one.option.person for one in lines if one.part and one.option.person]

    def _still_here(self, ids: list[int]) -> set[int]:
        if not ids:
            return set()
        members = Membership.objects.current().filter(
            is_here(of="person__"), community=self.entry.community_id, person__in=ids
        )
        return set(members.values_list("person", flat=True))


@read_once
def election_of(entry: Entry) -> Election | None:
    """None where it gives no role. One query."""
    plans = VotePlan.objects.filter(decision=entry.pk, kind=Way.ELECTION).exclude(elects_role="")
    plan = plans.first()
    return Election(entry, plan) if plan else None
