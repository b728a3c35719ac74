"""The kinds of files, as people choose among them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FileKind(TextChoices):
    PICTURE = "picture", _("Pictures")
    DOCUMENT = "document", _("Documents, spreadsheets and logs")
    AUDIO = "audio", _("Audio and voice notes")
    VIDEO = "video", _("Video")
    OTHER = "other", _("Archives, drawings and all other files")


# Pictures can always be shared; of these, the owner says which.
OWNER_CHOOSES = [kind for kind in FileKind if kind is not FileKind.PICTURE]
