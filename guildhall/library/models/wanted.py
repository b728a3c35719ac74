from django.db import models
from django.db.models import Q

from guildhall.commons.models import Entry, Standing
from guildhall.communities.models import Community, Membership
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class WantedPage(models.Model):
    """A page that someone would read and nobody has written yet, known by its name.

    Once there is one, `page` says which. A name that texts link needs no row until someone says
    that they would read it or write it.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)
    put_by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    put_at = models.DateTimeField()
    taken_by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    taken_at = models.DateTimeField(null=True)
    page = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "name_key"], name="wanted_once"),
        ]
        indexes = [
            models.Index(
                fields=["community", "id"],
                name="wanted_open",
                condition=Q(page__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"wanted: {self.name}"

    @property
    def is_written(self) -> bool:
        """Hidden or deleted again, it is wanted again."""
        return self.page is not None and self.page.standing == Standing.PUBLISHED

    def is_taken(self) -> bool:
        """By someone who still belongs here."""
        if self.taken_by_id is None:
            return False
        here = Membership.objects.current().filter(community=self.community_id)
        return here.filter(person=self.taken_by_id).exists()


class WouldRead(models.Model):
    """Someone would read a wanted page, and is told when it is there. Known to them alone."""

    wanted = models.ForeignKey(WantedPage, models.CASCADE, related_name="readers")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wanted", "person"], name="would_read_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} would read {self.wanted_id}"


class AskedOften(models.Model):
    """One of several questions that a wanted page would answer; found by the worker."""

    wanted = models.ForeignKey(WantedPage, models.CASCADE, related_name="questions")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wanted", "entry"], name="asked_often_once"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} asks for {self.wanted_id}"
