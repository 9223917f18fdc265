"""Numbers in a text, read whole with sign, separators, scale, fraction, unit, hedge and footnote mark, or not at all.

han         Chinese numerals, with cn2an
scales      words that multiply: million, lakh, 万
amount      records: Spelled, Amount; the piece that could not be read
parts       halves, thirds and other parts in words
number_words  single number words, and numbers of many words in one
sums        whole numbers in words, as they add up
cardinals   whole numbers in words, with decimals behind `point`
spelled     the number in words that begins at a lexeme
signs       signs that are numbers or raise one: ½, 10³
marks       money, per cent and times; whose money; footnotes
coins       三元六角五分, 148円35銭
glued       letters and units behind digits: k, bn, GW, k€
names       names that hold digits and begin with them: 5G-A, 4K
groups      groups of three that spaces part: 1 234 567,8
cjk_mixed   2천500만, 3千7百萬, 一个半小时, 两年多
numbered    digits that count nothing: 3rd, No. 5, per 1,000
digits      digits with groups, fractions, slashes, exponents, scales
ratios      1 in 8, nine out of ten
korean      오천만 명
cjk         三分之二, 三成, 五六百
amounts     the value that begins at a lexeme, in digits, words or Chinese numerals
bracketed   (5.2)%, 20 patients (5%), 17.2 (15.4) billion
measures    the measure right behind a number in scripts without spaces: 岁, 家, 명
cjk_falls   30%以上的下滑, 30% 이상 감소: what falls behind a hedge
cjk_lists   分别下降7.4%和6.2%: what the numbers of a list share
cjk_labels  （人民币百万元）12,345
cjk_names   113号, 985高校, 双11, 30대 그룹
tolerance   ± 5, (+/- 5,000)
changes     what one word of change says of two numbers: cala di 12 a 310
change_ends up to 300 from 250: the end of a change, which looks hedged
over        words that look like a hedge and are none: Kredit über 700
hedges      more than, fewer than 300, 300 or more
hedges_behind  300 or more, 450 (approx.)
hedging     the hedge of a number, and whether something falls by it
counts      digits, scale and mark alone, by a shorter way: 2,400 firms
measured    the unit of physics or time of a number: km, hours, 300 t
two_units   5 feet 4 inches, an hour and a half
number      the number itself: sign, money, amount, mark and hedge
titles      names that end in a number or begin with letters: Boeing 737, COVID-19
labels      scales and marks in a label: Users (bn): 3.07
two_parts   3・5%
cjk_ranges  3年以上7年以下, 三至五百, 5、6家
leads       words before a number that say how it goes with the next: between, from
lists       fell 8% in Leeds and 5% in York, $17.2 and $15.4 million
adding      two numbers that add up: 3 thousand and 21
joining     two numbers as a range or as the ends of a change
"""
