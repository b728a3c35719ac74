from guildhall.letters.models.choice import LetterChoice
from guildhall.letters.models.correspondence import Correspondence
from guildhall.letters.models.correspondent import Correspondent
from guildhall.letters.models.letter_file import LetterFile
from guildhall.letters.models.message import Message
from guildhall.letters.models.report import LetterReport, ShownMessage
from guildhall.letters.models.sharing import Consent, Sharing

__all__ = [
    "Consent",
    "Correspondence",
    "Correspondent",
    "LetterChoice",
    "LetterFile",
    "LetterReport",
    "Message",
    "Sharing",
    "ShownMessage",
]
