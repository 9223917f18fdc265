"""(Sheet, today) -> data for the templates. Every module here is pure and knows neither HTML nor MkDocs.

alphabet       names from A to Z
index          the sheet, with its look-up tables
indexes        the tables that need more than a line
series         the point that stands for a series, and its first and last date
references     what one page shows of another: names and addresses
lookups        the tables in which a fact finds what it names
fact           one fact with its citations, as rows and pages show it
nature         the sort of statement that a fact is
citations      the words that support a fact, by source
emphasis       the words of a text that give a figure
formatting     figures and dates in words (those of a date come from core.edtf)
outcomes       whether targets were reached
ordering       the order of facts in time
links          the links of an entity, in both directions
twins          what tells apart the entities that have one name
grouping       facts by entity, ids by whatever facts name
provenance     where the facts of a page are from
sections       the sections of an entity's page
folding        long sections, some facts in sight and the rest folded
points         the main points of a page
box/           the box beside an entity's summary
pagination     long lists in parts
listings       the parts of each list of the site, one page each
highlights     main points, new facts and targets of the whole site
samples        the searches that the site proposes
search_names   every name that search knows, from A to Z
moved          old addresses, with those that took their place
retired        what is gone, with the address that says why
pictures/      years of a timeline, bars, dots over time
changes        what became of a fact, in words
card           the data of the picture of a page
bibliography   the works to cite: sources, the site
linked         the facts that a page tells to programs
pages/         the data of each sort of page
page_spec      a page to be made
page_dates     the day on which what it shows last changed
publication    the site in its own words, for files that people carry away
routes         every page of the site, with its address and its view
update         the index after a change of a few facts
"""
