"""Dates in a text, read whole with what leads and bounds them, or not at all; and what they mean.

calendar    months, seasons, quarters and halves in numbers; which days there are; a point in EDTF
counted     years that count from the one of the source: March last year
when        a point or span of time as it is read
steps       this year, last October, next Monday, yesterday
eras        44 BC, AD 850
spoken      years and days in words: nineteen twenty-eight, the second of August
short_years '98, FY24
year_counts words behind four digits that these may count
years       the year behind a month or day; a year by itself
quarters    the September quarter of 2024
days        5 March 2024, March 5, 28-30 August
written     dates in digits: 2024-08-28, 31/03/2024, 2019-23, Q1 2024
centuries   decades and centuries, halves of them
weeks       numbered weeks of a year, numbered weekdays of a month: KW 12/2024, the first Friday of July
points      the point in time that begins at a lexeme; parts of years, fiscal years
intervals   two points that a hyphen, `to` or `and` joins
distances   1 year and 2 months; two years before 2019
periods     12 months to March, the first nine months, three weeks ago
of_month    Tuesday the 19th, the 20th of next month, the first Friday of this month
denied      what a negation, a denial or `every` before a date makes of it
unsure      quarters of financial years, half a century ago, the 17th and 18th centuries
date        the date itself: lead, part, point or interval, tail
joining     two dates side by side that are one, or alternatives
cjk         dates in Chinese, Japanese and Korean
cjk_doubts  农历8月, 每年9月: what makes another date of one
cjk_named   同年12月, 次年3月: months of a year that is named before
cjk_parts   年底, 年中, and the words that begin so: 年中国
cjk_near    上周五, 三年前, 近五年来, 未来5年内
cjk_words   the patterns for them
cjk_days    昨(15)日, 今夏, 이달 1일부터 20일까지, 截至6月30日的财年
cjk_terms   年初来, 2024年度上期, 1~3분기, '24. 12. 31.
cjk_centuries decades and centuries in them
earlier     what `a year earlier` and `the previous month` mean from a date that is named beside
source      the time at which a source appeared
coming      what `the next three years` and `within 30 days` mean
relative    what `last year` and `three weeks ago` mean from the day of the source
bounds      what `since`, `by`, `early` and the like make of a date
meaning     dates in words -> the EDTF dates that they can mean
"""
