"""The text of a file of facts: where everything stands in it, and how it looks.

facts_text  a file with the place of every node; what an entry's coming, going or changing makes of its characters
layout      values -> YAML as facts.yaml has it
form        a file -> the one form that `fmt` writes
ordering    the order of keys in it
indenting   the spaces before its lines
"""
