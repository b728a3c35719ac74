"""The append-only log of what happened, its delivery, and the schedule.

An *event* is one act, told in plain ids; a *listener* hears events in the
same transaction (now) or through the outbox (later); a *delivery* is one event
waiting for one listener; a *recurring* task runs by the clock.
"""
