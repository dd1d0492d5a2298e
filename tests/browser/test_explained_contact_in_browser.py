"""The page of an explained contact as a browser shows it: nothing overflows, nothing is fetched, contrast holds, headings stand in order."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from cxtext.explain import write_page
from cxtext.explain.records import Explanation, Label, Near, Note, Piece, Reason, Topic, TurnView, Weight

pytestmark = pytest.mark.browser

_LONG = "Hottentottententententoonstellingsterreinbeheerdersvergunningaanvraagformulier" * 2
_TEXT = f"{_LONG} <script>document.title = 'gehackt'</script> & مرحبا 😡\nTweede regel."
_A4_WITHIN_MARGINS = 680  # 180 mm at 96 pixels an inch
_KINDS = ("word", "pair", "before", "concept", "hint")


def _label(kind, code, **fields):
    weights = tuple(Weight(kind, f"{_LONG[: 20 + 30 * i]}", (5 - i) * (-1) ** i, "x" * 40) for i, kind in enumerate(_KINDS))
    reason = Reason((*weights, Weight("place", "last", 0.5), Weight("length", "31+", -0.5)), -3.25, 0.5, 1.25)
    return Label(kind, code, _LONG[:90], 0.87, 0.5, True, "turns/x", reason=reason, **fields)


def _explanation(language):
    gated = _label("pain_point", "waiting", mark=1, severity=4, quote=_TEXT, seq=1, gate=_label("pain_point", "any"))
    customer = TurnView(
        1,
        "customer",
        "12:30",
        "nl",
        (Piece("Hallo. "), Piece(_TEXT, (1,)), Piece(" en ", (1, 2)), Piece("dag.", (2,))),
        sentiment=-4,
        intensity=5,
        model="turns/x",
        feelings=(_label("sentiment", "negative"), replace(_label("sentiment", "positive"), counts=False), _label("emotion", "anger")),
        tags=(gated, Label("wish", "wish", "wens", 1.0, model="human", mark=2, quote="dag.", seq=1)),
        near=(Near("emotion", "joy", _LONG[:60], 0.3, 0.5, None), Near("pain_point", "price", "prijs", 0.6, 0.5, _TEXT, "no_pain")),
    )
    agent = TurnView(0, "agent", "0:07", None, (Piece(_TEXT),))
    happy = replace(customer, seq=2, sentiment=4, tags=(), feelings=(), near=())
    fields = dict.fromkeys(("source", "source_contact_id", "queue", "product"), _LONG)
    scores = {"sentiment_start": -1, "sentiment_peak": -4, "sentiment_end": 3, "peak_seq": 1, "effort": -2}
    return Explanation(
        head={"contact_id": "0123456789abcdef01234567", "channel": "chat", "language": "nl", "customer_key": "k" * 20, "csat": 2.0, "nps": None, **fields},
        started_at=datetime(2026, 11, 9, 12, tzinfo=UTC),
        course=scores,
        labels=(_label("contact_reason", "cancel", quote=_TEXT, seq=1, rival=(_LONG[:60], 0.4)), Label("churn", "leaving", "vertrekt", model="human")),
        topics=(Topic(_LONG, 0.62), Topic("storing", 0.1)),
        turns=(agent, customer, happy),
        notes=(Note("other_model", "turns/older"),),
        model="turns/x",
        language=language,
    )


@pytest.fixture(scope="module", params=["nl", "en"])
def page(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("explained") / "contact.html"
    write_page(_explanation(request.param), path)
    return path


@pytest.mark.parametrize(("width", "media"), [(1280, "screen"), (800, "screen"), (360, "screen"), (_A4_WITHIN_MARGINS, "print")])
def test_nothing_runs_out_of_the_page(tab, page, width, media):
    tab.open(page, width=width, media=media)
    assert tab.value("document.documentElement.scrollWidth") <= width
    outside = "[...document.body.querySelectorAll('*')].filter(e => !e.closest('.skip') && e.getBoundingClientRect().right > innerWidth + 1)"
    assert tab.value(f"{outside}.map(e => e.outerHTML.slice(0, 80))") == []


def test_the_page_fetches_nothing_and_complains_about_nothing(tab, page):
    tab.open(page, width=1280)
    assert [request["request"]["url"] for request in tab.seen("Network.requestWillBeSent")] == [page.as_uri()]
    assert tab.seen("Runtime.consoleAPICalled") + tab.seen("Runtime.exceptionThrown") + tab.seen("Log.entryAdded") == []


def test_words_of_customers_do_not_run(tab, page):
    tab.open(page, width=1280)
    assert "gehackt" not in tab.value("document.title")
    assert tab.value("document.querySelectorAll('script').length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(tab, page, scheme):
    tab.open(page, width=1280, scheme=scheme)
    assert tab.poor_contrast() == []


def test_headings_stand_in_order_and_links_lead_somewhere(tab, page):
    tab.open(page, width=1280)
    levels = tab.value("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(e => Number(e.tagName[1]))")
    assert levels[0] == 1
    assert max(later - earlier for earlier, later in pairwise(levels)) == 1
    assert tab.value("[...document.querySelectorAll('a')].filter(a => !document.querySelector(a.getAttribute('href'))).length") == 0


def test_spans_are_told_by_number_and_line_and_not_by_colour_alone(tab, page):
    tab.open(page, width=1280)
    assert tab.value("[...document.querySelectorAll('mark .mark-number')].map(e => e.innerText).slice(0, 3)") == ["1", "1,2", "2"]
    assert tab.value("[...document.querySelectorAll('mark')].every(e => getComputedStyle(e).textDecorationLine == 'underline')")
    assert tab.value("[...document.querySelectorAll('.side .num')].every(e => /^[+−]/.test(e.innerText))")


def test_bars_are_as_long_as_their_weights(tab, page):
    tab.open(page, width=1280)
    first = "document.querySelector('.why')"
    lengths = f"[...{first}.querySelectorAll('.bar')].map(e => Math.round(100 * e.firstChild.offsetWidth / e.offsetWidth))"
    # 5, 3, 1 and 0.5 for; −4, −2 and −0.5 against: parts of the largest
    assert tab.value(lengths) == [pytest.approx(share, abs=1) for share in (100, 60, 20, 10, 80, 40, 10)]


def test_the_page_prints(tab, page):
    tab.open(page, width=1280)
    assert tab.pdf().startswith(b"%PDF-")
