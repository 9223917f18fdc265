"""Formulas in MathML as a line writes them: `x²`, `2⁄3`, `³√8`."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.evidence.capture.raised import lowered, raised

TAGS = frozenset({"mfrac", "mover", "mroot", "msqrt", "msub", "msubsup", "msup", "munder", "munderover"})


def formula(tag: str, parts: Sequence[str]) -> str:
    """Return the parts of a formula as they belong together; what cannot be raised or lowered stands apart.

    >>> formula("mfrac", ["2", "3"]), formula("msubsup", ["x", "2", "3"]), formula("munder", ["lim", "n"])
    ('2⁄3', 'x₂³', 'lim n')
    """
    match tag, [part.strip() for part in parts]:
        case "mfrac", [above, below]:
            return f"{above}⁄{below}"
        case "mroot", [base, degree]:
            return f"{raised(degree)}√{base}"
        case "msqrt", within:
            return f"√{''.join(within)}"
        case "msup", [base, power]:
            return base + _apart(power, raised(power))
        case "msub", [base, index]:
            return base + _apart(index, lowered(index))
        case "msubsup", [base, index, power]:
            return base + _apart(index, lowered(index)) + _apart(power, raised(power))
    return " ".join(part.strip() for part in parts)


def _apart(part: str, shifted: str) -> str:
    return f" {part}" if part == shifted else shifted
