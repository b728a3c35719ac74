"""Between granian and Django: a thread is taken for a request when it has come in whole, and given back before the answer
goes out. A machine that sends or reads slowly, or stops in the middle, costs a connection and no thread.
"""
