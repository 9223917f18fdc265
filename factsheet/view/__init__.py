"""(Sheet, today) -> data for the templates. Every module here is pure and knows neither HTML nor MkDocs.

index          the sheet, with its look-up tables
references     what one page shows of another: names and addresses
fact           one fact with its citations, as rows and pages show it
formatting     figures in words; the lead of a date (its own words come from core.edtf)
outcomes       whether targets were reached
ordering       the order of facts in time
grouping       facts by entity, sources by number
pagination     long lists in parts
listings       the parts of each list of the site, one page each
highlights     key figures, the newest and largest facts, plans, speakers
search_names   every name that search knows, from A to Z
pictures/      timelines, charts, maps
card           the data of the picture of a page
pages/         the data of each sort of page
routes         every page of the site, with its address and its view
update         a new index after a change of a few facts
"""
