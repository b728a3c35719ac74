"""Letters between people of the hall: two of them, or a circle of up to six.

A *correspondence* is one letter page with its *messages*; a *correspondent* is someone who is or
was in it, from one message to another. Nobody else reads it, stewards and owners included, unless
someone who was written to *reports* it and chooses what to show. Nothing here is an event: who
wrote to whom is in no log, webhook, figure or export of others. A mail is never called a letter.
"""
