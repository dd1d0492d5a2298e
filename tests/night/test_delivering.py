"""Reports brought to their readers: once, after the period is over, and again where they did not get there."""

import json
import signal
import subprocess
import sys
from datetime import date
from email import message_from_bytes

import pytest

from cxtext import deliver, night, store
from cxtext.errors import ConfigError, NightRunning, UnknownId
from cxtext.night import delivering
from cxtext.period import ReportPeriod

from .conftest import SHARE, TEAM, be

_W45 = ReportPeriod("week", date(2026, 11, 2))
_MAIL = """
[[deliveries]]
name = "directie"
kind = "mail"
host = "127.0.0.1"
port = {port}
security = "none"
sender = "voc@example.nl"
to = ["directie@example.nl"]
attach = ["html"]
"""
_VICTIM = """
import os, signal, sys
from datetime import date
from pathlib import Path
from cxtext import deliver, night
from cxtext.night import delivering

delivering.today_of = lambda settings: date(2026, 11, 9)
deliver.send = lambda *args, **kwargs: os.kill(os.getpid(), signal.SIGKILL)
night.deliver(night.settings(Path(sys.argv[1]), None, Path(sys.argv[2])), None)
"""


def states(done):
    return [(item.delivery, item.period, item.state) for item in done]


def attempts(house):
    return house.rows("SELECT delivery, result FROM ops.deliveries ORDER BY attempt_id")


def shared(house):
    return sorted(path.name for path in (house.home.root / "share").rglob("*.*"))


def test_the_night_delivers_and_the_next_one_does_not(readers, hook):
    first, second = readers.night(), readers.night()
    assert (first.delivered, first.undelivered, second.delivered, second.undelivered) == (2, 0, 0, 0)
    assert shared(readers) == ["cxtext-2026-W45.html", "cxtext-2026-W45.xlsx"]
    assert len(hook.got) == 1
    assert readers.rows("SELECT delivery, kind, place, grain, first_day, language, files, result, detail FROM ops.deliveries ORDER BY attempt_id") == [
        ("share", "folder", str(readers.home.root / "share"), "week", _W45.first, "nl", ["html", "xlsx"], "sent", None),
        ("team", "slack", "the webhook in HOOK_URL", "week", _W45.first, "nl", [], "sent", None),
    ]
    assert readers.rows("SELECT kind, status, counts FROM ops.runs ORDER BY run_id")[1:] == [("deliver", "done", '{"failed": 0, "sent": 2}')]


def test_an_error_that_nobody_foresaw_stops_neither_the_night_nor_the_next_delivery(readers, hook, monkeypatch):
    send = deliver.send

    def broken(delivery, *args, **kwargs):
        if delivery.kind == "folder":
            raise RuntimeError("a bug")
        return send(delivery, *args, **kwargs)

    monkeypatch.setattr(deliver, "send", broken)
    count = readers.night()
    assert (count.delivered, count.undelivered, len(hook.got)) == (1, 1, 1)
    assert readers.rows("SELECT detail FROM ops.deliveries WHERE result = 'failed'") == [("RuntimeError, which was not foreseen",)]


def test_a_service_that_is_down_is_a_warning_and_tried_again_the_next_night(readers, hook, caplog):
    hook.status = 500
    first = readers.night()
    assert (first.delivered, first.undelivered) == (1, 1)
    assert "delivery team of 2026-W45 failed: the service did not take the message (500, ok)" in caplog.text
    hook.status = 200
    second = readers.night()
    assert (second.delivered, second.undelivered, len(hook.got)) == (1, 0, 2)
    assert attempts(readers) == [("share", "sent"), ("team", "failed"), ("team", "sent")]
    assert readers.night().delivered == 0


def test_a_mail_that_is_tried_again_is_the_same_mail_and_one_sent_once_more_another(readers, post):
    server = post()
    readers.config = readers.config.replace(SHARE + TEAM, _MAIL.format(port=server.port))
    server.inbox.answer = "451 later"
    assert readers.night().undelivered == 1
    server.inbox.answer = "250 taken"
    assert readers.night().delivered == 1
    night.deliver(readers.settings(), None, again=True)
    ids = [message_from_bytes(mail.content)["Message-ID"] for mail in server.inbox.mails]
    assert ids[0] == ids[1] != ids[2]
    assert readers.rows("SELECT DISTINCT place, files FROM ops.deliveries") == [(f"1 recipients by 127.0.0.1:{server.port}", ["html"])]
    assert "directie@" not in str(readers.rows("SELECT * FROM ops.deliveries"))


def test_the_week_is_not_delivered_before_it_is_over(readers, hook, monkeypatch):
    be(monkeypatch, date(2026, 11, 8))
    assert (readers.night().delivered, hook.got) == (0, [])


def test_a_delivery_waits_for_contacts_that_come_late(readers, hook, monkeypatch):
    readers.config = readers.config.replace(TEAM, TEAM + "wait_days = 2\n")
    assert states(night.deliver(readers.settings(), None)) == [("team", "2026-W45", "waiting"), ("share", "2026-W45", "sent")]
    be(monkeypatch, date(2026, 11, 11))
    assert (readers.night().delivered, len(hook.got)) == (1, 1)


def test_a_report_that_changed_goes_to_the_folder_and_not_to_its_readers_again(readers, hook):
    readers.night()
    readers.put("late.jsonl", readers.contact("c-7", customer_id="K-7", started_at="2026-11-04T09:00:00+01:00"))
    assert (readers.night().delivered, len(hook.got)) == (1, 1)
    assert attempts(readers) == [("share", "sent"), ("team", "sent"), ("share", "sent")]
    (said,) = [item.detail for item in night.deliver(readers.settings(), None, to=("team",))]
    assert "says something else by now; --again sends it once more" in said


def test_again_sends_it_once_more(readers, hook):
    settings = readers.settings()
    assert states(night.deliver(settings, None)) == [("share", "2026-W45", "sent"), ("team", "2026-W45", "sent")]
    assert [state for *_, state in states(night.deliver(settings, None))] == ["standing", "standing"]
    assert states(night.deliver(settings, None, to=("team",), again=True)) == [("team", "2026-W45", "sent")]
    assert len(hook.got) == 2


def test_a_month_goes_to_whom_takes_months_or_is_named(readers, hook, monkeypatch):
    be(monkeypatch, date(2026, 12, 1))
    settings, month = readers.settings(), ReportPeriod("month", date(2026, 11, 1))
    assert night.deliver(settings, month) == []
    assert states(night.deliver(settings, month, to=("team",))) == [("team", "2026-11", "sent")]


def test_another_language_has_its_own_files(readers, hook):
    readers.config = readers.config.replace(SHARE, SHARE + 'language = "en"\n')
    night.deliver(readers.settings(), None, to=("share",))
    assert 'lang="en"' in (readers.home.root / "share" / "2026-W45" / "cxtext-2026-W45.html").read_text("utf-8")
    assert (readers.home.exports / "en" / "2026-W45").is_dir()
    found = night.forget("K-1", readers.settings())
    assert readers.home.exports / "en" / "2026-W45" in found.reports
    assert [(gone.delivery, gone.kind, gone.period) for gone in found.gone_out] == [("share", "folder", _W45)]


def test_a_dry_run_sends_writes_and_records_nothing(readers, hook, monkeypatch):
    monkeypatch.delenv("HOOK_URL")
    said = "\n".join(night.preview_delivery(readers.settings(), None))
    assert "share: 2026-W45 would be sent to" in said
    assert "team: 2026-W45 would be sent to the webhook in HOOK_URL:" in said
    assert (shared(readers), hook.got, attempts(readers), readers.home.exports.exists()) == ([], [], [], False)
    night.deliver(readers.settings(), None, to=("share",))
    assert "share: 2026-W45 would not be sent: it got there on" in next(night.preview_delivery(readers.settings(), None))


def test_nothing_that_is_sent_or_kept_holds_quotes_ids_or_secrets(readers, hook, caplog):
    hook.status, hook.answer = 400, "geheim"
    with caplog.at_level("DEBUG"):
        readers.night()
    kept = json.dumps(readers.rows("SELECT * FROM ops.deliveries"), default=str)
    quotes = [quote for (quote,) in readers.rows("SELECT quote FROM voc.quotes")]
    ids = [found for row in readers.rows("SELECT contact_id, source_contact_id, customer_key FROM main.contacts") for found in row]
    assert quotes
    for said in (caplog.text, kept, str(hook.got)):
        assert [word for word in (*quotes, *ids, "K-1") if word and word in said] == []
    assert hook.url not in caplog.text + kept


def test_a_delivery_that_was_killed_is_made_again(readers, hook):
    killed = subprocess.run([sys.executable, "-c", _VICTIM, str(readers.home.root), str(readers.config_file)], timeout=60, check=False)
    assert killed.returncode == -signal.SIGKILL
    count = readers.night()
    assert (count.published, count.delivered) == (False, 2)  # the tables were whole: no night is made again
    assert attempts(readers) == [("share", "sending"), ("share", "sent"), ("team", "sent")]
    assert readers.rows("SELECT kind, status FROM ops.runs ORDER BY run_id") == [("nightly", "done"), ("deliver", "killed"), ("deliver", "done")]


def test_a_copy_that_cannot_be_read_is_a_warning(readers, hook, caplog):
    settings = readers.settings()
    readers.home.published.unlink()
    assert delivering.deliver_due(settings).failed == 2  # the week and the month
    assert "the report of the last week was not delivered: there is no warehouse yet" in caplog.text


def test_what_a_person_has_to_mend_is_told(readers, hook):
    with pytest.raises(UnknownId, match="there is no delivery niemand") as caught:
        night.deliver(readers.settings(), None, to=("niemand",))
    assert "share, team" in caught.value.fix
    readers.config = readers.config.replace(SHARE + TEAM, "")
    with pytest.raises(ConfigError, match="the config names no deliveries"):
        night.deliver(readers.settings(), None)
    with night.night_lock(readers.home), pytest.raises(NightRunning):
        night.deliver(readers.settings(), None)


def test_half_a_night_is_not_published_by_a_delivery(readers, hook):
    with store.writer(readers.home.warehouse) as con:
        store.start_run(con, "9" * 20, kind="nightly", versions={}, config_sha256="")
    assert states(night.deliver(readers.settings(), None))[0][2] == "sent"
    assert attempts(readers) == []  # on record in the warehouse, not yet before the analysts
    with store.reader(readers.home.warehouse) as con:
        assert len(store.sent_before(con, _W45)) == 2
