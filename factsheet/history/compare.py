"""(an older version, a newer one) -> all that differs by meaning, with each difference once.

The order of facts, keys and lists, the form of the file and its division into files are no meaning. What has moved is
compared with what it was; where other facts name it, its new id is the same as its old one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from factsheet.core import moves
from factsheet.history.changes import Change, CitationChange, Diff, EntityChanges, FieldChange, field_changes
from factsheet.history.moved import Moved
from factsheet.history.pairing import CITATIONS, LINES, paired
from factsheet.history.records import (
    DEFAULTS,
    ENTITIES,
    FACTS,
    LOCK,
    MOVED,
    POINTS,
    RETIRED,
    SOURCES,
    Record,
    Version,
)

_HASH = "text_sha256"
_NOTHING = Record({})


def compare(old: Version, new: Version) -> Diff:
    """Return what differs between two versions."""
    return _Comparison(old, new).diff()


def facts(old: Version, new: Version) -> tuple[list[Change], Mapping[str, str]]:
    """Return what differs in facts and points of series, and the new id of each fact that has another one."""
    comparison = _Comparison(old, new)
    changes = [change for entity in comparison.entities() for change in entity.facts]
    return changes, comparison.moved.ids.get(FACTS, {})


@dataclass(frozen=True)
class _Comparison:
    """Two versions; in `before` the older one has the ids of the newer one."""

    old: Version
    new: Version

    @cached_property
    def moved(self) -> Moved:
        return Moved.between(self.old, self.new)

    @cached_property
    def before(self) -> Version:
        return self.moved.applied(self.old)

    def diff(self) -> Diff:
        sources = list(self._section(SOURCES))
        hashes = (change for change in map(_hash_alone, sources) if change)
        others = dict.fromkeys((*self.new.sections, *self.old.sections))
        own = (SOURCES, LOCK, ENTITIES, FACTS, POINTS, RETIRED, MOVED)
        declared = [change for change in map(_without_hash, sources) if change]
        declared += [change for section in others if section not in own for change in self._section(section)]
        declared += [change for section in (RETIRED, MOVED) for change in self._further(section)]
        entities = tuple(self.entities())
        return Diff((*hashes, *self._section(LOCK)), entities, tuple(declared), self.old.unread)

    def _section(self, section: str) -> Iterator[Change]:
        """Yield the changes of a section, in the order of the newer version, then what is gone."""
        for name in dict.fromkeys((*self.new.of(section), *self.before.of(section))):
            if change := self._change(section, name):
                yield change

    def _change(self, section: str, name: str) -> Change | None:
        """Return the change of a record, by its new id; None if it is as it was."""
        was, now = self.before.of(section).get(name), self.new.of(section).get(name)
        old = self.moved.before.get(section, {}).get(name, "")
        old_id = old if old and self.moved.is_own(section, old) else ""
        if was == now and not old_id:
            return None
        change = _difference(section, name, was or _NOTHING, now or _NOTHING)
        if now is None:
            return self._gone(change)
        if was is None or old_id:
            return replace(change, sort="moved" if was else "added", old_id=old_id)
        return change if change.fields or change.citations else None

    def _gone(self, change: Change) -> Change:
        """Return the change of a record that is gone: merged into another, or retired with its reason, or neither."""
        if target := self.moved.merged.get(change.section, {}).get(change.id):
            return replace(change, sort="merged", replaced_by=target)
        retired = (self.new.of(RETIRED).get(key) for key in self._retired_as(change.section, change.id))
        fields = next((record.fields for record in retired if record and _is_of(change.section, record)), None)
        if fields is None:
            return replace(change, sort="removed")
        reason, instead = (str(fields.get(name, "")) for name in ("reason", "replaced_by"))
        return replace(change, sort="retired", reason=reason, replaced_by=instead)

    def _retired_as(self, section: str, name: str) -> Iterator[str]:
        """Yield the ids under which something that is gone may be retired: its own, then those of what it is part of.

        Its entity may have had another id.
        """
        entity, *rest = name.split(".")
        entities = dict.fromkeys((entity, self.moved.before.get(ENTITIES, {}).get(entity, entity)))
        for count in range(len(rest), -1, -1) if section in _PUBLISHED else ():
            yield from (".".join((one, *rest[:count])) for one in entities)

    def entities(self) -> Iterator[EntityChanges]:
        """Yield the entities with changes, in the order of the newer version, then those that are gone."""
        facts, points = self._by_owner(FACTS), self._by_owner(POINTS)
        for name in dict.fromkeys((*self.new.of(ENTITIES), *self.before.of(ENTITIES))):
            ids = ((section, one) for fact in facts[name] for section, one in _with_points(fact, points[fact]))
            changes = tuple(change for section, one in ids if (change := self._change(section, one)))
            own = self._change(ENTITIES, name)
            if own or changes:
                record = self.new.of(ENTITIES).get(name) or self.before.of(ENTITIES)[name]
                yield EntityChanges(name, str(record.fields.get("name", "")), own, changes)

    def _by_owner(self, section: str) -> defaultdict[str, list[str]]:
        """Return the ids of facts by their entity, or of points by their fact.

        One that both versions have from one reading of a file, and its points with it, is left out.
        """
        ids: defaultdict[str, list[str]] = defaultdict(list)
        was, now, moved = self.before.of(section), self.new.of(section), self.moved.before.get(section, {})
        for name in dict.fromkeys((*now, *was)):
            if was.get(name) is not now.get(name) or name in moved:
                ids[name.rpartition(".")[0] if section == POINTS else name.partition(".")[0]].append(name)
        return ids

    def _further(self, section: str) -> Iterator[Change]:
        """Yield the changed entries of `retired` or `moved` that do not just say what became of a record."""
        shown = self._retired_here if section == RETIRED else self._moved_here
        return (change for change in self._section(section) if not (change.sort == "added" and change.id in shown))

    @cached_property
    def _retired_here(self) -> frozenset[str]:
        """The ids of what is gone, as it was and as it would be called now."""
        olds = (
            (section, name)
            for version in (self.old, self.before)
            for section in _PUBLISHED
            for name in version.of(section)
        )
        return frozenset(name for section, name in olds if name not in self.new.of(section))

    @cached_property
    def _moved_here(self) -> frozenset[str]:
        """The keys in `moved` of what has moved or was merged."""
        led = (*self.moved.ids.items(), *self.moved.merged.items())
        return frozenset(
            f"{section}.{old}" if section in moves.DECLARED else old for section, ids in led for old in ids
        )


_PUBLISHED = {FACTS: "", POINTS: "", ENTITIES: "", SOURCES: "source", "properties": "property"}
"""The sections of what can be retired, with the `kind` that it then has, unless that is the kind of an entity."""


def _is_of(section: str, retired: Record) -> bool:
    """Tell whether an entry of `retired` is about something of a section."""
    kind = retired.fields.get("kind", "")
    return kind == _PUBLISHED[section] if _PUBLISHED[section] else kind not in ("source", "property")


def _difference(section: str, name: str, was: Record, now: Record) -> Change:
    """Return all that differs between two records. One that is new or gone is compared with nothing."""
    pairs = [
        CitationChange(*pair) for pair in paired(was.citations, now.citations, LINES if section == LOCK else CITATIONS)
    ]
    return Change(
        section,
        name,
        "changed",
        fields=tuple(_filled(change, was, now, section) for change in field_changes(was.fields, now.fields)),
        citations=tuple(pair for pair in pairs if pair.fields),
        kept=tuple(pair.new for pair in pairs if pair.new and not pair.fields),
    )


def _filled(change: FieldChange, was: Record, now: Record, section: str) -> FieldChange:
    """Return a change with what the model fills in, where a record that is there on both sides leaves the field out."""
    default = DEFAULTS.get(section, {}).get(change.field)
    whole = change.field.rpartition(".")[0]
    if default is None or not (_has(was, whole) and _has(now, whole)):
        return change
    return change._replace(old=change.old or default, new=change.new or default)


def _has(record: Record, whole: str) -> bool:
    """Tell whether a record has any field of a part of it, such as `figure`."""
    return any(name.startswith(f"{whole}." if whole else "") for name in record.fields)


def _with_points(fact: str, points: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield a fact and its points, each with its section."""
    yield FACTS, fact
    yield from ((POINTS, point) for point in points)


def _hash_alone(change: Change) -> Change | None:
    """Return the change of a source without all but that of its text's hash; None if it has none."""
    fields = tuple(one for one in change.fields if one.field == _HASH and change.sort in ("changed", "moved"))
    return replace(change, fields=fields) if fields else None


def _without_hash(change: Change) -> Change | None:
    """Return the change of a source without that of its hash, which stands elsewhere; None if nothing is left."""
    if not _hash_alone(change):
        return change
    fields = tuple(one for one in change.fields if one.field != _HASH)
    return replace(change, fields=fields) if fields or change.old_id else None
