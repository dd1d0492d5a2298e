"""The front door: a file of the inbox comes in, its contacts and its rejected items come out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cxtext.config import Config
from cxtext.contact import Contact, Rejected
from cxtext.errors import UnreadableFile
from cxtext.read.finish import finished
from cxtext.read.members import Member, members
from cxtext.read.rules import Source, source_of
from cxtext.read.siblings import siblings
from cxtext.read.sidecar import Sidecar, open_sidecar
from cxtext.read.sniff import Format, format_named, recognised
from cxtext.read.twins import skipped_twin


def read_file(path: Path, *, inbox: Path, config: Config) -> Iterator[Contact | Rejected]:
    """Yield the contacts of a file, and every item of it that cannot be used.

    An item is a contact's record, or what stands where one should be: a line, a row, an archive member, the file.
    Items read = contacts + rejected. A contact that stands twice in the file is yielded twice; the later one is the newer.

    Args:
        path: a file of the inbox; gzip and zip are looked through.
        inbox: the inbox, which the config's paths are relative to.
        config: roles, source rules, limits and time zone.

    Raises:
        UnreadableFile: the file does not exist.
        ConfigError: a source rule names an unknown format or a sidecar that is missing.
    """
    if not path.is_file():
        raise UnreadableFile("the file does not exist", where=str(path), fix="give a file of the inbox")
    name = inbox_name(path, inbox)
    source = source_of(name, config)
    sidecar = open_sidecar(inbox / source.rule.sidecar) if source.rule.sidecar else None
    with members(path, name) as found:
        entries = list(found)
        if not entries:
            yield _no_contacts("file")
        for unit in _units(entries, source, path=path, inbox=inbox):
            yield from [unit] if isinstance(unit, Rejected) else _contacts(unit, source, sidecar)


def is_sidecar(path: Path, inbox: Path, config: Config) -> bool:
    """Tell whether a file is a sidecar of some source rule, and so holds no contacts of its own."""
    return inbox_name(path, inbox) in {rule.sidecar for rule in config.inbox.sources}


def inbox_name(path: Path, inbox: Path) -> str:
    """Return a file's path inside the inbox with "/" between folders; its bare name when it lies elsewhere."""
    return path.relative_to(inbox).as_posix() if path.is_relative_to(inbox) else path.name


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is read in one go: a file with its siblings, a member, or all members of a format that joins them."""

    form: Format
    entries: list[Member]
    beside: list[Member] = field(default_factory=list)


def _units(found: Sequence[Member | Rejected], source: Source, *, path: Path, inbox: Path) -> Iterator[_Unit | Rejected]:
    names = {entry.name for entry in found if isinstance(entry, Member)}
    together: dict[str, list[Member]] = {}
    for entry in found:
        form = entry if isinstance(entry, Rejected) else skipped_twin(entry, names=names, path=path, inbox=inbox) or recognised(entry, source)
        if isinstance(entry, Rejected) or isinstance(form, Rejected):
            yield from _refused(entry, form)
        elif form.joins and entry.inner:
            together.setdefault(form.name, []).append(entry)
        else:
            yield _Unit(form, [entry], siblings(path, form.ties) if form.ties else [])
    yield from (_Unit(format_named(name), entries) for name, entries in together.items())


def _refused(entry: Member | Rejected, reason: Format | Rejected) -> Iterator[Rejected]:
    if isinstance(reason, Rejected):
        yield reason
    if isinstance(entry, Member):
        yield from _damage([entry])


def _contacts(unit: _Unit, source: Source, sidecar: Sidecar | None) -> Iterator[Contact | Rejected]:
    name = source.rule.name or unit.form.source
    # What is wrong with a sibling is told when that file itself is read.
    elsewhere = tuple(sibling.item("file") for sibling in unit.beside)
    n_items = 0
    for outcome in unit.form.read([*unit.entries, *unit.beside], source):
        if isinstance(outcome, Rejected) and elsewhere and outcome.item.startswith(elsewhere):
            continue
        n_items += 1
        yield outcome if isinstance(outcome, Rejected) else finished(outcome, name=name, source=source, sidecar=sidecar)
    damage = list(_damage(unit.entries))
    yield from damage or ([] if n_items else [_no_contacts(unit.entries[0].item("file"))])


def _no_contacts(item: str) -> Rejected:
    return Rejected(item, "no_contacts", "the file holds no contact", "nothing to do, unless the export should not be empty")


def _damage(entries: Iterable[Member]) -> Iterator[Rejected]:
    """Yield what went wrong while archives were unpacked: the items before it have been used."""
    for entry in entries:
        yield from (Rejected(entry.item("file"), problem.reason, problem.detail, problem.fix) for problem in entry.problems)
