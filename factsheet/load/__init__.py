"""facts.yaml -> Sheet, or every problem at its place.

sheet       the facts at a path, a file or a folder of them
files       one file of facts
decode      bytes -> text
yaml        text -> a tree with the place of everything
messages    what a field that does not fit is called in a problem
locations   where everything stands
git         what a former version of the facts held
"""
