"""The words by which people answer by mail: first the one that a mail offers."""

JOIN = ("i'm in", "i am in", "count me in", "bin dabei", "je viens", "me apunto")
LEAVE = ("i'm out", "i can't come", "bin nicht dabei")
TAKE = ("i'll take this shift", "i will take this shift", "ich übernehme", "je prends ce créneau")
