"""Between granian and Django: a thread works on a request only once it has come in whole.

It is given back before the answer goes out. A machine that sends or reads slowly, or stops in the
middle, costs a connection and no thread.
"""
