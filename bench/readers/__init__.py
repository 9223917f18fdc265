"""Public readers of numbers and dates, side by side on tables of wordings. Prints Markdown.

    python -m bench.readers TABLE.tsv ... [--rows]

A table has a wording a line: sort, language, quote, origin, unit or nature, date of the source, right facts, wrong
facts. Each reader gets each quote whose sort and language it claims, and is asked for all that it finds there.

A row with right facts is one of three:

- `wrong`: the reader gives the value of a wrong fact that is no right fact's value too, whatever else it gives (the
  next column says in how many of these it also gives a right one);
- `right`: it gives the value of a right fact, and of no wrong one;
- `refused`: neither. A reader that raises has refused. `other value` says in how many of these it gives a value that
  nobody listed, which is as bad as a wrong one for those who trust it.

A row without right facts says that no such figure or date follows. Those are counted apart, as `nothing follows`:
`silent` when the reader gives none of the wrong values, `gives one` when it does.

Not counted, for the readers' sake:

- Units and hedges of numbers: only values are compared, as most of these readers know neither. So a wrong fact that
  is wrong in unit or hedge alone costs nothing, except where nothing follows: look at that column with mercy.
- Of per cent, a share passes: `0.25` for 25, and `0.6667` for 66.7.
- Marks of doubt in dates (`~`). A reader that knows no open ends (`open_ends`) need not tell "since 2020" from 2020.
- The forms of a country that a reader does not know: lakh and crore, a Mexican or Swiss point, British dates for one
  that knows American ones.
- Whatever a reader gives besides right and wrong facts: other numbers in the quote, words read as numbers.
- Which unit a number goes with: a reader is not told what is asked for. So "4,000 in 2023 and 5,000 firms" is hard on
  readers that list every number; but a checker that asks "is it among them?" would be as wrong.

Ranges count as a pair where a reader gives one, and as its numbers where it does not. The time is the mean CPU time
of one call, in a second pass over the rows: whatever a reader loads or remembers, it has by then.
"""
