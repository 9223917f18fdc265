"""A text -> its numbers and dates, by the language of its source. Pure; knows nothing of facts.

normalize   white space, quote marks and dashes made alike
lexer       a folded text -> digits, words, Chinese numerals and signs, each with its place
phrases     tables of phrases: which words, in which order, mean what
separators  decimal and group signs: 1.234,5 -> a number
language/   what a language writes: names and signs from CLDR, our own lists in vocabulary/
units       the words of the units that a sheet counts in: they stand in facts.yaml, not here
text        a text in hand: lexemes, language and units, with the questions that readers ask of them
tokens      what a text gives: Number, Mention (a date), Name, Vague, Unreadable; Reading holds them all
denials     words that deny a number or date, before it and behind it
numbers/    the number that begins at a lexeme; ranges and changes of two numbers
dates/      the date that begins at a lexeme; what dates in words mean in EDTF
editions    which edition of an event a text is about: the ordinal or year before its name
counting    many texts -> in how many places a number may begin: too many are not read
reader      the door: `read` goes through a text and collects its tokens
"""
