"""Files of the inbox, looked through when they are gzip or zip: every member can be opened as a stream, more than once."""

import gzip
import io
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from cxtext.contact import Rejected

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_MAX_NESTING = 3  # a gzipped file in a zip in a zip
_MAX_RATIO = 250  # repetitive JSON shrinks to a fiftieth at most, bombs to a thousandth and less
_FREE_BYTES = 50_000_000  # no ratio is looked at before so much has been unpacked
_SPOOL_BYTES = 8_000_000  # a nested archive larger than this goes to a temporary file
_BROKEN = (EOFError, zlib.error, zipfile.BadZipFile)
UNREADABLE_ZIP = (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError)
_NOT_CONTACTS = ("__MACOSX/",)  # resource forks that macOS adds to every zip


class Spoiled(Exception):
    """An archive that stops being readable: truncated, damaged, or swelling beyond all measure."""

    def __init__(self, reason: str, detail: str, fix: str) -> None:
        super().__init__(detail)
        self.reason, self.detail, self.fix = reason, detail, fix


@dataclass(frozen=True, slots=True)
class Member:
    """A file, or a file inside an archive.

    Attributes:
        name: path inside the inbox; a member's path follows its archive's.
        opener: opens it anew, from the start.
        inner: path inside the archive; "" for a plain file.
        problems: what went wrong while it was read; filled by the stream.
    """

    name: str
    opener: Callable[[], BinaryIO]
    inner: str = ""
    packed_bytes: int = 0
    problems: list[Spoiled] = field(default_factory=list)

    def open(self) -> BinaryIO:
        """Open as a stream that ends early, and notes why, where the archive is damaged."""
        return io.BufferedReader(_Guarded(self.opener, self.packed_bytes, self.problems))

    def head(self, n_bytes: int) -> bytes:
        """Return the first bytes; fewer when there are no more, or the archive is damaged."""
        with self.open() as stream:
            return stream.read(n_bytes)

    def item(self, item: str) -> str:
        """Return where an item stands, with the archive member before it."""
        if not self.inner:
            return item
        return f"member {self.inner}" if item == "file" else f"member {self.inner}, {item}"

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """Open for random access; a packed member is first unpacked to a temporary file."""
        with ExitStack() as stack:
            stream = stack.enter_context(self.open())
            if stream.seekable():
                yield stream
                return
            spool = stack.enter_context(tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES))
            while chunk := stream.read(1 << 20):
                spool.write(chunk)
            spool.seek(0)
            yield spool  # type: ignore[misc]


class _Guarded(io.RawIOBase):
    """A raw stream that turns damage into an early end, and counts what unpacks."""

    def __init__(self, opener: Callable[[], BinaryIO], packed_bytes: int, problems: list[Spoiled]) -> None:
        self._problems = problems
        self._limit = max(_FREE_BYTES, packed_bytes * _MAX_RATIO) if packed_bytes else None
        self._n_bytes = 0
        self._stream: BinaryIO = io.BytesIO()
        self._guard(lambda: setattr(self, "_stream", opener()))

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._limit is None and self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        chunk: list[bytes] = []
        self._guard(lambda: chunk.append(self._stream.read(len(view))))
        data = chunk[0] if chunk else b""
        self._n_bytes += len(data)
        if self._limit is not None and self._n_bytes > self._limit:
            self._note("archive_bomb", f"unpacks to more than {_MAX_RATIO} times its size", "check where the archive comes from; send the file unpacked")
            return 0
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()

    def _guard(self, action: Callable[[], object]) -> None:
        try:
            action()
        except (*_BROKEN, OSError):
            if self._limit is None:
                raise  # the disk, not an archive
            self._note("broken_archive", "the archive is truncated or damaged; what came before is used", "send the archive again")
        except (RuntimeError, NotImplementedError):  # zipfile: encrypted, or a compression it does not know
            self._note("locked_archive", "the archive is encrypted or packed by an unknown method", "send it without a password, packed as plain zip or gzip")

    def _note(self, reason: str, detail: str, fix: str) -> None:
        if all(problem.reason != reason for problem in self._problems):
            self._problems.append(Spoiled(reason, detail, fix))


def members(path: Path, name: str) -> AbstractContextManager[Iterator[Member | Rejected]]:
    """Open a file of the inbox and yield what it holds: itself, or the members of the archive that it is.

    An item rejected here is a member that may not or cannot be opened: a path outside the archive, nesting too deep.

    Args:
        path: the file.
        name: its path inside the inbox.
    """
    return _unpacked(Member(name, lambda: path.open("rb")), path.stat().st_size)


@contextmanager
def _unpacked(member: Member, n_bytes: int) -> Iterator[Iterator[Member | Rejected]]:
    with ExitStack() as stack:
        yield _looked_through(member, n_bytes, 0, stack)


def _looked_through(member: Member, n_bytes: int, depth: int, stack: ExitStack) -> Iterator[Member | Rejected]:
    head = member.head(4)
    if head.startswith(GZIP) or head in (ZIP, _EMPTY_ZIP):
        if depth == _MAX_NESTING:
            yield Rejected(member.item("file"), "nested_archive", f"archives nested more than {_MAX_NESTING} deep", "send the files unpacked")
        elif head.startswith(GZIP):
            yield from _looked_through(_gunzipped(member, n_bytes), 0, depth + 1, stack)
        else:
            yield from _zip_members(member, depth, stack)
    else:
        yield member


def _gunzipped(member: Member, n_bytes: int) -> Member:
    return replace(member, opener=lambda: gzip.GzipFile(fileobj=member.open()), packed_bytes=n_bytes or member.packed_bytes or 1)  # type: ignore[arg-type, return-value]


def _zip_members(member: Member, depth: int, stack: ExitStack) -> Iterator[Member | Rejected]:
    stream = stack.enter_context(member.seekable())
    try:
        archive = stack.enter_context(zipfile.ZipFile(stream))
    except UNREADABLE_ZIP:
        yield Rejected(member.item("file"), "broken_archive", "the zip is truncated or damaged", "send the archive again")
        return
    if is_workbook(archive):
        yield member
        return
    for info in archive.infolist():
        if not info.is_dir() and not info.filename.startswith(_NOT_CONTACTS):
            yield from _zip_member(member, archive, info, depth, stack)


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Tell whether a zip is an Excel workbook."""
    return "xl/workbook.xml" in archive.namelist()


def _zip_member(outer: Member, archive: zipfile.ZipFile, info: zipfile.ZipInfo, depth: int, stack: ExitStack) -> Iterator[Member | Rejected]:
    inner = f"{outer.inner}/{info.filename}" if outer.inner else info.filename
    if _leads_outside(info.filename):
        yield Rejected(f"member {inner}", "path_outside", "the member's path leads outside the archive", "pack the archive again with relative paths")
        return
    member = Member(f"{outer.name}/{info.filename}", lambda: archive.open(info), inner, max(info.compress_size, 1))  # type: ignore[arg-type, return-value]
    yield from _looked_through(member, info.compress_size, depth + 1, stack)


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":")
