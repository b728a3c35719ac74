"""What was solved by an answer, and what someone is asked about it."""

from guildhall.commons.models import Outcome, Reply
from guildhall.people.models import Person
from guildhall.skills.models import FirstLook


def is_solved_by(reply: Reply) -> bool:
    """Whether it worked for someone else; accepting it says so, too."""
    worked = Outcome.objects.filter(
        reply=reply, result=Outcome.Result.WORKED, replaced_at__isnull=True
    )
    return worked.exclude(person=reply.author_id).exists()


def first_look_asked_of(person: Person, reply_id: int) -> FirstLook | None:
    """Theirs alone, with what it is about, as long as they may read that."""
    readable = Reply.objects.visible_to(person).filter(pk=reply_id)
    looks = FirstLook.objects.of(person).filter(reply__in=readable)
    return looks.select_related("reply__entry__community", "asked_by").first()
