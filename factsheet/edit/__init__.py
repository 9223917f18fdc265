"""Commands that write what people keep by hand.

lock   evidence.lock, from the captured texts
"""
