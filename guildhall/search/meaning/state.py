"""How search by meaning is, for owners and the doctor."""

from dataclasses import dataclass

from django.conf import settings

from guildhall.search.meaning import asking
from guildhall.search.meaning.apart.encoders import problem_with
from guildhall.search.meaning.asking import Away
from guildhall.search.meaning.installed import NONE, model_here
from guildhall.search.meaning.keeping import documents_without_vector
from guildhall.search.models import Document, MeaningModel, Vector


@dataclass(frozen=True, slots=True)
class State:
    """`problem` says what is wrong with the model's files; empty where nothing is."""

    has_model: bool
    is_unwanted: bool = False
    problem: str = ""
    is_answering: bool = False
    model: str = ""
    texts: int = 0
    waiting: int = 0


def state_of_meaning(*, looks_at_files: bool = False) -> State:
    """Its files are read whole where they are looked at: that takes half a second."""
    here = model_here(settings.MEANING_MODEL)
    if here is None:
        return State(has_model=False, is_unwanted=settings.MEANING_MODEL == NONE)
    newest = MeaningModel.objects.order_by("-pk").first()
    waiting = documents_without_vector(newest) if newest else Document.objects.all()
    return State(
        has_model=True,
        problem=problem_with(*here) if looks_at_files else "",
        is_answering=_answers(),
        model=newest.name if newest else "",
        texts=Vector.objects.filter(model=newest).count() if newest else 0,
        waiting=waiting.count(),
    )


def _answers() -> bool:
    try:
        asking.name_of_model()
    except Away:
        return False
    return True
