"""The clock, or SOURCE_DATE_EPOCH -> the day of the build.

Only the edges ask (the commands and mkdocs_hook). All others are given the day, so that a build can be repeated.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from factsheet.core.problems import bad_variable


def today() -> date:
    """Return the day of the build, in UTC. SOURCE_DATE_EPOCH sets it. Raises BuildError if that is no time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        expected = "expected whole seconds since 1970, such as 1764374400"
        raise bad_variable("SOURCE_DATE_EPOCH", expected) from None
    return moment.date()
