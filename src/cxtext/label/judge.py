"""From checked rows to judgements; a row that does not fit the codebook is refused with its reason.

Reasons name columns and codes, never what stands in a cell: that could be a customer's words.
"""

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from cxtext.judgement import ContactLabels, Judgement, Refused, RowName, TurnLabels
from cxtext.label.rows import Cells, read_rows
from cxtext.label.sheets import RANGES, family
from cxtext.tags import CONTACT_KINDS, NO_LABEL, codes

_YES, _NO = {"yes", "y", "ja", "j", "true", "x"}, {"", "no", "n", "nee", "false"}
_CONTACT_ID = re.compile(r"[0-9a-f]{24}")
_MINUS = str.maketrans({"−": "-", "–": "-", "'": ""})


class _Unfit(Exception):
    """A row that cannot be used: code of the reason, and what is wrong in words."""


def read_judgements(path: Path) -> tuple[list[Judgement], list[Refused]]:
    """Read the checked rows of a workbook or CSV.

    Returns:
        Judgements, at most one for a turn or contact, and the rows that are refused; rows that are not checked are left out.

    Raises:
        UnreadableFile: the file is missing or damaged, or has no sheet of turns or contacts.
    """
    taken: dict[tuple[str, int | None], Judgement] = {}
    refused: list[Refused] = []
    for sheet, number, cells in read_rows(path):
        name = _name(sheet, number, cells)
        try:
            if _yes("checked", cells):
                judgement = _judgement(name, cells)
                if taken.setdefault((name.contact_id, name.seq), judgement) is not judgement:
                    raise _Unfit("row_twice", "the same turn or contact is checked in an earlier row of the file; keep one of them")  # noqa: TRY301
        except _Unfit as error:
            refused.append(Refused(name, *error.args))
    return list(taken.values()), refused


def _name(sheet: str, number: int, cells: Cells) -> RowName:
    identity = _text(cells.get("contact_id"))
    seq = _text(cells.get("seq")).removesuffix(".0")
    return RowName(
        sheet=sheet,
        row=number,
        contact_id=identity if _CONTACT_ID.fullmatch(identity) else "",
        seq=int(seq) if sheet == "turns" and re.fullmatch(r"\d{1,6}", seq) else None,
    )


def _judgement(name: RowName, cells: Cells) -> Judgement:
    if not name.contact_id:
        raise _Unfit("unknown_contact", "contact_id is none that `cxtext label export` writes: 24 characters 0-9 and a-f")
    if name.sheet == "turns" and name.seq is None:
        raise _Unfit("unknown_turn", "seq is no whole number from 0")
    labels = _turn(cells) if name.sheet == "turns" else _contact(cells)
    return Judgement(name, _text(cells.get("text_sha256")), labels)


def _turn(cells: Cells) -> TurnLabels:
    sentiment = _number("sentiment", cells)
    if sentiment is None:
        raise _Unfit("no_sentiment", "sentiment is empty; a neutral turn has 0")
    emotions, intensity = _codes("emotion", cells), _number("intensity", cells)
    if bool(emotions) != (intensity is not None):
        lacking, there = ("intensity", "an emotion") if emotions else ("emotion", "an intensity")
        raise _Unfit(f"no_{lacking}", f"there is {there} and no {lacking}; give both or neither")
    return TurnLabels(
        sentiment=sentiment,
        emotions=emotions,
        intensity=intensity,
        pain_points=_pain_points(cells),
        wish=_yes("wish", cells),
        effort_signals=_codes("effort_signal", cells),
    )


def _pain_points(cells: Cells) -> dict[str, int]:
    found: dict[str, int] = {}
    for number in sorted({column.rpartition("_")[2] for name in ("pain_point", "severity") for column in _numbered(name, cells)}, key=int):
        code, severity = _code("pain_point", f"pain_point_{number}", cells), _number(f"severity_{number}", cells)
        if code is None and severity is None:
            continue
        if code is None or severity is None:
            lacking = "severity" if severity is None else "pain_point"
            raise _Unfit(f"no_{lacking}", f"{lacking}_{number} is empty; a pain point and its severity go together")
        if code in found:
            raise _Unfit("label_twice", f"{code} stands in two columns; give each pain point once")
        found[code] = severity
    return found


def _contact(cells: Cells) -> ContactLabels:
    labels = {kind: _code(kind, kind, cells) or NO_LABEL.get(kind) for kind in CONTACT_KINDS}
    missing = [kind for kind, code in labels.items() if code is None]
    if missing:
        raise _Unfit("no_label", f"{', '.join(missing)} is empty; every contact has one")
    return ContactLabels(labels={kind: code for kind, code in labels.items() if code is not None}, effort=_number("effort", cells))


def _codes(kind: Literal["emotion", "effort_signal"], cells: Cells) -> tuple[str, ...]:
    found = [code for column in _numbered(kind, cells) if (code := _code(kind, column, cells)) is not None]
    twice = next((code for code in found if found.count(code) > 1), None)
    if twice is not None:
        raise _Unfit("label_twice", f"{twice} stands in two columns; give each {kind} once")
    return tuple(found)


def _numbered(name: str, cells: Cells) -> list[str]:
    return [column for column in cells if family(column) == name and column != name]


def _code(kind: str, column: str, cells: Cells) -> str | None:
    given = _text(cells.get(column)).casefold()
    if not given or given in codes(kind):
        return given or None
    near = get_close_matches(given, codes(kind), n=1)
    raise _Unfit("unknown_code", f"{column} holds no {kind} of the codebook{f'; is {near[0]} meant?' if near else ''}")


def _number(column: str, cells: Cells) -> int | None:
    given = _text(cells.get(column)).translate(_MINUS).removesuffix(".0").removesuffix(",0")
    least, most = RANGES[family(column)]
    if not given:
        return None
    if not re.fullmatch(r"[+-]?\d{1,3}", given) or not least <= int(given) <= most:
        raise _Unfit("out_of_range", f"{column} is no whole number from {least} to {most}")
    return int(given)


def _yes(column: str, cells: Cells) -> bool:
    given = _text(cells.get(column)).casefold()
    if given not in _YES | _NO:
        raise _Unfit("neither_yes_nor_no", f"{column} is neither yes nor no")
    return given in _YES


def _text(cell: Any) -> str:  # noqa: ANN401  (whatever a spreadsheet holds)
    return "" if cell is None else str(cell).strip()
