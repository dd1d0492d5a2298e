"""`cxtext deliver`, and what `run`, `forget` and `doctor` say of deliveries."""

from datetime import date

import pytest
from click.testing import CliRunner

from cxtext.cli import main

from .conftest import be


@pytest.fixture
def cxtext(readers, monkeypatch):
    """Run a command in this process; its flows run without a server."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)

    def call(*arguments, inbox=False):
        extra = ("--inbox", str(readers.inbox)) if inbox else ()
        return CliRunner().invoke(main, [*arguments, "--home", str(readers.home.root), "--config", str(readers.config_file), *extra])

    return call


def test_it_says_what_came_of_every_delivery_and_ends_with_1_where_one_failed(cxtext, hook):
    hook.status, hook.answer = 404, "no_service"
    done = cxtext("deliver")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "share: 2026-W45 sent",
        "team: 2026-W45 failed: the service did not take the message (404, no_service)",
        "  → make a new webhook there, and put its address into the variable",
    ]
    hook.status = 200
    again = cxtext("deliver")
    assert (again.exit_code, again.stdout.splitlines()[1]) == (0, "team: 2026-W45 sent")
    assert again.stdout.startswith("share: 2026-W45 standing: it got there on ")


def test_a_week_a_name_again_and_a_dry_run(cxtext, hook):
    assert cxtext("deliver", "--week", "2026-W45", "--to", "team").stdout == "team: 2026-W45 sent\n"
    assert cxtext("deliver", "--week", "2026-W45", "--to", "team", "--again").stdout == "team: 2026-W45 sent\n"
    said = cxtext("deliver", "--dry-run").stdout
    assert "share: 2026-W45 would be sent to" in said
    assert "team: 2026-W45 would not be sent: it got there on" in said
    assert len(hook.got) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--to", "niemand"), 4, "there is no delivery niemand"),
        (("--week", "2026-W60"), 4, "is no ISO week"),
        (("--week", "2026-W30"), 4, "this week has no contacts of enough customers to show"),
        (("--week", "2026-W46"), 4, "this week is not over yet"),
        (("--week", "2026-W45", "--month", "2026-11"), 2, "--week and --month cannot go together"),
    ],
)
def test_a_wrong_use_is_told(cxtext, arguments, code, words):
    done = cxtext("deliver", *arguments)
    assert (done.exit_code, words in done.stderr) == (code, True)


def test_a_month_that_nobody_takes_is_told(cxtext, monkeypatch):
    be(monkeypatch, date(2026, 12, 1))
    done = cxtext("deliver", "--month", "2026-11")
    assert (done.exit_code, "nothing to deliver" in done.stdout) == (0, True)


def test_a_night_says_how_many_got_there(cxtext, hook):
    hook.status = 500
    first = cxtext("run", inbox=True)
    assert first.exit_code == 0
    assert "delivered 1 reports" in first.stdout
    assert "1 reports were not delivered: ops.deliveries says why" in first.stdout


def test_forget_says_where_a_person_may_still_be_quoted(cxtext, readers, hook):
    cxtext("deliver")
    said = cxtext("forget", "K-1").stdout
    assert "write it anew with `cxtext deliver --week 2026-W45 --to share`" in said
    assert f"2026-W45, to {readers.home.root / 'share'} on " in said
    assert "team" not in said  # headlines quote nobody


def test_doctor_says_which_delivery_cannot_work_and_which_failed(cxtext, hook, readers, monkeypatch):
    hook.status = 404
    cxtext("deliver")
    monkeypatch.setenv("HOOK_URL", "http://hooks.example.com/geheim")
    (readers.home.root / "share").rename(readers.home.root / "elsewhere")
    found = cxtext("doctor", inbox=True)
    assert found.exit_code == 0
    assert f"warn  delivery share: {readers.home.root / 'share'}: the folder is not there" in found.stdout
    assert "warn  delivery team: HOOK_URL: the variable holds no address that begins with https://" in found.stdout
    assert "warn  delivery team of 2026-W45 failed: the service did not take the message (404, ok)" in found.stdout
    assert "geheim" not in found.output
