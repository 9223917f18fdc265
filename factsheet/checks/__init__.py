"""Sheet -> problems: the rules that a facts file keeps. A sheet that passes them can be shown.

rule         the classes of rules and findings
registry     every rule, in the order of docs/rules.md
context      the sheet, an entity or a fact, as rules look at it
beside       the files beside the facts -> the context of the rules
fact_at      a fact in hand: where it stands, and what its words give
known_units  the units that a sheet counts in, by their words in sources
asides       words that part a unit from a number: prepositions, verbs, particles of places
near         the unit that stands near a number, behind it or before
units        numbers that count in the unit of a property
unit_numbers  numbers in the words of units
prices       money for one of something: USD per litre
measured     numbers that count in a unit in scripts without spaces, by the measure behind them
table_labels  the scale and the unit that the labels of a table give its cells
identity     ids, names, addresses
references   names lead to something
moves        what has another id or address leads there
usage        declarations are used
published    what was published stays, or leads on, or says why it is gone
figures      value, scale, unit, hedge
series       figures, dates and natures of series stand at their points
statements   numbers and dates in our own words
links        links in our own words
plain_digits  numbers in them as ⁴⁷ or ❹
directions   what our own words say rose or fell
ahead        dates that are none of a target
falling      sentences that tell of a fall, in which a rise is not sure
differences  what something changed by, which is no level
dating       dates of facts and sources
pairs        figures have the dates and subjects that stand beside their numbers
quotes       the words of sources, against their texts
scripts      the letters of quotes, against the language of their source
cuts         numbers and dates that a quote gives otherwise than its text
curation     docs/curation.md, for those who keep one
evidence     texts, evidence.lock, copied words
well_formed  dates and intervals that exist (core.edtf.parse), figures that run from low to high
contradictions  figures of one thing at one time that differ
consistency  what facts say of each other: successors, links, nothing twice
outcomes     what became of targets and forecasts
limits       how many numbers and problems are looked at
runner       runs the rules, also in several processes
cache        the entities in which the last check found nothing
"""
