"""Two versions of the facts -> what has changed by meaning; and the commits that git knows -> the history of each fact.

versions   a git revision or a path -> the facts and evidence.lock that stand there
records    these as frozen records: facts, points of series and all else with flat fields
moved      the ids of an older version as the newer one has them
pairing    the citations of two versions of a fact, two by two
changes    the records of a comparison, and their counts
compare    two versions -> the changes
steps      the commits that touched the facts -> what each changed, from a cache
composing  two changes of a fact, one after the other -> one
history    the records of a history: changes by fact and day
folding    all steps -> the history
"""
