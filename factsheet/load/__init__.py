"""facts.yaml -> Sheet, or every problem at its place.

sheet       the facts at a path, a file or a folder of them
files       one file of facts
limits      how much a file may hold
decode      bytes -> text
invisible   characters of a text that nobody sees
tree        the types of a file as read: a tree with the place of everything
yaml        text -> such a tree
yaml_hints  a syntax error -> how to mend it, from the lines around it
messages    the words of a problem with a field that does not fit
locations   a path into the facts -> its file, line and column
curation    docs/curation.md, the facts that each source gave
plain       files of facts as they are written, valid or not
git         a former version of the facts
commits     the commits that touched them
file_dates  the day on which each file of a folder last changed
"""
