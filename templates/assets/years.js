// Years of dates, as factsheet/core/edtf.py has them: 0 is 1 BC.

/** The first and last year of each part of an EDTF date: 1990 and 1999 of `199X`, -752 of `-0752`, none of `..`. */
export const yearsOf = (date) => date.split("/").flatMap((part) => {
  const digits = part.match(/^-?\d\d[\dX]{2}/)?.[0];
  return digits ? ["0", "9"].map((digit) => Number(digits.replaceAll("X", digit))) : [];
});

/** The year of its words, as `year_words` there has them: 1990 of `1990`, -752 of `753 BC`. */
export const yearNumber = (words) => (words.endsWith("BC") ? 1 - parseInt(words, 10) : parseInt(words, 10));
