"""What is different on the page of an opening: it is answered in a letter, and asked about here."""

from django.utils.translation import gettext_lazy

from guildhall.commons.page.declared import EntryPage
from guildhall.introductions.events import ROOM

entry_page = EntryPage(ROOM, reply_heading=gettext_lazy("Ask something, for everyone to read"))
