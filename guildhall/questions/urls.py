from django.urls import path

from guildhall.commons.page.views import entry_page, reply_to_entry
from guildhall.questions.events import ROOM
from guildhall.questions.views import asking, ending, lists, page, relaying, turns, twins

HERE = "c/<slug:community_slug>/questions/"
QUESTION = f"{HERE}<entry:entry_id>/"
ANSWER = f"{HERE}answers/<int:reply_id>/"

urlpatterns = [
    path(HERE, lists.questions, name="questions"),
    path(f"{HERE}topics/<slug:topic_slug>/", lists.questions_by_topic, name="questions_by_topic"),
    path(f"{HERE}feed/", lists.QuestionFeed(), name="question_feed"),
    path(f"{HERE}ask/", asking.ask, name="ask"),
    path(f"{HERE}asked-twice/", twins.asked_twice, name="asked_twice"),
    path(f"{HERE}asked-twice/<int:twin_id>/put-away/", twins.put_away_twins, name="put_away_twins"),
    path(f"{HERE}similar/", asking.similar, name="similar_questions"),
    path(f"{HERE}relays/<int:relay_id>/post/", relaying.post_relay, name="post_relay"),
    path(f"{HERE}relays/<int:relay_id>/decline/", relaying.decline_relay, name="decline_relay"),
    path(f"{ANSWER}accept-answer/", ending.accept_answer, name="accept_answer"),
    path(f"{ANSWER}withdraw-acceptance/", ending.withdraw_acceptance, name="withdraw_acceptance"),
    path(QUESTION, entry_page(ROOM), name="question"),
    path(f"{QUESTION}beside/", page.beside, name="beside_question"),
    path(f"{QUESTION}answer/", reply_to_entry(ROOM), name="answer"),
    path(f"{QUESTION}pass/", turns.pass_turn, name="pass_turn"),
    path(f"{QUESTION}put-off/", turns.put_off, name="put_off"),
    path(f"{QUESTION}ask-by-name/", turns.ask_by_name, name="ask_by_name"),
    path(f"{QUESTION}edit/", asking.change_question, name="change_question"),
    path(f"{QUESTION}close/", ending.close_question, name="close_question"),
    path(f"{QUESTION}same/", ending.mark_same, name="mark_same"),
    path(f"{QUESTION}no-answer-needed/", ending.rest_question, name="rest_question"),
    path(f"{QUESTION}reopen/", ending.reopen_question, name="reopen_question"),
]
