"""The front door: a file of the inbox comes in, its contacts and its rejected items come out."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cxtext.config import Config
from cxtext.contact import Contact, Rejected
from cxtext.errors import UnreadableFile
from cxtext.read.finish import finished
from cxtext.read.members import Member, members
from cxtext.read.rules import Source, source_of
from cxtext.read.sidecar import Sidecar, open_sidecar
from cxtext.read.sniff import Format, recognised
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


def _units(found: Sequence[Member | Rejected], source: Source, *, path: Path, inbox: Path) -> Iterator[tuple[Format, list[Member]] | Rejected]:
    """Yield what is read in one go: a member, or all members of a format whose contacts may lie spread over several."""
    names = {entry.name for entry in found if isinstance(entry, Member)}
    together: dict[str, tuple[Format, list[Member]]] = {}
    for entry in found:
        if isinstance(entry, Rejected):
            yield entry
            continue
        form = skipped_twin(entry, names=names, path=path, inbox=inbox) or recognised(entry, source)
        if isinstance(form, Rejected):
            yield form
            yield from _damage([entry])
        elif form.joins:
            together.setdefault(form.name, (form, []))[1].append(entry)
        else:
            yield form, [entry]
    yield from together.values()


def _contacts(unit: tuple[Format, list[Member]], source: Source, sidecar: Sidecar | None) -> Iterator[Contact | Rejected]:
    form, entries = unit
    name = source.rule.name or form.source
    n_items = 0
    for outcome in form.read(entries, source):
        n_items += 1
        yield outcome if isinstance(outcome, Rejected) else finished(outcome, name=name, source=source, sidecar=sidecar)
    damage = list(_damage(entries))
    yield from damage or ([] if n_items else [_no_contacts(entries[0].item("file"))])


def _no_contacts(item: str) -> Rejected:
    return Rejected(item, "no_contacts", "the file holds no contact", "nothing to do, unless the export should not be empty")


def _damage(entries: Iterable[Member]) -> Iterator[Rejected]:
    """Yield what went wrong while archives were unpacked: the items before it have been used."""
    for entry in entries:
        yield from (Rejected(entry.item("file"), problem.reason, problem.detail, problem.fix) for problem in entry.problems)
