"""What in the hall is invented, and who is real."""

from django.db.models import Q, QuerySet

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.demo import DEMO, ROOT_UNIT
from guildhall.demo.cast import VISITORS
from guildhall.people.models import Person, Unit


def has_demo() -> bool:
    return demo_people().exists()


def demo_people() -> QuerySet[Person]:
    """Written to match the index on (source, foreign id), which omits people without a source."""
    return Person.objects.get_queryset().filter(source=DEMO).exclude(source="")


def demo_communities() -> QuerySet[Community]:
    """Communities that demo people started: the four scenes, and those started by visitors."""
    return Community.objects.filter(created_by__source=DEMO)


def demo_units() -> list[int]:
    return list(
        Unit.objects.filter(Q(name=ROOT_UNIT) | Q(parent__name=ROOT_UNIT)).values_list(
            "pk", flat=True
        )
    )


def real_people() -> QuerySet[Person]:
    """People who joined themselves, neither invented nor imported."""
    return Person.objects.here().filter(source="")


def real_writers() -> list[Person]:
    """Real people who wrote in a demo community."""
    there = demo_communities().values("pk")
    wrote = Q(pk__in=Entry.objects.filter(community__in=there).values("author")) | Q(
        pk__in=Reply.objects.filter(entry__community__in=there).values("author")
    )
    return list(Person.objects.get_queryset().filter(wrote).exclude(source=DEMO).order_by("pk"))


def visitor(key: str) -> Person | None:
    """The demo person of one of the four buttons."""
    if key not in {one.key for one in VISITORS}:
        return None
    return demo_people().filter(foreign_id=key, left_at=None).first()
