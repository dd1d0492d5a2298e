"""The page as a browser shows it: nothing overflows, nothing is fetched, nothing goes wrong, contrast holds."""

from datetime import date, timedelta

import pytest

from cxtext.period import ReportPeriod
from cxtext.report import Report, write
from cxtext.report.records import EmotionWeek, Feeling, Figure, Finding, Header, LabelWeek, LeftOut, Movement, Point, Quote, VolumeWeek
from cxtext.report.sections.contexts import Context, Contexts
from cxtext.report.sections.emerging import Matter
from cxtext.report.sections.goals import Goal
from cxtext.report.sections.initiatives import Initiatives, Item
from cxtext.report.sections.journeys import Journeys, Path, Step, Within
from cxtext.report.sections.left_out import Completeness
from cxtext.report.sections.matrix import CLASSES, Matrix, PainPoint
from cxtext.report.sections.topics import Topics
from cxtext.report.warehouse import Kept

pytestmark = pytest.mark.browser

MONDAY = date(2026, 11, 9)
WEEK = ReportPeriod("week", MONDAY)
_LONG = "Hottentottententententoonstellingsterreinbeheerdersvergunningaanvraagformulier" * 2
_HISTORY = tuple(Point(MONDAY - timedelta(weeks=8 - n), None if n == 4 else 100_000 * n) for n in range(9))
_HIDDEN = Figure(section="end_emotion", label="anger", measure="share", suppressed=True)
_A4_WITHIN_MARGINS = 680  # 180 mm at 96 pixels an inch


def _figure(value, *, measure="contacts", lower=None, upper=None, n=1_234_567):
    return Figure(section="pain_point", label="x", measure=measure, value=value, lower=lower, upper=upper, n=n)


def _movement(verdict):
    return Movement(verdict=_figure(verdict), expected=_figure(934_567), ratio=_figure(1.32, lower=1.1, upper=1.6), history_weeks=_figure(8))


def _label(name, n):
    text = f"{_LONG[: 60 + n]} <script>document.title = 'gehackt'</script> & مرحبا 😡"
    quote = Quote(label="x", text=text, channel="email", language="nl", severity=3, started_at=MONDAY, contact_id="0123456789abcdef", seq=n)
    return LabelWeek(
        code=f"code_{n}",
        name=name,
        contacts=_figure(1_234_567),
        customers=_figure(1_134_567),
        share=_figure(0.5 / (n + 1), lower=0.1, upper=0.9),
        change=_figure(0.1234, lower=(-0.01, 0.1)[n % 2], upper=0.1367),
        previous_contacts=_figure(1_034_567),
        median_contacts=_figure(934_567.5),
        change_vs_median=_figure(-0.123),
        severity=_figure(3.4),
        weeks_present=_figure(52),
        movement=_movement((0, 1)[n % 2]),
        repeats=_figure(0.4),
        by_channel=(_figure(0.7),),
        first_seen=MONDAY - timedelta(weeks=60),
        history=_HISTORY,
        quotes=(quote,) * 2,
    )


def _volume(name):
    number = _figure(12_345_678)
    return VolumeWeek(
        code="c",
        name=name,
        contacts=number,
        customers=number,
        previous_contacts=number,
        median_contacts=number,
        mean_end=_figure(-1.2),
        movement=_movement(1),
        missing_days=_figure(1),
        holidays=_figure(1),
        history=_HISTORY,
    )


def _emotion(name):
    return EmotionWeek(code="anger", name=name, contacts=_figure(9), share=_figure(0.4), peak=_figure(0.3), end=_HIDDEN)


def _left_out(what):
    return LeftOut(what=what, code="x", name=_LONG, n=7, n_of=100, fix=_LONG)


class _Shares(dict):
    """Every measure is there, as a share with its interval."""

    def __missing__(self, measure):
        return _figure(0.456, lower=0.1, upper=0.9)


def _pain_point(kind, n):
    figures = _Shares(persistence=_figure(0.1 * n, n=8), customer_share=_figure(0.05 * n), contacts=_figure(1_234_567))
    return PainPoint(code=f"code_{n}", name=_LONG, kind=kind, figures=figures, status="postponed", owner=_LONG, first_seen=MONDAY)


def _initiatives():
    mended = _Shares(rate_ratio=_figure(0.4, lower=0.2, upper=0.8), too_early=_figure(0), weeks=_figure(6))
    ranked = tuple(Item(code=f"code_{n}", name=_LONG, place=n, figures=_Shares(), kept=Kept(owner=_LONG)) for n in range(1, 7))
    return Initiatives(ranked=ranked, mended=(Item(code="x", name=_LONG, place=0, figures=mended, kept=Kept(_LONG, "fixed", MONDAY)),))


def _journeys():
    number = _figure(1_234_567)
    ways = (("call", "chat"), ("chat", "call"), ("call", "solved"), ("any_channel", "…"), ("mixed", "any_end"))
    steps = tuple(Step(number=1, source=source, target=target, journeys=number, customers=number) for source, target in ways)
    paths = (Path(stations=("call", "chat", "email") * 2 + ("…", "not_solved"), figures=_Shares()),) * 12
    curves = {counted: tuple(Within(up_to, _figure(0.456, lower=0.1, upper=0.9)) for up_to in (1, 2, 6)) for counted in ("contacts", "days")}
    return Journeys(figures=_Shares(), curves=curves, paths=paths, steps=steps)


def _goal():
    number = _figure(1_234_567)
    share = _figure(0.456, lower=0.1, upper=0.9)
    return Goal(code="cancel", name=_LONG, contacts=number, customers=number, achieved=share, contacts_needed=_figure(1.5), effort=_HIDDEN)


def _contexts():
    items = tuple(Context(code=f"code_{n}", name=name, figures=_Shares(mean_end=_HIDDEN), before=_label(name, n)) for n, name in enumerate(("gebruik", _LONG)))
    return Contexts(phases=items, life_events=items)


def _matter():
    number = _figure(12, lower=2, upper=30)
    return Matter(kind="term", name=_LONG, customers=number, expected=number, ratio=number, q_value=number, first_seen=MONDAY, quote=_LONG)


def _report(language):
    return Report(
        header=Header(
            period=WEEK,
            against=WEEK.back(1),
            company=_LONG,
            language=language,
            run_id="20261109T060000-9f3a1c",
            versions=(("turns", _LONG),),
            min_customers=5,
            back=8,
        ),
        state="full",
        findings=tuple(
            Finding(kind=kind, label="", text=f"{_LONG} {kind} " + "woord " * 30, figures=())
            for kind in ("largest", "rising", "falling", "new", "steady", "feeling")
        ),
        volume=_volume("all"),
        channels=(_volume("telefoon"), _volume(_LONG)),
        pain_points=tuple(_label(name, n) for n, name in enumerate(("wachttijd", "belofte niet nagekomen", _LONG, "a", "b", "c", "d", "e"))),
        feelings=tuple(Feeling(moment=moment, mean=_figure(mean)) for moment, mean in (("start", -5.0), ("peak", 5.0), ("end", 0.0), ("peak_end", 2.5))),
        figures=(),
        parts={
            "matrix": Matrix(items=tuple(_pain_point(kind, n) for n, kind in enumerate(CLASSES)), big_share=0.1, lasting=0.5),
            "initiatives": _initiatives(),
            "emerging": (_matter(),),
            "goals": (_goal(),),
            "journeys": _journeys(),
            "contexts": _contexts(),
            "feeling": tuple(_emotion(name) for name in ("boosheid", _LONG)),
            "topics": Topics(items=tuple(_label(name, n) for n, name in enumerate(("storing", "b", _LONG))), places={f"code_{n}": (n, -n) for n in range(3)}),
            "left_out": Completeness(tuple(_left_out(what) for what in ("cells", "untagged", "unknown_role", "rejected")), ()),
        },
    )


@pytest.fixture(scope="module", params=["nl", "en"])
def page(request, tmp_path_factory):
    path, *_ = write(_report(request.param), tmp_path_factory.mktemp("exports"))
    return path


@pytest.mark.parametrize(("width", "media"), [(1280, "screen"), (800, "screen"), (375, "screen"), (360, "screen"), (_A4_WITHIN_MARGINS, "print")])
def test_nothing_runs_out_of_the_page(tab, page, width, media):
    tab.open(page, width=width, media=media)
    assert tab.value("document.documentElement.scrollWidth") <= width
    outside = "[...document.body.querySelectorAll('*')].filter(e => !e.closest('.skip, thead, svg') && e.getBoundingClientRect().right > innerWidth + 1)"
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


def test_dark_is_dark_and_paper_is_white(tab, page):
    ground = "getComputedStyle(document.body).backgroundColor"
    tab.open(page, width=1280, scheme="dark")
    assert tab.value(ground) == "rgb(23, 24, 27)"
    tab.open(page, width=_A4_WITHIN_MARGINS, scheme="dark", media="print")
    assert tab.value(ground) == "rgb(255, 255, 255)"


def test_the_page_prints(tab, page):
    tab.open(page, width=1280)
    assert tab.pdf().startswith(b"%PDF-")
