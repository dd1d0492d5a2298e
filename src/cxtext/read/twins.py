"""Redacted twins: Contact Lens writes a call twice, raw and redacted; the redacted one is imported, the raw one is not.

The redacted twin is the choice because it holds less personal data and the same contact. Twins are known by Amazon's
names: `<id>_analysis_<time>.json` beside `<id>_analysis_redacted_<time>.json`, or that one in a folder `Redacted`.
"""

from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from cxtext.contact import Rejected
from cxtext.read.members import Member

_RAW = "_analysis_"
_REDACTED = "_analysis_redacted_"
_FOLDER = "Redacted"


def redacted_twin(path: Path, *, inbox: Path) -> Path | None:
    """Return the redacted twin of a raw Contact Lens file, None when it has none in the inbox."""
    if not path.is_relative_to(inbox):
        return None
    names = _twin_names(path.relative_to(inbox).as_posix())
    return next((inbox / name for name in names if (inbox / name).is_file()), None)


def skipped_twin(member: Member, *, names: Collection[str], path: Path, inbox: Path) -> Rejected | None:
    """Return the rejection of a raw file whose redacted twin lies in the same archive or in the inbox."""
    beside = any(name in names for name in _twin_names(member.name))
    if not beside and (member.inner or redacted_twin(path, inbox=inbox) is None):
        return None
    return Rejected(member.item("file"), "redacted_twin", "the redacted twin of this contact is imported instead", "nothing to do")


def _twin_names(name: str) -> Iterator[str]:
    path = PurePosixPath(name)
    if _RAW not in path.name or _REDACTED in path.name:
        return
    twin = path.name.replace(_RAW, _REDACTED, 1)
    folders = path.parent.parts
    yield str(path.parent / twin)
    for n in range(len(folders) + 1):
        yield str(PurePosixPath(*folders[:n], _FOLDER, *folders[n:], twin))
