"""The data that pages show.

entity    the page of an entity
figure    the small page of one fact
compare   tables that compare the entities of a kind
others    kinds, sources, properties, topics, the timeline, home
"""
