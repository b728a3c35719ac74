"""Why the server itself does not take a request, each with what its page says."""

from typing import ClassVar


class Refused(Exception):
    """A request that nobody works on."""

    status: ClassVar[int] = 400
    title: ClassVar[str] = ""
    text: ClassVar[str] = ""


class TooSlow(Refused):
    """The body did not come in time."""

    status = 408
    title = "That took too long"
    text = (
        "What you sent came too slowly, so the hall stopped waiting for it. Nothing was saved. "
        "Go back and try again, with a better connection or a smaller picture."
    )


class BrokenOff(Refused):
    """The connection ended before the body did."""

    title = "Not everything arrived"
    text = "The connection ended in the middle. Nothing was saved. Go back and try again."


class NoLength(Refused):
    """The body comes in chunks, and granian doesn't say whether the last one came."""

    status = 411
    title = "The length is missing"
    text = (
        "A request has to state its length (Content-Length), as every browser does. "
        "Nothing was saved. Send it again with its length."
    )


class NoRoom(Refused):
    """The disk holds as much as it may, or as it can."""

    status = 503
    title = "The hall can't take that right now"
    text = (
        "There is no room for it at the moment. Nothing was saved. Go back and try again later. "
        "If it goes on, tell the people who run this hall."
    )


class Broken(Refused):
    """Not even a page of the hall's own could be made."""

    status = 500
    title = "Something went wrong on our side"
    text = "Go back and try again; tell the people who run this hall if it goes on."
