import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guildhall.activity.leased import Leased, LeasedQuerySet
from guildhall.communities.models import Community
from guildhall.kit.signed_hooks import new_secret
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person
from guildhall.webhooks.subjects import subjects

TEST = "test"  # the verb of a test, which is no event
_OPEN = Q(sent_at__isnull=True, given_up_at__isnull=True)


class Webhook(models.Model):
    """An address outside, and the events of a community that are sent there."""

    class Format(models.TextChoices):
        STANDARD = "standard", _("A program (Standard Webhooks)")
        SLACK = "slack", _("A Slack channel")
        TEAMS = "teams", _("A Teams channel")
        MATTERMOST = "mattermost", _("A Mattermost channel")

    MOST_LETTERS = 500

    community = models.ForeignKey(Community, models.CASCADE, related_name="webhooks")
    format = models.CharField(max_length=12, choices=Format, default=Format.STANDARD)
    url = models.CharField(max_length=MOST_LETTERS)
    secret = models.CharField(max_length=80, default=new_secret)
    verbs = models.JSONField(default=list)
    made_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    made_at = models.DateTimeField(default=timezone.now)
    failing_since = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["community"], name="webhook_on", condition=Q(stopped_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.format} of {self.community_id}"


class SendingQuerySet(LeasedQuerySet["Sending"]):
    def waiting(self) -> Self:
        return self.filter(_OPEN, webhook__stopped_at=None)


class Sending(Leased):
    """One event for one webhook, in ids; its text is made when it is sent.

    `status` and `answer` come from the other side; `reason` is why it was not sent.
    """

    LEASE = dt.timedelta(minutes=2)
    PAUSES = [
        dt.timedelta(seconds=seconds)
        for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
    ]
    MOST_ATTEMPTS = len(PAUSES) + 1

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="sendings")
    event_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=40)
    about = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    objects = SendingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["webhook", "event_id"],
                name="sent_once",
                condition=Q(event_id__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["not_before", "id"], name="sending_due", condition=_OPEN),
            models.Index(fields=["webhook", "at", "id"], name="sending_log"),
            models.Index(fields=["at"], name="sending_age"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} to {self.webhook_id}"

    @property
    def message_id(self) -> str:
        """The same at each attempt, so that the other side notices a message that came twice."""
        return f"msg_{self.pk}"

    @property
    def label(self) -> str:
        """The event, in the words of the room that declares it."""
        if self.verb == TEST:
            return gettext("Test")
        subject = subjects.get(self.verb)
        return str(subject.label) if subject else self.verb

    @property
    def state(self) -> str:
        """sent, given up, late (failed, and will be tried again) or waiting."""
        if self.sent_at:
            return "sent"
        if self.given_up_at:
            return "given up"
        return "late" if self.attempts else "waiting"

    def pause(self) -> dt.timedelta:
        """Growing, as Standard Webhooks recommends: quickly at first, then for three days."""
        return self.PAUSES[min(self.attempts, len(self.PAUSES)) - 1]
