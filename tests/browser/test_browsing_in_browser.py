"""The pages of `cxtext browse` over contacts that a night read, as a browser shows them."""

import json
import threading
import time
from itertools import pairwise

import pytest
import uvicorn

from cxtext.browse.app import app
from cxtext.browse.desk import Desk
from cxtext.browse.published import Published
from cxtext.browse.serve import LOOPBACK, listening
from cxtext.config import Config
from cxtext.home import Home
from pipelines.nightly import nightly

pytestmark = pytest.mark.browser

_LONG = "Hottentottententententoonstellingsterreinbeheerdersvergunningaanvraagformulier" * 2
_SAID = (
    ("agent", "Goedemorgen, waarmee kan ik u helpen?"),
    ("customer", f"Ik wacht al drie weken op mijn monteur en bel nu voor de derde keer, belachelijk! {_LONG} <script>document.title = 'gehackt'</script>"),
    ("agent", "Dat spijt me, ik plan hem morgen voor u in."),
    ("customer", "Het zou fijn zijn als dat in de app stond. Super bedankt, wat fijn!"),
)
_PATHS = ("", "contacts?q=monteur&sort=worst", "contacts?churn=leaving&queue=x", "contacts/c-1?q=monteur", "contacts?page=x")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    root = tmp_path_factory.mktemp("browse")
    (root / "inbox").mkdir()
    turns = [{"role": role, "text": text} for role, text in _SAID]
    base = {"channel": "call", "customer_id": "K-1", "queue": "service", "turns": turns}
    contacts = [base | {"contact_id": f"c-{day}", "started_at": f"2026-11-{day:02d}T09:00:00+01:00"} for day in (1, 2)]
    (root / "inbox" / "contacts.jsonl").write_text("".join(json.dumps(contact) + "\n" for contact in contacts), "utf-8")
    nightly.fn(home=root / "home", inbox=root / "inbox", config=None)
    desk = Desk(Published(Home(root / "home").published), Config(), "nl")
    with listening("127.0.0.1", 0) as bound:
        server = uvicorn.Server(uvicorn.Config(app(desk, hosts=LOOPBACK), log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{bound.getsockname()[1]}/"
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("path", [*_PATHS, "contacts/c-1/why"])
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_runs_out_of_the_page_and_nothing_complains(tab, address, path, width):
    tab.visit(address + path, width=width)
    assert tab.value("document.documentElement.scrollWidth") <= width
    outside = "[...document.body.querySelectorAll('*')].filter(e => !e.closest('.skip, .sr') && e.getBoundingClientRect().right > innerWidth + 1)"
    assert tab.value(f"{outside}.map(e => e.outerHTML.slice(0, 80))") == []
    complaints = tab.seen("Runtime.consoleAPICalled") + tab.seen("Runtime.exceptionThrown") + tab.seen("Log.entryAdded")
    assert [entry for entry in complaints if "page=x" not in str(entry)] == []  # the 400 of a wrong page is logged as one


@pytest.mark.parametrize("path", _PATHS)
def test_pages_fetch_from_their_own_server_only(tab, address, path):
    tab.visit(address + path, width=1280)
    asked = {request["request"]["url"] for request in tab.seen("Network.requestWillBeSent")}
    assert asked <= {address + path, f"{address}style.css", f"{address}icon.svg"}
    assert "gehackt" not in tab.value("document.title")


@pytest.mark.parametrize("path", _PATHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(tab, address, path, scheme):
    tab.visit(address + path, width=1280, scheme=scheme)
    assert tab.poor_contrast() == []


@pytest.mark.parametrize("path", _PATHS)
def test_headings_stand_in_order_and_every_field_has_a_label(tab, address, path):
    tab.visit(address + path, width=1280)
    levels = tab.value("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(e => Number(e.tagName[1]))")
    assert (levels[0], levels.count(1)) == (1, 1)
    assert max((later - earlier for earlier, later in pairwise(levels)), default=0) <= 1
    assert tab.value("[...document.querySelectorAll('input:not([type=hidden]), select')].filter(e => !e.labels.length).map(e => e.id)") == []
    ids = tab.value("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_the_form_asks_and_the_answer_opens_at_the_turn_that_was_found(tab, address):
    tab.visit(f"{address}contacts?channel=call", width=1280)
    tab.value("document.querySelector('#q').value = 'monteur'")
    tab.events.clear()
    tab.value("document.querySelector('.ask button').click(), true")
    tab.wait_for("Page.loadEventFired")
    assert tab.value("location.search") == "?q=monteur&channel=call"
    assert tab.value("document.querySelectorAll('.row').length") == 2
    assert tab.value("document.querySelector('mark.hit').innerText") == "monteur"
    tab.events.clear()
    tab.value("document.querySelector('.row a').click(), true")
    tab.wait_for("Page.loadEventFired")
    assert tab.value("document.querySelector(':target .said').innerText").find("monteur") > 0


def test_tags_are_told_by_line_and_number_and_not_by_colour_alone(tab, address):
    tab.visit(f"{address}contacts/c-1", width=1280)
    assert tab.value("document.querySelectorAll('.said mark').length") >= 2
    assert tab.value(
        "[...document.querySelectorAll('.said mark')].every(e => e.querySelector('.mark-number') && getComputedStyle(e).textDecorationLine == 'underline')"
    )
    lines = "Object.fromEntries([...document.querySelectorAll('.legend mark')].map(e => [e.className, getComputedStyle(e).textDecorationStyle]))"
    assert tab.value(lines) == {"pain_point": "solid", "effort_signal": "dashed", "wish": "double"}
    assert tab.value("document.querySelector('svg.course').getAttribute('aria-label')").startswith("Gevoel per beurt van de klant: beurt 1 −")
