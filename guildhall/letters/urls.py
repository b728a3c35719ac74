from django.urls import path

from guildhall.letters.views import blocking, choosing, circle, reading, reporting, sharing, writing

app_name = "letters"
HERE = "letters/"
LETTER = f"{HERE}<int:letter_id>/"
COMMUNITY = "c/<slug:community_slug>/"

urlpatterns = [
    path(HERE, reading.letters, name="letters"),
    path(f"{HERE}write/<str:username>/", writing.write, name="write"),
    path(f"{HERE}preview/", writing.preview_letter, name="preview_letter"),
    path(f"{HERE}settings/", choosing.letter_settings, name="letter_settings"),
    path(f"{HERE}report/<str:username>/", reporting.report_letters, name="report_letters"),
    path(f"{HERE}reports/", reporting.letter_reports, name="letter_reports"),
    path(f"{HERE}reports/mine/", reporting.my_reports, name="my_reports"),
    path(f"{HERE}reports/<int:report_id>/", reporting.letter_report, name="letter_report"),
    path(f"{HERE}messages/<int:message_id>/", reading.found_message, name="found_message"),
    path(f"{HERE}sharings/<int:sharing_id>/", sharing.sharing, name="sharing"),
    path(
        f"{HERE}sharings/<int:sharing_id>/withdraw/",
        sharing.withdraw_sharing,
        name="withdraw_sharing",
    ),
    path(f"{LETTER}share/", sharing.share_letter, name="share_letter"),
    path(LETTER, reading.letter, name="letter"),
    path(f"{LETTER}open/", reading.open_letter, name="open_letter"),
    path(f"{LETTER}read/", reading.read_letter, name="read_letter"),
    path(f"{LETTER}answer/", writing.answer_letter, name="answer_letter"),
    path(f"{LETTER}add/", circle.add_to_circle, name="add_to_circle"),
    path(f"{LETTER}add/<str:username>/", circle.add_person, name="add_person"),
    path(f"{LETTER}name/", circle.name_circle, name="name_circle"),
    path(f"{LETTER}leave/", circle.leave_letter, name="leave_letter"),
    path(f"{LETTER}block/<str:username>/", blocking.block_in_letter, name="block_in_letter"),
    path(f"{LETTER}unblock/<str:username>/", blocking.unblock_in_letter, name="unblock_in_letter"),
    path(f"{LETTER}remove/", circle.remove_letter, name="remove_letter"),
    path(
        f"{COMMUNITY}entries/<int:entry_id>/write-to-author/",
        writing.write_to_author,
        name="write_to_author",
    ),
    path(
        f"{COMMUNITY}replies/<int:reply_id>/write-to-author/",
        writing.write_to_replier,
        name="write_to_replier",
    ),
]
