"""A public checker of quotes, linkml-reference-validator, on changed quotes. Prints Markdown.

    python -m bench.quotes_peer

It is given an invented text as a local file, nothing from the network, and its settings as they come. A quote counts as
`verified` when the checker calls it valid. Three kinds are tried: quotes that stand in the text to the letter, quotes
with one thing changed that say what the text does not say, and quotes changed in form alone, which a lenient checker
may well let pass. Its other work (fetching papers, reading PDF, mending quotes), for which it is made, is not counted.
"""

from __future__ import annotations

import logging
import platform
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib import import_module, metadata
from pathlib import Path

PACKAGE = "linkml-reference-validator"
TEXT = """# Harbour report

The harbour of Lindholm counted 2,400 firms and 12,800 jobs at the end of March 2024. Its output changed by
-0.3 per cent in the first quarter, after a gain of 3-5% a year earlier. Some 50% of the firms trade abroad.

Last year the city spent €75 million on quays and got 1,5 million tonnes of grain in return. The new terminal cost
$1.2 billion (¥8.6 billion), and its cranes lift 41.06 tonnes each. Noise at night stayed <45 dB.

The council did not approve the second bridge. It will not be more than 300 metres long. Traffic fell in May and rose
in June; the port's AI centre, opened on 03/04/2024, did 5×10⁶ checks, or 1/2 of all [3].
"""
TO_THE_LETTER = (
    "counted 2,400 firms", "-0.3 per cent in the first quarter", "Some 50% of the firms", "1,5 million tonnes",
    "€75 million on quays", "did not approve the second bridge", "stayed <45 dB", "did 5×10⁶ checks",
)  # fmt: skip
SAYS_OTHERWISE = (
    ("sign dropped", "-0.3 per cent", "0.3 per cent"),
    ("sign turned", "-0.3 per cent", "+0.3 per cent"),
    ("per cent mark dropped", "Some 50% of the firms", "Some 50 of the firms"),
    ("per cent mark changed", "Some 50% of the firms", "Some 50‰ of the firms"),
    ("currency changed", "€75 million", "$75 million"),
    ("currency dropped", "$1.2 billion", "1.2 billion"),
    ("separator changed", "2,400 firms", "2.400 firms"),
    ("number cut at its end", "2,400 firms", "counted 2,40"),
    ("number cut at its separator", "12,800 jobs", "800 jobs"),
    ("number cut at its front", "12,800 jobs", "2,800 jobs"),
    ("decimals cut", "lift 41.06 tonnes", "lift 41.0"),
    ("scale word cut", "€75 million", "€75 m"),
    ("decimal made a range", "1,5 million", "1-5 million"),
    ("range made a decimal", "a gain of 3-5%", "a gain of 3.5%"),
    ("end of a range alone", "3-5% a year earlier", "5% a year earlier"),
    ("comparison turned", "stayed <45 dB", "stayed >45 dB"),
    ("fraction made a decimal", "1/2 of all", "1.2 of all"),
    ("power made plain", "5×10⁶ checks", "5×106 checks"),
    ("'not' left out", "did not approve the second bridge", "did approve the second bridge"),
    ("'not' left out between '...'", "did not approve the second bridge", "did ... approve the second bridge"),
    ("'not' put in within [ ]", "of the firms trade abroad", "of the firms [do not] trade abroad"),
    ("hedge left out between '...'", "not be more than 300 metres", "be ... 300 metres"),
    ("parts in another order", "fell in May and rose in June", "rose ... in May ... fell"),
    ("parts from three paragraphs", "", "harbour of Lindholm ... approve ... 1,5 million"),
    ("a digit changed", "2,400 firms", "2,500 firms"),
    ("a digit more", "Some 50% of the firms", "Some 500% of the firms"),
    ("digits swapped", "41.06 tonnes", "41.60 tonnes"),
)  # fmt: skip
SAYS_THE_SAME = (
    ("case changed", "the port's AI centre", "the Port's ai centre"),
    ("word cut", "the second bridge", "cond brid"),
    ("point for a decimal comma", "1,5 million", "1.5 million"),
    ("separator dropped", "2,400 firms", "2400 firms"),
    ("space for a separator", "2,400 firms", "2 400 firms"),
    ("points in a date", "opened on 03/04/2024", "opened on 03.04.2024"),
    ("number in words", "2,400 firms", "two thousand four hundred firms"),
)  # fmt: skip


@contextmanager
def checker() -> Iterator[Callable[[str], bool]]:
    """Yield a function that tells whether a quote is verified in the text."""
    models = import_module("linkml_reference_validator.models")
    validation = import_module("linkml_reference_validator.validation.supporting_text_validator")
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "report.md")
        text.write_text(TEXT, encoding="utf-8")
        settings = models.ReferenceValidationConfig(cache_dir=Path(folder, "cache"), fetch_full_text=False)
        validator = validation.SupportingTextValidator(settings)
        yield lambda quote: validator.validate(quote, f"file:{text}").is_valid


def main() -> None:
    """Print the counts and the tables."""
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    print(f"{date.today()}, Python {platform.python_version()}, {PACKAGE} {metadata.version(PACKAGE)}.\n")
    with checker() as verified:
        passed = sum(map(verified, TO_THE_LETTER))
        start = time.perf_counter()
        for quote in TO_THE_LETTER:
            verified(quote)
        milliseconds = (time.perf_counter() - start) * 1000 / len(TO_THE_LETTER)
        print(f"To the letter: {passed} of {len(TO_THE_LETTER)} verified; {milliseconds:.2f} ms a quote.\n")
        table("Says what the text does not say", SAYS_OTHERWISE, verified)
        table("Changed in form alone", SAYS_THE_SAME, verified)


def table(title: str, changes: Sequence[tuple[str, str, str]], verified: Callable[[str], bool]) -> None:
    """Print which of the changes are verified."""
    outcomes = [verified(quote) for _change, _text, quote in changes]
    print(f"{title}: {sum(outcomes)} of {len(outcomes)} verified.\n")
    print("| change | the text has | the quote | outcome |\n| --- | --- | --- | --- |")
    for (change, text, quote), passed in zip(changes, outcomes, strict=True):
        print(f"| {change} | {text} | {quote} | {'**verified**' if passed else 'refused'} |")
    print()


if __name__ == "__main__":
    main()
