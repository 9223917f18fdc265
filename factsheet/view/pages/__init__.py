"""The data that pages show.

entity      the page of an entity
figure      the small page of one fact
compare     tables that compare the entities of a kind
lists       indexes of kinds, sources and labels; the facts of a source, property or topic; the timeline
home        the home page
data_files  the page of all files with facts
changes     what has changed in the facts, by day
gone        pages for what is gone or has moved
"""
