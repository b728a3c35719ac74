"""Mail that comes in: answers, words that do something, new questions, and everything else.

A *door* (IMAP, LMTP, a signed HTTP hook) hands a mail over. It is stored, then handled by a
worker. Only a mail from a person's own address, signed by that address's domain, acts at once;
any other waits until that person confirms it with a click.
"""
