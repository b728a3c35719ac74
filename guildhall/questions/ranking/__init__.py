"""Who can probably answer a question: signals in, people with their reasons out.

Pure: it reads no database and no clock. An *answer* is something a person once wrote under another
question, a *candidate* a person with their answers and what they declared. `order` puts candidates
in order, each with the reason that counted most. `turns` says who is asked, one after another, so
that the same people don't get everything. `guildhall bench who` measures both.
"""
