"""Two versions of the facts -> what has changed in them by meaning, for reviewers. Reads only.

versions   a git revision or a path -> the facts and evidence.lock that stand there
records    these as frozen records: facts, points of series and all else with flat fields
moved      the ids of an older version as the newer one has them
pairing    the citations of two versions of a fact, two by two
changes    the records of a comparison, and their counts
compare    two versions -> the changes
details    a change -> the lines that tell it, each with the old and the new value
text       changes for a terminal
markdown   changes for a comment on a pull request
json       changes for programs
"""
