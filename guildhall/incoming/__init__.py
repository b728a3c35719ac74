"""Mail that comes in: answers, words that do something, new questions, and what is none of these.

A *door* (IMAP, LMTP, a signed HTTP hook) hands a mail over; it is stored, then
handled by the worker. Only a mail from its person's own address, signed by that
address's domain, acts at once; any other waits for a click of that person.
"""
