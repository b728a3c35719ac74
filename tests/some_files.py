"""Files as a browser sends them, and as they are kept for a text that is not posted yet."""

from django.core.files.uploadedfile import SimpleUploadedFile

from guildhall.commons.actions import attach_file
from guildhall.commons.models import Attachment
from tests.pictures import png


def upload(content: bytes, name: str = "p.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def kept(world, content: bytes | None = None, name: str = "p.png") -> Attachment:
    """Of Ben."""
    return attach_file(content or png(), name=name, by=world.ben, community=world.community)
