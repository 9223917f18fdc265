"""The captured texts of sources, and what they bear out.

texts     a folder of captured texts -> texts by source, and what is wrong with the files
passage   where a citation stands in a text: the text's own characters, the paragraph
fragment  a passage -> the text fragment of an address, which opens the source at these words and no others
copied    words in a row that a text of ours shares with a captured one
lock      evidence.lock: what only the texts can tell, kept for those who have none
"""
