"""From a valid form to the text that is posted: its body with the photo that came along."""

from django.forms import Form

from guildhall.commons.actions import attach_picture, picture_markdown
from guildhall.people.models import Person


def body_with_photo(form: Form, *, by: Person) -> str:
    """The form's `body`, and below it the `photo` where one was chosen. Raises NotAPicture."""
    body, photo = form.cleaned_data.get("body", ""), form.cleaned_data.get("photo")
    if not photo:
        return body
    shown = picture_markdown(attach_picture(photo.read(), by=by))
    return f"{body}\n\n{shown}".strip()
