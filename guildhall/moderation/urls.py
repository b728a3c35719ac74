from django.urls import path

from guildhall.moderation.views import flags, folding, measures

HERE = "c/<slug:community_slug>/"
ENTRY = f"{HERE}entries/<int:entry_id>/"
REPLY = f"{HERE}replies/<int:reply_id>/"

urlpatterns = [
    path(f"{ENTRY}flag/", flags.flag_entry, name="flag_entry"),
    path(f"{REPLY}flag/", flags.flag_reply, name="flag_reply"),
    path(f"{HERE}moderation/", flags.queue, name="queue"),
    path(f"{HERE}moderation/settings/", flags.set_care, name="set_care"),
    path(f"{HERE}cases/<int:case_id>/claim/", flags.claim_case, name="claim_case"),
    path(f"{HERE}cases/<int:case_id>/publish/", flags.publish_case, name="publish_case"),
    path(f"{HERE}cases/<int:case_id>/close/", flags.close_case, name="close_case"),
    path(f"{HERE}cases/<int:case_id>/hide/", flags.hide_case, name="hide_case"),
    path(f"{HERE}settings/merge/", folding.fold_community, name="fold_community"),
    path(f"{HERE}settings/split/", folding.split_community, name="split_community"),
    path(f"{HERE}settings/merges/", folding.foldings, name="foldings"),
    path(
        f"{HERE}settings/merges/<int:folding_id>/undo/", folding.undo_folding, name="undo_folding"
    ),
    path(f"{HERE}moderation/log/", flags.moderation_log, name="moderation_log"),
    path(f"{ENTRY}moderate/", measures.moderate_entry, name="moderate_entry"),
    path(f"{ENTRY}moderate/<slug:act>/", measures.moderate_entry, name="moderate_entry_by"),
    path(f"{REPLY}moderate/", measures.moderate_reply, name="moderate_reply"),
    path(
        f"{HERE}people/<int:person_id>/moderate/", measures.moderate_person, name="moderate_person"
    ),
    path(
        f"{HERE}people/<int:person_id>/moderate/<slug:act>/",
        measures.moderate_person,
        name="moderate_person_by",
    ),
    path(f"{HERE}measures/<int:measure_id>/undo/", measures.undo_measure, name="undo_measure"),
    path("me/measures/<int:measure_id>/", measures.measure, name="measure"),
    path("me/appeals/<int:appeal_id>/decide/", measures.decide_appeal, name="decide_appeal"),
]
