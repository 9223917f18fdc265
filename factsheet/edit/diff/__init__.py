"""The changes between two versions of the facts in three forms, for reviewers. `history.compare` finds them.

details    a change -> the lines that tell it, each with the old and the new value
text       changes for a terminal
markdown   changes for a comment on a pull request
json       changes for programs
"""
