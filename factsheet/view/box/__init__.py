"""The box beside an entity's summary: first what one asks of its kind of thing, then its links to others.

row         the subject of a box, its rows and their values
event       when it was or will be, and which edition
initiative  who began it, since when, and whether it still runs
agency      who leads it, and to whom it reports
place       further figures of a place
links       the entities at the other ends of links
build       all rows in their order
"""
