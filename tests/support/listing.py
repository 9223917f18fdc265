"""Things listed for a message."""

from __future__ import annotations

from collections.abc import Mapping


def listed(found: Mapping[str, object]) -> str:
    """What was found, by page, a line each: pytest would cut it short."""
    return f"{len(found)} pages:\n" + "\n".join(f"  {name}: {what}" for name, what in found.items())
