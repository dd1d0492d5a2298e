"""What is refused, and that nothing of a customer reaches a log."""

import logging

import pytest

from cxtext.browse.published import Published


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ("?from=2026-11-09", "2026-11-09 is geen week voor from"),
        ("?to=2026-W54", "2026-W54 is geen week voor to"),
        ("?from=0000-W01", "0000-W01 is geen week"),
        ("?from=2026-W46&to=2026-W45", "De eerste week (2026-W46) komt na de laatste (2026-W45)."),
        ("?sort=oldest", "oldest is geen waarde van sort. Bekend zijn: newest, worst, severe."),
        ("?by=bot", "bot is geen waarde van by"),
        ("?page=0", "0 is geen pagina"),
        ("?page=-1", "-1 is geen pagina"),
        ("?page=²", "² is geen pagina"),
        ("?page=9999999999", "is geen pagina"),
        ("?pain_point=wating", "wating is geen waarde van pain_point. Bekend zijn: waiting, repeat_contact"),
        ("?channel=fax", "fax is geen waarde van channel"),
        ("?checked=no", "no is geen waarde van checked"),
        ("?painpoint=waiting", "Er is geen parameter painpoint."),
        ("?q=a&q=b", "q is twee keer gegeven"),
        ("?" + "&".join(f"queue=q{i}" for i in range(21)), "hooguit 20 labels"),
        ("?q=" + "a" * 201, "hooguit 200 tekens"),
    ],
)
def test_a_parameter_that_cannot_be_understood_is_refused_with_what_to_do(office, parameters, told):
    for path in ("/contacts", "/contacts.csv", "/contacts/aaaaaa01", "/contacts/aaaaaa01/why"):
        assert told in office.get(path + parameters, status=400)


def test_what_was_typed_is_escaped(office):
    assert "<script>" not in office.pages.get("/contacts?sort=<script>").text
    assert "<script>" not in office.pages.get("/contacts?q=<script>&queue=<script>").text


def test_empty_fields_of_the_form_ask_nothing_and_leave_the_address(office):
    answer = office.pages.get("/contacts?q=&by=anyone&from=&to=&sort=newest&channel=call")
    assert (answer.status_code, str(answer.url)) == (200, "http://testserver/contacts?channel=call")


def test_a_contact_that_is_not_there(office):
    page = office.get("/contacts/aaaaaa09", status=404)
    assert "there is no contact 'aaaaaa09'" in page
    assert "aaaaaa01" in page  # the most alike
    assert "Deze pagina is er niet" in office.get("/nowhere", status=404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_pages_can_only_be_read(office, method):
    answer = office.pages.request(method, "/contacts")
    assert (answer.status_code, "kunnen alleen gelezen worden" in answer.text) == (405, True)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "testserver.evil"])
def test_another_name_than_its_own_is_refused(office, host):
    answer = office.pages.get("/contacts", headers={"Host": host})
    assert (answer.status_code, "factuur" in answer.text) == (400, False)


def test_every_answer_forbids_what_it_does_not_need(office):
    for path in ("/", "/contacts", "/contacts.csv", "/contacts/aaaaaa01", "/contacts/aaaaaa01/why", "/style.css", "/nowhere", "/contacts?page=x"):
        headers = office.pages.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src ")
        assert "script" not in headers["content-security-policy"]
        assert (headers["cache-control"], headers["referrer-policy"], headers["x-content-type-options"]) == ("no-store", "no-referrer", "nosniff")
        assert "access-control-allow-origin" not in headers
    assert "unsafe" not in office.pages.get("/contacts").headers["content-security-policy"]


def test_pages_hold_no_script_and_nothing_from_elsewhere(office):
    for path in ("/", "/contacts?q=factuur", "/contacts/aaaaaa01"):
        page = office.get(path)
        assert [word for word in ("<script", "http://", "https://", "style=", " on") if word in page.replace(" onbekend", "").replace(" onderwerp", "")] == []


def test_a_page_that_breaks_logs_the_kind_of_error_and_no_word(office, monkeypatch, caplog):
    def fail(*arguments, **options):
        raise RuntimeError("Mijn dubbele factuur")

    monkeypatch.setattr("cxtext.browse.app.answer", fail)
    with caplog.at_level(logging.DEBUG, logger="cxtext"):
        page = office.get("/contacts?q=geheim", status=500)
    assert "De pagina kon niet gemaakt worden" in page
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == ["a page could not be made: RuntimeError"]
    assert ("factuur" in page + caplog.text, "geheim" in page + caplog.text) == (False, False)


def test_a_new_copy_is_read_at_once_while_the_old_one_was_open(office):
    assert office.found("?q=nieuw") == []
    office.publish("UPDATE main.turns SET text = 'Iets nieuws.' WHERE contact_id = 'aaaaaa03'")
    assert office.found("?q=nieuw") == ["03"]
    assert office.found("?q=factuur") == ["01", "04"]


def test_without_a_copy_it_says_what_to_do_and_goes_on_when_there_is_one(office):
    office.home.published.unlink()
    for path in ("/", "/contacts", "/contacts/aaaaaa01", "/contacts.csv"):
        page = office.get(path, status=503)
        assert ("Er is nog niets gepubliceerd" in page, "cxtext run" in page) == (True, True)
    office.publish()
    assert office.found() == ["01", "02", "03", "04"]


def test_a_damaged_copy_is_said_and_replaced_by_the_next(office):
    office.home.published.unlink()
    office.home.published.write_bytes(b"no database" * 1000)
    assert "De gepubliceerde kopie kon niet gelezen worden" in office.get("/contacts", status=503)
    office.publish()
    assert office.found() == ["01", "02", "03", "04"]


def test_a_replaced_copy_is_let_go_of_before_anybody_asks(office):
    copy = Published(office.home.published)
    with copy.reading() as con:
        pass
    copy.let_go_of_outdated()
    assert con.execute("SELECT count(*) FROM contact").fetchone() == (4,)
    office.publish("DELETE FROM main.contacts WHERE contact_id = 'aaaaaa01'")
    copy.let_go_of_outdated()
    with pytest.raises(Exception, match="closed"):
        con.execute("SELECT 1")
    with copy.reading() as con:
        assert con.execute("SELECT count(*) FROM contact").fetchone() == (3,)
    copy.close()
