"""facts.yaml -> Sheet, or every problem at its place.

sheet       the facts at a path, a file or a folder of them
files       one file of facts
decode      bytes -> text
tree        a tree with the place of everything in it
yaml        text -> a tree with the place of everything
messages    the words of a problem with a field that does not fit
locations   the place of everything
git         the ids in a former version of the facts
"""
