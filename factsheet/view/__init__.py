"""(Sheet, today) -> what templates show. Everything here is pure; nothing knows HTML or MkDocs.

index          the sheet with what is looked up in it often
fact           a fact as rows and pages show it
formatting     figures and dates as people read them
ordering       which fact is newer, which entity comes first
grouping       facts in sections
pagination     long lists in parts
listings       the parts of lists, of which each is a page
highlights     the newest, the largest, what is planned
search_names   the names that search knows at once
pictures/      timelines, charts, maps
pages/         what each sort of page shows
routes         every page of the site, with its address and its view
update         the index after a change of a few facts
"""
