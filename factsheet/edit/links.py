"""The addresses of sources, asked whether they still answer."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby
from urllib.parse import urljoin

from urllib3 import PoolManager, Retry, Timeout
from urllib3.exceptions import (
    HTTPError,
    LocationValueError,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ResponseError,
    SSLError,
    TimeoutError as NoAnswerError,
)

from factsheet import __version__
from factsheet.core.problems import Problem
from factsheet.load.sheet import Loaded

RULE = "link"
PAUSE = 1.0
"""Seconds between two requests to one server."""

_SERVERS = 8
"""Servers that are asked at a time; each of them hears one request at a time."""

_REDIRECTS = 10
_FOLLOW = Retry(None, connect=0, read=0, status=0, other=0, redirect=_REDIRECTS, respect_retry_after_header=False)
_LONGER = 5
"""Pauses before a server that fails is asked for the last time."""

_MOVED = {301, 308}
_CLOSED = {401, 402, 403, 429, 451}
"""Answers of servers that let no program in, or not this one: they say nothing of whether the text is there."""

_FAULTS = {
    LocationValueError: "no request can be made of it",
    NameResolutionError: "the name of its server is not known",
    NewConnectionError: "its server takes no connection",
    NoAnswerError: "no answer came in time",
    SSLError: "the certificate of its server is not good",
    ResponseError: "it redirects without end",
    ProtocolError: "its server broke off",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of a request. `status` is 0 if no answer came, and `fault` says why.

    `moved` is the address to which only permanent redirects led; empty if there were none, or others.
    """

    status: int
    moved: str = ""
    fault: str = ""

    @property
    def is_good(self) -> bool:
        """Tell whether a page came."""
        return 200 <= self.status < 300


def addresses(loaded: Loaded) -> list[str]:
    """Return the address of every source and of its archived copy, each once."""
    sources = loaded.sheet.sources.values()
    return sorted({address for source in sources for address in (source.url, source.archived) if address})


def ask_all(addresses: Iterable[str], patience: float, pause: float = PAUSE) -> dict[str, Answer]:
    """Ask each address. `patience` is the number of seconds to wait for a connection, and then for an answer."""
    by_server = [list(group) for _, group in groupby(sorted(addresses, key=_server), key=_server)]
    user_agent = {"User-Agent": f"factsheet/{__version__} (looks once a week whether a cited page is there)"}
    timeout = Timeout(connect=patience, read=patience)
    with PoolManager(headers=user_agent, timeout=timeout) as pool, ThreadPoolExecutor(_SERVERS) as executor:
        answers = executor.map(lambda group: list(_ask_in_turn(pool, group, pause)), by_server)
        return dict(answer for group in answers for answer in group)


def is_offline(answers: Mapping[str, Answer]) -> bool:
    """Tell whether none of several addresses answers, which says more of this machine than of them."""
    return len(answers) > 1 and not any(answer.status for answer in answers.values())


def _server(address: str) -> str:
    return address.split("/")[2].lower()  # as written: what is no address is told by the request


def _ask_in_turn(pool: PoolManager, addresses: list[str], pause: float) -> Iterator[tuple[str, Answer]]:
    for number, address in enumerate(addresses):
        time.sleep(pause if number else 0)
        yield address, _ask(pool, address, pause)


def _ask(pool: PoolManager, address: str, pause: float) -> Answer:
    """Ask without the page (HEAD), then, if nothing good comes, for it (GET); once more if the server itself fails."""
    answer = _request(pool, "HEAD", address)
    if not answer.is_good:
        time.sleep(pause)
        answer = _request(pool, "GET", address)
        if not 0 < answer.status < 500:
            time.sleep(_LONGER * pause)
            answer = _request(pool, "GET", address)
    return answer


def _request(pool: PoolManager, method: str, address: str) -> Answer:
    try:
        response = pool.request(method, address, retries=_FOLLOW, preload_content=False)
    except HTTPError as error:
        return Answer(0, fault=_fault(error))
    response.close()  # the page itself is not read
    return Answer(response.status, _moved(address, response.retries))


def _moved(address: str, retries: Retry | None) -> str:
    """Return the address at which permanent redirects ended; empty if there were none, or others among them."""
    history = retries.history if retries else ()
    end = address
    for step in history:
        end = urljoin(end, step.redirect_location or "")
    return end if history and all(step.status in _MOVED for step in history) else ""


def _fault(error: HTTPError) -> str:
    """Return in words why no answer came."""
    reason = error.reason if isinstance(error, MaxRetryError) else error
    return next((words for kind, words in _FAULTS.items() if isinstance(reason, kind)), type(reason).__name__)


def problems(loaded: Loaded, answers: Mapping[str, Answer]) -> list[Problem]:
    """Return a problem for each address that is gone, and a warning where nobody can tell or a copy is left."""
    listed = []
    for name, source in loaded.sheet.sources.items():
        copy = answers[source.archived] if source.archived else None
        for field, address in (("url", source.url), ("archived", source.archived)):
            finding = _finding(address, answers[address], copy if field == "url" else None) if address else None
            if finding:
                place = loaded.locations.at(("sources", name, field))
                listed.append(Problem(place, RULE, *finding))
    return sorted(listed)


def _finding(address: str, answer: Answer, copy: Answer | None) -> tuple[str, str, bool] | None:
    """Return the message, the hint, and whether it is a warning; None if all is well."""
    if answer.is_good:
        return (f"`{address}` has moved to `{answer.moved}`", _NEW_ADDRESS, True) if answer.moved else None
    if answer.status in _CLOSED:
        return f"`{address}` answers {_status(answer)}: it lets no program in", "open it in a browser", True
    message = f"`{address}` answers {_status(answer)}" if answer.status else f"`{address}`: {answer.fault}"
    if copy and copy.is_good:
        return message, "its archived copy answers, so readers still have it", True
    return message, "name a copy that an archive keeps under `archived`, or another address of the same text", False


_NEW_ADDRESS = "write the new address if the same text is there"


def _status(answer: Answer) -> str:
    """Return a status with its name, if it has one.

    >>> _status(Answer(404)), _status(Answer(599))
    ('404 (Not Found)', '599')
    """
    known = {status.value: f"{status.value} ({status.phrase})" for status in HTTPStatus}
    return known.get(answer.status, str(answer.status))
