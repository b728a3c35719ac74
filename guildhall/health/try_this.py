"""Try this: what helps with each sign, smallest first (domain.md 2, “This week”). Each opens the page that does it, or says how."""

from django.utils.translation import gettext_lazy as _

from guildhall.health.remedies import Remedy

CARRYING = (
    Remedy("R-CORE-1", "carrying", _("Invite five people by name"), _("Chosen by what they care about, for one hour, asking: what would you like this to be?"), 8, "CORE-1", "invite"),
    Remedy("R-CORE-2", "carrying", _("Give each job a name, an hour figure and an end"), _("At most six months, and the smallest one is offered first."), 8, "CORE-1", "members"),
    Remedy("R-CORE-3", "carrying", _("Let somebody host who never did"), _("With a steward beside them."), 8, "CORE-3", "meetings", room="meetings"),
    Remedy("R-CORE-4", "carrying", _("Meet every other week for half an hour"), _("Those who carry it, three questions: who needs help, what is due, whom to invite."), 8, "CORE-1", "plan_meeting", "?kind=huddle", "meetings"),
    Remedy("R-CORE-5", "carrying", _("Give each topic a second one who looks after it"), _("So that none hangs on one person."), 8, "CORE-2", "topics"),
    Remedy("R-CORE-7", "carrying", _("Thank, and let go"), _("Let somebody who is tired step back in public and well."), 8, "CORE-6", "stewardship"),
    Remedy("R-CORE-8", "carrying", _("Do not answer first for a day"), _("But to newcomers; name two others who may know."), 6, "CORE-3", "questions", "?show=waiting", "questions"),
)  # fmt: skip
TIES = (
    Remedy("R-TIES-1", "ties", _("Start coffee chats"), _("Whoever wants to draws a name, the first time from another unit; twenty minutes, no agenda."), 8, "TIES-1"),
    Remedy("R-TIES-2", "ties", _("Answer each first post within a day"), _("By a person, by name."), 2, "TIES-4", "newcomers"),
    Remedy("R-TIES-3", "ties", _("Introduce two who have the same problem"), _("While you answer: “you two should talk”."), 8, "TIES-1", "questions", "?show=waiting", "questions"),
    Remedy("R-TIES-4", "ties", _("Ask two by name for each open question"), _("Those who said that one may ask them about it."), 2, "TIES-3", "questions", "?show=waiting", "questions"),
    Remedy("R-TIES-5", "ties", _("Begin the next meeting in threes"), _("Ten minutes: alone, in pairs, in threes, then all."), 8, "TIES-1", "meetings", room="meetings"),
    Remedy("R-TIES-6", "ties", _("A buddy for each who joins"), _("For sixty days, where both want it."), 8, "TIES-2", "members"),
    Remedy("R-TIES-7", "ties", _("A problem clinic of six instead of a talk for sixty"), _("One real case, fifty minutes."), 8, "TIES-1", "plan_meeting", "?kind=clinic", "meetings"),
    Remedy("R-TIES-8", "ties", _("Let somebody of the least connected unit host with you"), _("Ask one by name."), 8, "TIES-5", "meetings", room="meetings"),
    Remedy("R-TIES-9", "ties", _("Ask five quiet members one line"), _("In private: is there anything you are stuck with?"), 8, "TIES-2", "members"),
)  # fmt: skip
RIGIDITY = (
    Remedy("R-RIGID-1", "rigidity", _("Ask three of other units to try one thing for two weeks"), _("And to say in one line how it went."), 12, "RIGID-1", "practices", room="practices"),
    Remedy("R-RIGID-2", "rigidity", _("“What I changed”: five minutes in the next meeting"), _("A steward begins, with something that failed."), 4, "RIGID-3", "meetings", room="meetings"),
    Remedy("R-RIGID-3", "rigidity", _("Invite somebody whose way contradicts ours"), _("As a guest, to show and not to be convinced."), 12, "RIGID-6", "plan_meeting", "?kind=visit", "meetings"),
    Remedy("R-RIGID-4", "rigidity", _("Swap: two watch each other work for an hour"), _("Then each says one thing to take along."), 12, "RIGID-1"),
    Remedy("R-RIGID-5", "rigidity", _("Let a newcomer answer, and an expert add"), _("Ask for it under the next question."), 8, "RIGID-4", "questions", "?show=waiting", "questions"),
    Remedy("R-RIGID-6", "rigidity", _("Put two ways beside each other"), _("With where each of them fits."), 12, "RIGID-8", "practices", room="practices"),
    Remedy("R-RIGID-7", "rigidity", _("Look again at the ten oldest"), _("Each by somebody else than its author."), 4, "RIGID-8", "desk", room="practices"),
    Remedy("R-RIGID-8", "rigidity", _("Ask leaders for a question of their own"), _("One that they really have."), 8, "RIGID-4", "ask", room="questions"),
)  # fmt: skip
IDENTIFICATION = (
    Remedy("R-IDEN-1", "identification", _("Ask ten members: what would you have liked help with last week?"), _("And make the next agenda of it."), 4, "IDEN-8", "meetings", room="meetings"),
    Remedy("R-IDEN-2", "identification", _("Tell how it began"), _("And let two members add their part."), 12, "IDEN-1", "table", room="table"),
    Remedy("R-IDEN-3", "identification", _("Decide together: name, three norms, the topics of the next season"), _("Is anyone against by Friday?"), 12, "IDEN-1", "charter"),
    Remedy("R-IDEN-4", "identification", _("Show what came of what members said"), _("On one page."), 12, "IDEN-1", "stories", room="stories"),
    Remedy("R-IDEN-5", "identification", _("Let newcomers say “ask me about”"), _("With the first hello."), 4, "IDEN-8", "newcomers"),
    Remedy("R-IDEN-6", "identification", _("A ritual that one recognises"), _("A round to begin with, a day in the year."), 12, "IDEN-1", "meetings", room="meetings"),
    Remedy("R-IDEN-7", "identification", _("Split what is too wide, or give it another name"), _("Where topics have nothing to do with each other."), 12, "IDEN-8", "split_community"),
)  # fmt: skip
TANGIBILITY = (
    Remedy("R-TANG-1", "tangibility", _("Make a tip of the best answer of the month, with its author"), _("Twenty minutes: what one sees, why, how one tells, what to do, when not."), 2, "TANG-2", "questions", "?show=solved", "questions"),
    Remedy("R-TANG-2", "tangibility", _("Show one thing live in the next meeting"), _("And ask: what could go wrong?"), 8, "TANG-3", "plan_meeting", "?kind=demo", "meetings"),
    Remedy("R-TANG-3", "tangibility", _("A picture before and after for the five that are used most"), _("A photo says where to look."), 2, "TANG-2", "practices", room="practices"),
    Remedy("R-TANG-4", "tangibility", _("Ask of each new one: how would I know that it worked?"), _("As a question before the check."), 2, "TANG-2", "desk", room="practices"),
    Remedy("R-TANG-5", "tangibility", _("Two minutes of film instead of a text"), _("Link to where it lies."), 12, "TANG-4", "practices", room="practices"),
    Remedy("R-TANG-6", "tangibility", _("Visit a site, or go along for a day"), _("Then write down what one only sees there."), 12, "TANG-3", "plan_meeting", "?kind=visit", "meetings"),
    Remedy("R-TANG-7", "tangibility", _("Write “try it on Monday”: at most five steps"), _("At the end of each practice."), 2, "TANG-2", "practices", room="practices"),
    Remedy("R-TANG-8", "tangibility", _("Collect one story at each meeting"), _("What happened, what did you do, what did it save?"), 12, "TANG-7", "stories", room="stories"),
    Remedy("R-TANG-9", "tangibility", _("Mend the three searches that find nothing"), _("Ask at the next meeting what nobody found; write it, or give it the word that people look for."), 4, "TANG-5"),
)  # fmt: skip
