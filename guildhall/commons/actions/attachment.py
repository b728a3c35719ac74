"""Pictures for a text."""

from guildhall.commons.models import Attachment
from guildhall.kit import files
from guildhall.kit.pictures import clean_picture
from guildhall.people.models import Person


def attach_picture(content: bytes, *, by: Person) -> Attachment:
    """Keep a picture, without location and camera data, for a text. Raises NotAPicture."""
    picture = clean_picture(content)
    name = files.keep(picture.content, picture.suffix)
    return Attachment.objects.create(
        file=name,
        content_type=picture.content_type,
        width=picture.width,
        height=picture.height,
        uploaded_by=by,
    )


def picture_markdown(attachment: Attachment, *, alt: str = "") -> str:
    """The Markdown that shows this picture."""
    return f"![{alt}](/files/{attachment.file})"
