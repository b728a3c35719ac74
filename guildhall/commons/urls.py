from django.urls import path

from guildhall.commons.views import (
    bookmarks,
    called,
    cards,
    drafts,
    editing,
    files,
    growing,
    mentioning,
    old_places,
    outcomes,
    personal,
    reading,
    replying,
    topic,
    writing,
)

ENTRY = "c/<slug:community_slug>/entries/<int:entry_id>/"
REPLY = "c/<slug:community_slug>/replies/<int:reply_id>/"

urlpatterns = [
    path("replies/<int:reply_id>/", reading.reply, name="reply"),
    path(f"{ENTRY}new/", reading.first_unread, name="first_unread"),
    path(f"{ENTRY}read/", reading.note_reading, name="note_reading"),
    path("c/<slug:community_slug>/rooms/<slug:room>/visit/", reading.note_visit, name="note_visit"),
    path("me/cards/<slug:card>/<int:target_id>/skip/", cards.skip_card, name="skip_card"),
    path("me/bookmarks/", bookmarks.bookmarks, name="bookmarks"),
    path("me/bookmarks/paths/", bookmarks.bookmark_paths, name="bookmark_paths"),
    path("me/drafts/", drafts.drafts, name="drafts"),
    path("me/drafts/save/", writing.save_draft, name="save_draft"),
    path("me/drafts/<int:draft_id>/discard/", drafts.discard_draft, name="discard_draft"),
    path("me/drafts/<int:draft_id>/continue/", drafts.continue_draft, name="continue_draft"),
    path("me/drafts/<int:draft_id>/restore/", drafts.restore_draft, name="restore_draft"),
    path("files/<str:name>", files.attached_file, name="attached_file"),
    path("me/files/", files.attach_own_file, name="attach_own_file"),
    path("c/<slug:community_slug>/topics/<slug:topic_slug>/", topic.topic, name="topic"),
    path("c/<slug:community_slug>/called/", called.called, name="called"),
    path("c/<slug:community_slug>/called/names/", called.entry_names, name="entry_names"),
    path("c/<slug:community_slug>/preview/", writing.preview, name="preview"),
    path("c/<slug:community_slug>/files/", files.attach_file, name="attach_file"),
    path(f"{ENTRY}thank/", personal.thank_entry, name="thank_entry"),
    path(
        f"{ENTRY}take-back-thanks/", personal.take_back_thanks_entry, name="take_back_thanks_entry"
    ),
    path(f"{ENTRY}follow/", personal.follow, name="follow"),
    path(f"{ENTRY}unfollow/", personal.unfollow, name="unfollow"),
    path(f"{ENTRY}bookmark/", personal.bookmark, name="bookmark"),
    path(f"{ENTRY}take-back-bookmark/", personal.take_back_bookmark, name="take_back_bookmark"),
    path(f"{ENTRY}tried/", outcomes.report_outcome_of_entry, name="report_outcome_of_entry"),
    path(f"{ENTRY}try/", outcomes.begin_trial, name="begin_trial"),
    path(f"{ENTRY}do-not-try/", outcomes.give_up_trial, name="give_up_trial"),
    path(f"{ENTRY}edit/", editing.edit_entry, name="edit_entry"),
    path(f"{ENTRY}delete/", editing.delete_entry, name="delete_entry"),
    path(f"{ENTRY}restore/", editing.restore_entry, name="restore_entry"),
    path(f"{ENTRY}history/", editing.entry_history, name="entry_history"),
    path(f"{ENTRY}mention/<int:person_id>/", mentioning.mention_in_entry, name="mention_in_entry"),
    path(f"{ENTRY}pin/", growing.pin, name="pin"),
    path(f"{ENTRY}unpin/", growing.unpin, name="unpin"),
    path(f"{ENTRY}grow/<slug:to_kind>/", growing.grow, name="grow"),
    path(f"{ENTRY}lines/grow/<slug:to_kind>/", growing.grow_line, name="grow_line"),
    path(
        "c/<slug:community_slug>/links/<int:link_id>/undo/", growing.undo_growth, name="undo_growth"
    ),
    path(
        "c/<slug:community_slug>/links/<int:link_id>/let-go/",
        growing.let_go_of_answer,
        name="let_go_of_answer",
    ),
    path(f"{REPLY}thank/", personal.thank_reply, name="thank_reply"),
    path(
        f"{REPLY}take-back-thanks/", personal.take_back_thanks_reply, name="take_back_thanks_reply"
    ),
    path(f"{REPLY}tried/", outcomes.report_outcome, name="report_outcome"),
    path(f"{REPLY}mention/<int:person_id>/", mentioning.mention_in_reply, name="mention_in_reply"),
    path(
        "c/<slug:community_slug>/outcomes/<int:outcome_id>/withdraw/",
        outcomes.withdraw_outcome,
        name="withdraw_outcome",
    ),
    path(f"{REPLY}reply/", replying.reply_to, name="reply_to"),
    path(f"{REPLY}quote/", replying.quote, name="quote"),
    path(f"{REPLY}edit/", editing.edit_reply, name="edit_reply"),
    path(f"{REPLY}delete/", editing.delete_reply, name="delete_reply"),
    path(f"{REPLY}restore/", editing.restore_reply, name="restore_reply"),
    path(f"{REPLY}history/", editing.reply_history, name="reply_history"),
    path("was/<path:old_path>", old_places.old_address, name="old_address"),
    path("questions/<int:number>", old_places.old_question, name="old_question"),
    path(
        "questions/<int:number>/<path:rest>",
        old_places.old_question,
        name="old_question_with_title",
    ),
    path("q/<int:number>", old_places.old_question, name="old_question_short"),
    path("a/<int:number>", old_places.old_answer, name="old_answer"),
]
