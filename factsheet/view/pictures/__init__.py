"""Facts as pictures: shapes and places, no drawing.

timelines   everything dated, on a line of years
charts      the figures of a property as bars
maps        relations of an entity, two steps away
"""
