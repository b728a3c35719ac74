"""A kept file as an answer, wherever it lies: it is read through the hall."""

from django.http import FileResponse, Http404

from guildhall.kit import files


def kept_file(name: str, *, content_type: str) -> FileResponse:
    """The whole file, as it is read. Raises Http404, and Away where its place does not answer."""
    try:
        return FileResponse(files.opened(name), content_type=content_type)
    except FileNotFoundError:
        raise Http404 from None
