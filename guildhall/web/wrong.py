"""What is wrong with a form or a field, in sentences."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from guildhall.web.frames import frame


def wrong(errors: Iterable[object], *, id: str = "", is_alert: bool = False) -> SafeString:
    """`id` is that of the field, where its control refers to what is wrong with it."""
    flags = {"is_alert": is_alert}
    drawn = [frame("web/ui/_wrong.html", flags, id=id, error=str(error)) for error in errors]
    return SafeString("".join(drawn))
