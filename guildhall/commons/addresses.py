"""The last part of an entry's URL: its id, and a slug that may be missing or out of date."""

from django.urls.converters import StringConverter


class EntryAddressConverter(StringConverter):
    """“12-why-does-it-leak” is entry 12."""

    regex = r"[0-9]{1,18}(?:-[-a-zA-Z0-9_]*)?"

    def to_python(self, value: str) -> int:  # type: ignore[override]  # the address names a number
        return int(value.split("-", 1)[0])

    def to_url(self, value: int | str) -> str:
        return str(value)
