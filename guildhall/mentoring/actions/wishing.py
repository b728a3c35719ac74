"""Say what you would like to learn, or can accompany others in; and take it back. No event."""

from guildhall.communities.models import Community
from guildhall.mentoring.models import MentorOffer, Wish
from guildhall.people.models import Person


def wish(community: Community, *, by: Person, what: str, goal: str) -> Wish:
    """One each; saying it again changes it."""
    words = {"what": _line(what), "goal": _line(goal)}
    made, _is_new = Wish.objects.update_or_create(community=community, person=by, defaults=words)
    return made


def take_back_wish(community: Community, *, by: Person) -> None:
    """A mentor proposed meanwhile sees no difference: it fades, at the latest once both agree."""
    Wish.objects.filter(community=community, person=by).delete()


def offer(community: Community, *, by: Person, what: str, places: int = 1) -> MentorOffer:
    """One each; saying it again changes it. Fewer places end no pair."""
    given = {"what": _line(what), "places": places}
    made, _is_new = MentorOffer.objects.update_or_create(
        community=community, person=by, defaults=given
    )
    return made


def take_back_offer(community: Community, *, by: Person) -> None:
    """Pairs go on; who was proposed meanwhile sees no difference."""
    MentorOffer.objects.filter(community=community, person=by).delete()


def _line(text: str) -> str:
    return " ".join(text.split())
