from django.urls import path

from guildhall.charters.views import page, pledges, writing

HERE = "c/<slug:community_slug>/charter/"
PLEDGE = f"{HERE}pledge/"

urlpatterns = [
    path(HERE, page.charter, name="charter"),
    path(f"{HERE}history/", page.charter_history, name="charter_history"),
    path(f"{HERE}write/", writing.write_charter, name="write_charter"),
    path(f"{HERE}ask/", writing.propose_charter, name="propose_charter"),
    path(f"{HERE}small-change/", writing.keep_small_change, name="keep_small_change"),
    path(f"{HERE}discard/", writing.discard_charter_draft, name="discard_charter_draft"),
    path(f"{HERE}<int:number>/withdraw/", writing.withdraw_proposal, name="withdraw_proposal"),
    path(f"{HERE}<int:number>/agree/", page.agree_to_charter, name="agree_to_charter"),
    path(f"{HERE}<int:number>/take-back/", page.take_back_agreement, name="take_back_agreement"),
    path(f"{HERE}<int:number>/object/", page.object_to_charter, name="object_to_charter"),
    path(
        f"{HERE}objections/<int:objection_id>/withdraw/",
        page.withdraw_objection,
        name="withdraw_objection",
    ),
    path(
        f"{HERE}objections/<int:objection_id>/answer/",
        page.answer_objection,
        name="answer_objection",
    ),
    path(f"{HERE}objectives/<int:objective_id>/", writing.note_objective, name="note_objective"),
    path(PLEDGE, pledges.pledge, name="pledge"),
    path(f"{PLEDGE}write/", pledges.write_pledge, name="write_pledge"),
    path(f"{PLEDGE}<int:pledge_id>/take-back/", pledges.take_back_pledge, name="take_back_pledge"),
    path(f"{PLEDGE}<int:pledge_id>/answer/", pledges.answer_pledge, name="answer_pledge"),
    path(
        f"{PLEDGE}<int:pledge_id>/take-back-answer/",
        pledges.take_back_pledge_answer,
        name="take_back_pledge_answer",
    ),
]
