"""Commands that write what people keep by hand.

init   a site of one's own, from starter/
upgrade  how the files of such a site differ from those of this version
lock   evidence.lock, from the captured texts
"""
