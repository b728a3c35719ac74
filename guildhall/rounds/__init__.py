"""Rounds: everyone concerned is asked, until a day, whether anyone is against.

A *round* asks a question of those who take part. People agree, abstain or *object* with a reason;
what they say counts until it is over. An objection is answered by words, or by a change that is
asked about in a new round. When its time is over, no objection waits and enough people agreed, the
round has agreed. What it is about (a charter, a decision) belongs to an app above, which records
the events, decides who may do what and sees to what follows.
"""
