"""Pages of facts as Markdown, by setting: for programs that read, beside the page for people.

files   the Markdown of an entity, and of lists and indexes
pages   the data of a page -> the lines of its Markdown
facts   a fact in them, with the words of its sources, or in one line
links   links between these files, and to sources
"""
