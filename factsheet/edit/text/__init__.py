"""The text of a file of facts: where everything stands in it, and how it looks.

facts_text  a file with the place of every node
splicing    the coming, going and changing of an entry -> what of the text changes
layout      values -> YAML as facts.yaml has it
form        a file -> the one form that `fmt` writes
ordering    the order of keys in it
indenting   the spaces before its lines
"""
