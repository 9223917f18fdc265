"""Facts as pictures: shapes and places only; templates draw them.

timelines   all dated facts, on a line of years
charts      the figures of a property as bars
maps        relations of an entity, two steps away
"""
