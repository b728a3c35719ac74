from collections.abc import Iterator
from typing import Self
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.kit.words import fold
from guildhall.kit.zones import zone_named
from guildhall.people.belongings import goes_along


class PersonQuerySet(models.QuerySet["Person"]):
    def here(self) -> Self:
        """People who have joined and have not left, and whom no owner has suspended."""
        return self.filter(is_here())

    def joined(self) -> Self:
        """As `here`, with people whom an owner has suspended: for the pages of owners."""
        return self.filter(claimed_at__isnull=False, left_at__isnull=True)

    def people(self) -> Self:
        """Neither programs nor the nobody of an import.

        Only people are listed, notified, asked and counted.
        """
        return self.filter(is_a_person())

    def named_to_sign_in(self, key: str, username_key: str) -> Self:
        """Whose name for signing in has this key, or whose username that one: at most two."""
        return self.filter(models.Q(sign_in_key=key) | models.Q(username_key=username_key))

    def claimable(self) -> Self:
        """Imported authors whom nobody has claimed."""
        claimed = models.Q(claims__isnull=False, claims__revoked_at__isnull=True)
        return (
            self.people()
            .filter(claimed_at__isnull=True, left_at__isnull=True)
            .exclude(source="")
            .exclude(claimed)
        )

    def visible_to(self, person: "Person | None") -> Self:
        """Whose page may be opened.

        Signed in: everyone who is here. Anonymous: nobody; on open pages the names of authors come
        with what they wrote. Imported authors have no page.
        """
        return self.here() if person is not None and person.is_authenticated else self.none()


def is_here(*, of: str = "") -> models.Q:
    """The rule as a condition; `of` leads from a row to its person, as in `person__`."""
    return models.Q(
        **{
            f"{of}claimed_at__isnull": False,
            f"{of}left_at__isnull": True,
            f"{of}is_active": True,
        }
    )


def is_a_person(*, of: str = "") -> models.Q:
    return models.Q(**{f"{of}kind": Person.Kind.PERSON})


class PersonManager(BaseUserManager["Person"]):
    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db)

    def here(self) -> PersonQuerySet:
        return self.get_queryset().here()

    def joined(self) -> PersonQuerySet:
        return self.get_queryset().joined()

    def people(self) -> PersonQuerySet:
        return self.get_queryset().people()

    def claimable(self) -> PersonQuerySet:
        return self.get_queryset().claimable()

    def visible_to(self, person: "Person | None") -> PersonQuerySet:
        return self.get_queryset().visible_to(person)

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username_key=fold(username or ""))


class Person(AbstractBaseUser):
    """A person in the hall: here, imported and not claimed yet, or gone (they have left).

    An owner may mark one as a program, or suspend one, who then is not `is_active`. Who joins
    signs in with the name they joined with, or with their username; a later namesake who took
    another way in has no such name. `sessions_ended` counts how often all sessions of the person
    were ended: a session that began before that is none.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("a person")
        PROGRAM = "program", _("a program")
        NOBODY = "nobody", _("nobody: what was imported without an author")

    class LeftAs(models.TextChoices):
        NAME = "name", _("under my name")
        PSEUDONYM = "pseudonym", _("under a made-up name")
        FORMER_MEMBER = "former_member", _("as “former member”")

    username = models.CharField(max_length=40, unique=True)
    username_key = models.CharField(max_length=40, unique=True)
    sign_in_name = models.CharField(max_length=80, blank=True)
    sign_in_key = models.CharField(max_length=240, null=True, unique=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PERSON)
    email = models.EmailField(blank=True)
    headline = models.CharField(max_length=120, blank=True)
    about = models.TextField(blank=True, max_length=4000)
    about_html = models.TextField(blank=True)
    time_zone = models.CharField(max_length=50, default="UTC")
    look = models.CharField(max_length=20, blank=True)  # as `web/display.py` writes it
    picture = models.CharField(max_length=80, blank=True)
    is_owner = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    sessions_ended = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)
    left_as = models.CharField(max_length=20, choices=LeftAs, blank=True)
    source = models.CharField(max_length=60, blank=True)
    foreign_id = models.CharField(max_length=60, blank=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "foreign_id"],
                name="person_once_per_source",
                condition=~models.Q(source=""),
            ),
        ]
        indexes = [
            models.Index(fields=["name"], name="person_name"),
            models.Index(fields=["-claimed_at", "-id"], name="person_claimed_at"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_here(self) -> bool:
        return self.claimed_at is not None and self.left_at is None and self.is_active

    @property
    def is_suspended(self) -> bool:
        return self.claimed_at is not None and self.left_at is None and not self.is_active

    @property
    def is_program(self) -> bool:
        return self.kind == self.Kind.PROGRAM

    @property
    def source_url(self) -> str:
        """Where an imported author's page was, as the licence of their texts asks; or empty."""
        if self.claimed_at or "." not in self.source or not self.foreign_id.isdecimal():
            return ""
        return f"https://{self.source}/users/{self.foreign_id}"

    @property
    def zone(self) -> ZoneInfo:
        return zone_named(self.time_zone)

    @property
    def asks(self) -> list[str]:
        """What people can ask them about, where the offers were fetched with the person."""
        return self._offered("ask_me")

    @property
    def learns(self) -> list[str]:
        """What they would like to learn, where the offers were fetched with the person."""
        return self._offered("learn")

    @property
    def lends(self) -> list[str]:
        """What they can lend to people of their communities."""
        return self._offered("lend")

    @property
    def speaks(self) -> list[str]:
        """The languages they speak."""
        return self._offered("speak")

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word[:1].isalnum()]
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "·"

    @property
    def hue(self) -> int:
        """One of eight accents for a face without a picture."""
        return (self.pk or 0) % 8

    def get_absolute_url(self) -> str:
        return path_of_person(self.username)

    def get_session_auth_hash(self) -> str:
        """What a session must hold to be one of theirs: the password, and how often they ended."""
        return self._with_ends(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under each secret key of earlier."""
        for own in super().get_session_auth_fallback_hash():
            yield self._with_ends(own)

    def _with_ends(self, own: str) -> str:
        return f"{own}:{self.sessions_ended}" if self.sessions_ended else own

    def _offered(self, kind: str) -> list[str]:
        return [offer.text for offer in self.offers.all() if offer.kind == kind]


def path_of_person(username: str) -> str:
    """The address belongs to this app; the page at it to one above."""
    return f"/people/{quote(username)}/"


class Offer(models.Model):
    """What a person lists about themselves: ask me about …, I'd like to learn …, I can lend …"""

    class Kind(models.TextChoices):
        ASK_ME = "ask_me", _("Ask me about")
        LEARN = "learn", _("I'd like to learn")
        LEND = "lend", _("I can lend")
        SPEAK = "speak", _("I speak")

    MOST = {Kind.ASK_ME: 40, Kind.LEARN: 20, Kind.LEND: 40, Kind.SPEAK: 10}
    AMONG_MEMBERS = frozenset({Kind.LEND})

    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="offers"))
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.CharField(max_length=60)
    text_key = models.CharField(max_length=60)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "text_key"], name="offer_once")
        ]
        indexes = [models.Index(fields=["kind", "text_key"], name="offer_kind_text")]

    def __str__(self) -> str:
        return self.text
