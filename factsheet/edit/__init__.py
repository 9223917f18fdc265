"""Commands that write what people keep by hand.

init   a site of one's own, from starter/
lock   evidence.lock, from the captured texts
"""
