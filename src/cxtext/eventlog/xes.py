"""The event log as XES, IEEE 1849-2016: a trace a journey, written as a stream, so that a log of any length fits."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree

from cxtext.eventlog.events import CASE, Event, Value, cases

NAMESPACE = "http://www.xes-standard.org/"
_NAMESPACES: dict[str | None, str] = {None: NAMESPACE}
_EXTENSIONS = {"Concept": "concept", "Time": "time", "Organizational": "org"}
_EMPTY = {"string": "", "date": "1970-01-01T00:00:00+00:00", "int": "0", "float": "0"}  # of attributes that every trace or event has: any value of the type
_TRACE = {"concept:name": "string"}
_EVENT = {"concept:name": "string", "time:timestamp": "date"}


def write_xes(found: Iterator[Event], path: Path) -> int:
    """Write events as XES.

    Args:
        found: the events, journey by journey.
        path: the file.

    Returns:
        The number of events.
    """
    n_events = 0
    with etree.xmlfile(str(path), encoding="utf-8") as out:
        out.write_declaration()
        with _element(out, "log", {"xes.version": "1849.2016", "xes.features": ""}):
            _write_head(out)
            for _, events in cases(found):
                trace = _trace(list(events))
                out.write(trace, pretty_print=True)
                n_events += len(trace.findall(_tag("event")))
    return n_events


def _element(out: Any, name: str, attributes: dict[str, str]) -> AbstractContextManager[Any]:  # noqa: ANN401  (lxml names no type for its writer)
    found: AbstractContextManager[Any] = out.element(_tag(name), attributes, nsmap=_NAMESPACES)
    return found


def _write_head(out: Any) -> None:  # noqa: ANN401  (lxml names no type for its writer)
    """Write extensions, the attributes that all traces and events have, and what tells activities apart."""
    for name, prefix in _EXTENSIONS.items():
        out.write(_node("extension", name=name, prefix=prefix, uri=f"{NAMESPACE}{prefix}.xesext"), pretty_print=True)
    for scope, known in (("trace", _TRACE), ("event", _EVENT)):
        common = _node("global", scope=scope)
        common.extend([_node(kind, key=key, value=_EMPTY[kind]) for key, kind in known.items()])
        out.write(common, pretty_print=True)
    out.write(_node("classifier", name="Activity", keys="concept:name"), pretty_print=True)


def _trace(events: list[Event]) -> etree._Element:
    trace = _node("trace")
    trace.extend([_attribute(key.removeprefix(CASE), value) for key, value in events[0].values.items() if key.startswith(CASE)])
    trace.extend([_event(event) for event in events])
    return trace


def _event(event: Event) -> etree._Element:
    node = _node("event")
    node.extend([_attribute(key, value) for key, value in event.values.items() if not key.startswith(CASE)])
    return node


def _attribute(key: str, value: Value) -> etree._Element:
    if isinstance(value, datetime):
        return _node("date", key=key, value=value.astimezone(UTC).isoformat())
    kind = {int: "int", float: "float"}.get(type(value), "string")
    return _node(kind, key=key, value=str(value))


def _node(name: str, /, **attributes: str) -> etree._Element:
    return etree.Element(_tag(name), attributes, nsmap=_NAMESPACES)  # type: ignore[arg-type]  # the stubs know no default namespace


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
