"""People correct what the model said: cases out as a workbook, judgements back into the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cxtext import store
from cxtext.ids import pseudonym
from cxtext.judgement import Refused
from cxtext.label import check_free, free_path, read_judgements, write_cases, write_refused
from cxtext.night.journeys import link_journeys
from cxtext.night.key import key_of
from cxtext.night.lock import night_lock
from cxtext.night.runs import open_warehouse, publish, rebuild, recorded_run, require_warehouse
from cxtext.night.settings import Settings

if TYPE_CHECKING:
    import duckdb

CANDIDATES = 20_000  # turns among which the least sure are looked for: seconds of the model's time


@dataclass(frozen=True, slots=True)
class Labelled:
    """What became of the checked rows of a file.

    Attributes:
        taken: rows that are in the tables now.
        unchanged: rows that say what was said before.
        refused: rows that could not be used.
        refused_file: the refused rows as CSV, if there are any.
        published: a new copy was published.
    """

    taken: int
    unchanged: int
    refused: tuple[Refused, ...]
    refused_file: Path | None
    published: bool


def export_labels(settings: Settings, *, n: int, out: Path | None = None) -> list[Path]:
    """Write turns and contacts for people to judge: half drawn at random, half those that the present model is least sure of.

    Nothing that was checked already is asked again. Reads the published copy, so a night may run.

    Args:
        settings: where things lie.
        n: turns, and as many contacts.
        out: the workbook, a new one; None for one named after the day under exports/labels, with the next free number where there is one already.

    Returns:
        The files written.

    Raises:
        FileInTheWay: out, or a CSV beside it, exists: somebody may be filling it in.
        WarehouseError: nothing is published yet.
    """
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    path = check_free(out) if out else free_path(settings.home.labels / f"cxtext-labels-{day}.xlsx")
    with store.reader(settings.home.published) as con:
        turns = store.turn_cases(con, _picked(con, settings, n=n, seed=day))
        contacts = store.contact_cases(con, n_random=n // 2, n_unsure=n - n // 2, seed=day)
    return write_cases(turns, contacts, path, delimiter=";" if settings.config.report.language == "nl" else ",")


def import_labels(settings: Settings, file: Path, *, by: str | None = None) -> Labelled:
    """Take the checked rows of a workbook or CSV back, rewrite the tables of their contacts and publish; the same file twice changes nothing.

    Args:
        settings: where things lie.
        file: what export_labels wrote, filled in.
        by: who judged; stored as a keyed pseudonym.

    Raises:
        UnreadableFile: the file is none that was exported.
        WarehouseError: there is no warehouse.
        NightRunning: a night is running.
    """
    judgements, unfit = read_judgements(file)
    with night_lock(settings.home):
        require_warehouse(settings)
        is_behind = open_warehouse(settings).is_behind
        labelled_by = pseudonym(by, kind="labeller", key=key_of(settings)) if by else None
        with store.writer(settings.home.warehouse) as con:
            count = store.weigh_labels(con, judgements, labelled_by=labelled_by)
        if count.taken or is_behind:
            with recorded_run(settings, kind="label") as run_id:
                with store.writer(settings.home.warehouse) as con:
                    count = store.add_labels(con, judgements, labelled_by=labelled_by)
                link_journeys(settings)
                rebuild(settings)
                publish(settings, run_id=run_id, counts={"labelled": count.taken})
    refused = tuple(sorted((*unfit, *count.refused), key=lambda row: (row.name.sheet != "turns", row.name.row)))
    return Labelled(count.taken, count.unchanged, refused, write_refused(refused, file), bool(count.taken or is_behind))


def _picked(con: "duckdb.DuckDBPyConnection", settings: Settings, *, n: int, seed: str) -> list[store.Picked]:
    """Return the turns to judge: the first of the drawn order, and of the others those with the greatest doubt."""
    turns = store.candidates(con, size=max(CANDIDATES, n), seed=seed)
    drawn = [store.Picked(turn.contact_id, turn.seq, "random", "") for turn in turns[: n // 2]]
    return [*drawn, *_unsure(turns[n // 2 :], settings)[: n - n // 2]]


def _unsure(turns: Sequence[store.Candidate], settings: Settings) -> list[store.Picked]:
    """Return turns, those with the greatest doubt first."""
    from cxtext.tag import open_engine
    from cxtext.tag.conversations import apart
    from cxtext.tag.doubt import doubts  # spaCy and the model take seconds

    around = [turn.turns_before for turn in turns], [turn.turns_behind for turn in turns]
    said = apart([turn.text for turn in turns], [turn.language for turn in turns], [turn.before for turn in turns], around=around)
    found = doubts(*said, model=open_engine(settings.config.tag)) if turns else []
    pairs = sorted(zip(found, turns, strict=True), key=lambda pair: pair[0].distance)
    return [store.Picked(turn.contact_id, turn.seq, "unsure", str(doubt)) for doubt, turn in pairs]
