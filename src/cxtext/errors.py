"""Errors that say what broke, where, and what to do next."""


class CxtextError(Exception):
    """What broke, where, and how to fix it.

    The message holds ids, paths and settings, never the text of a customer.

    Args:
        what: one clause that names the problem.
        where: file, row, table or setting.
        fix: the next thing to do.
    """

    def __init__(self, what: str, *, where: str, fix: str) -> None:
        super().__init__(f"{what}\n  where: {where}\n  fix:   {fix}")
        self.what = what
        self.where = where
        self.fix = fix


class ConfigError(CxtextError):
    """A setting that is missing, misspelled or out of range."""


class UnreadableFile(CxtextError):
    """A file of the inbox that no reader can use at all."""


class ArtefactError(CxtextError):
    """A model folder that is missing, changed or made for other labels."""


class WarehouseError(CxtextError):
    """A warehouse that cannot be opened, migrated or checked."""


class NightRunning(CxtextError):
    """Another night holds the lock."""


class FileInTheWay(CxtextError):
    """A file that a command would replace, though somebody may be at work in it."""


class UnknownId(CxtextError):
    """A contact, customer, week or label that the warehouse does not know."""


class GoldMismatch(CxtextError):
    """Gold labels that are missing or do not fit the contacts they were made for."""


class QualityDropped(CxtextError):
    """A figure of the evaluation that lies beyond its floor."""


class WorkerDied(CxtextError):
    """A process that read or tagged ended before its work was done."""


class CannotServe(CxtextError):
    """An address that no page can be served at."""


class NotDelivered(CxtextError):
    """A report that a folder or a server did not take."""
