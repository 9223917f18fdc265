"""The types of fields that hold one text, each with its pattern: id, day, address, flag, rank. For the model."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_EDTF_POINT = r"(-?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|[0-9]{2}([0-9]X|XX))~?"
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
FACT_ID_PATTERN = ID_PATTERN[:-1] + r"\.[a-z0-9]+(-[a-z0-9]+)*$"
ADDRESS_PATTERN = r"^https?://[^\s<>\"]+$"
EDTF_PATTERN = rf"^({_EDTF_POINT}(/({_EDTF_POINT}|\.\.))?|\.\./{_EDTF_POINT})$"
DAY_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _flag(value: object) -> bool:
    if value in ("true", True):
        return True
    if value in ("false", False):
        return False
    raise PydanticCustomError("flag", "neither true nor false")


def _rank(value: object) -> int:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and _is_rank(value):
        return int(value)
    raise PydanticCustomError("rank", "not a whole number from 1")


_is_rank = re.compile(r"[1-9][0-9]{0,3}").fullmatch

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
FactId = Annotated[str, StringConstraints(pattern=FACT_ID_PATTERN, max_length=129)]
AnyId = Annotated[str, StringConstraints(pattern=ID_PATTERN[:-1] + r"(\.[a-z0-9]+(-[a-z0-9]+)*){0,2}$", max_length=194)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=r"\S")]
Edtf = Annotated[Text, WithJsonSchema({"type": ["string", "integer"], "minLength": 1})]
Address = Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN, max_length=2000)]
Day = Annotated[str, StringConstraints(pattern=DAY_PATTERN)]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Rank = Annotated[int, BeforeValidator(_rank), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 9999})]
