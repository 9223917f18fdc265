"""The captured texts of sources, and what they bear out.

capture/  a page, a PDF or a text as its publisher gives it -> the text as sources are kept
texts     a folder of captured texts -> texts by source, and what is wrong with the files
rows      how a captured text writes the rows of tables
cells     the cells of tables, by heading and row
word_index  the places of the words of a text
passage   a captured text, and a passage of it: the text's own characters, the paragraph
quote_places  a citation, a text -> every place where its quote stands
fragment  a passage -> the text fragment of an address, which opens the source at these words and no others
copied    words in a row that a text of ours shares with a captured one
lock      evidence.lock: what only the texts can tell, kept for those who have none
"""
