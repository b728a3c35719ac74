from django.db import models
from django.db.models import Q

from guildhall.commons.models import Attachment, Entry, FilePart, Reply
from guildhall.communities.models import Community
from guildhall.people.belongings import of_the_account
from guildhall.people.models import Person

PEOPLE, COMMUNITIES = 0, -1  # where documents are read that lie in no community


class Document(models.Model):
    """What a search can find. Its tokens are in the database's own full-text index.

    That of a file is a part of its text, with the entry whose file it is, or in whose reply.
    `analyser_version` says which analyser made them; the worker reads older ones again. So with
    `meaning`: the number of the model that its vector is of, 0 since the text was written anew.
    """

    community = models.ForeignKey(Community, models.CASCADE, null=True, related_name="+")
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="documents")
    reply = models.OneToOneField(Reply, models.CASCADE, null=True, related_name="document")
    attachment = models.ForeignKey(Attachment, models.CASCADE, null=True, related_name="documents")
    part = models.ForeignKey(FilePart, models.CASCADE, null=True, related_name="documents")
    person = of_the_account(
        models.OneToOneField(Person, models.CASCADE, null=True, related_name="document")
    )
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    analyser_version = models.PositiveSmallIntegerField(default=0)
    meaning = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry"],
                name="document_of_entry",
                condition=Q(reply=None, attachment=None, entry__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["attachment", "part"],
                name="document_of_file",
                condition=Q(attachment__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["community"],
                name="document_of_community",
                condition=Q(entry=None, community__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["community", "kind"], name="document_community_kind"),
            models.Index(fields=["analyser_version"], name="document_analyser"),
            models.Index(fields=["meaning"], name="document_meaning"),
            models.Index(fields=["at"], name="document_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} document {self.pk}"

    @property
    def place(self) -> int:
        """Where it is read, as the index knows it: the id of a community, or one of two more."""
        if self.entry_id:
            return self.community_id or COMMUNITIES
        return PEOPLE if self.person_id else COMMUNITIES


class KeptReading(models.Model):
    """What was read of a document, packed (`readings.py`). It goes with its document."""

    document = models.OneToOneField(
        Document, models.CASCADE, primary_key=True, related_name="reading"
    )
    packed = models.BinaryField()

    def __str__(self) -> str:
        return f"reading of {self.document_id}"
