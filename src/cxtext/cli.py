"""The command line. Heavy imports wait until a command needs them."""

import logging
import os
import socket
import sys
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

import cxtext
from cxtext.errors import CxtextError, NightRunning, UnknownId
from cxtext.home import CONFIGS, DEFAULT_HOME, EVALUATIONS, MODELS, Home

if TYPE_CHECKING:
    from cxtext import night

EXIT_BROKEN = 1
EXIT_NIGHT_RUNNING = 3
EXIT_UNKNOWN_ID = 4

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)
home_option = click.option("--home", type=_FOLDER, default=DEFAULT_HOME, show_default="data/", help="Folder for warehouse, published copy and exports.")
inbox_option = click.option("--inbox", type=_FOLDER, default=None, show_default="HOME/inbox", help="Folder with transcript files.")
config_option = click.option("--config", type=_FILE, default=None, show_default="configs/cxtext.toml", help="Settings file.")


class _Group(click.Group):
    """Commands that end with a clear message instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  (click's own signature)
        """Run the command; a known error becomes its message and an exit code."""
        try:
            return super().invoke(ctx)
        except CxtextError as error:
            click.echo(f"cxtext: {error}", err=True)
            sys.exit(_exit_code(error))
        except BrokenPipeError:  # `| head` has read enough: click ends without a word
            raise
        except OSError as error:  # a full disk, a folder without rights; the message holds a path and no text
            where = error.filename or "unknown"
            click.echo(f"cxtext: {error.strerror or type(error).__name__}\n  where: {where}\n  fix:   make room or give the right, then run again", err=True)
            sys.exit(EXIT_BROKEN)


def _exit_code(error: CxtextError) -> int:
    codes = {NightRunning: EXIT_NIGHT_RUNNING, UnknownId: EXIT_UNKNOWN_ID}
    return codes.get(type(error), EXIT_BROKEN)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(cxtext.__version__, prog_name="cxtext")
@click.option("--quiet", is_flag=True, help="Only warnings and errors.")
@click.option("--verbose", is_flag=True, help="A line for every file and batch.")
def main(quiet: bool, verbose: bool) -> None:
    """The voice of the customer from contact-centre transcripts, offline, in Dutch and English.

    Exit codes: 0 done, 1 broken, 2 wrong use, 3 another night is running, 4 no such customer, contact or week.
    """
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(message)s", datefmt="%H:%M:%S", level=logging.WARNING)
    logging.getLogger("cxtext").setLevel(logging.WARNING if quiet else logging.DEBUG if verbose else logging.INFO)


@main.command()
@home_option
@inbox_option
@config_option
@click.option("--again", multiple=True, metavar="GLOB", help="Read files once more, by path inside the inbox, e.g. after a change of roles.")
def run(home: Path, inbox: Path | None, config: Path | None, again: tuple[str, ...]) -> None:
    """Do the night: read what is new in the inbox, tag it, publish it."""
    count = _flow("nightly", home, inbox=inbox, config=config, again=again)
    from cxtext.night import summary

    for line in summary(Home(home), count):
        click.echo(line)


@main.command()
@home_option
@config_option
@click.option("--week", default=None, show_default="the last full week", help="ISO week, e.g. 2026-W46.")
@click.option("--month", default=None, help="A month instead of a week, e.g. 2026-10, or last for the last full one.")
@click.option("--compare", default=None, show_default="the one before", help="Week or month to compare with, e.g. 2026-W40.")
def report(home: Path, config: Path | None, week: str | None, month: str | None, compare: str | None) -> None:
    """Write the report of a week or month."""
    _refuse_both(week, month)
    period = {"name": month, "grain": "month"} if month else {"name": week or "last"}
    for path in _flow("report", home, config=config, compare=compare, **period):
        click.echo(path)


@main.command()
@home_option
@config_option
@click.option("--week", default=None, show_default="the last full week and month", help="ISO week, e.g. 2026-W46.")
@click.option("--month", default=None, help="A month instead, e.g. 2026-10.")
@click.option("--to", multiple=True, metavar="NAME", show_default="all", help="Delivery of the config.")
@click.option("--again", is_flag=True, help="Once more where it got to already.")
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and send nothing.")
def deliver(home: Path, config: Path | None, week: str | None, month: str | None, to: tuple[str, ...], again: bool, dry_run: bool) -> None:
    """Bring a report to where the config wants it: folders, mail, Slack, Teams."""
    from cxtext import night
    from cxtext.period import ReportPeriod

    _refuse_both(week, month)
    named = ReportPeriod.named(week, "week", where="--week") if week else ReportPeriod.named(month, "month", where="--month") if month else None
    settings = night.settings(home, None, config)
    if dry_run:
        for line in night.preview_delivery(settings, named, to=to, again=again):
            click.echo(line)
        return
    _say_delivered(night.deliver(settings, named, to=to, again=again))


def _refuse_both(week: str | None, month: str | None) -> None:
    if week and month:
        raise click.UsageError("--week and --month cannot go together")


def _say_delivered(done: "list[night.Delivered]") -> None:
    for item in done:
        click.echo(f"{item.delivery}: {item.period} {item.state}{f': {item.detail}' if item.detail else ''}")
        if item.fix:
            click.echo(f"  → {item.fix}")
    if not done:
        click.echo("nothing to deliver: no delivery takes such a report, or no week or month is over yet")
    if any(item.state == "failed" for item in done):
        sys.exit(EXIT_BROKEN)


@main.command("export-log")
@home_option
@config_option
@click.option("--format", "formats", type=click.Choice(["csv", "xes"]), multiple=True, default=("csv", "xes"), show_default="both", help="Which file.")
@click.option("--since", default=None, show_default="all", help="ISO week in which the first journeys began, e.g. 2026-W40.")
@click.option("--until", default=None, show_default="all", help="ISO week in which the last journeys began.")
@click.option("--out", type=_FOLDER, default=None, show_default="HOME/exports/event-log", help="Where it goes.")
def export_log(home: Path, config: Path | None, formats: tuple[Literal["csv", "xes"], ...], since: str | None, until: str | None, out: Path | None) -> None:
    """Write the journeys as an event log for process mining: CSV and XES."""
    from cxtext import night

    for path in night.export_log(night.settings(home, None, config), formats=formats, since=since, until=until, out=out):
        click.echo(path)


@main.group()
def topics() -> None:
    """Topics: fit them anew, list them, name them."""


@topics.command("fit")
@home_option
@config_option
def topics_fit(home: Path, config: Path | None) -> None:
    """Fit the topics on all contacts, keeping the ids of those that stay."""
    count = _flow("fit", home, config=config)
    click.echo(f"{count} topics in use; `cxtext topics list` shows them, `cxtext topics lineage` what changed")


@topics.command("list")
@home_option
@click.option("--all", "every", is_flag=True, help="Also topics that no contact carries.")
def topics_list(home: Path, every: bool) -> None:
    """List the topics with their names, contacts and status, the largest first."""
    from cxtext import night

    for line in night.topic_lines(night.settings(home), every=every):
        click.echo(line)


@topics.command("lineage")
@home_option
@click.option("--run", "run_id", default=None, show_default="the last fit", help="Run of a fit.")
def topics_lineage(home: Path, run_id: str | None) -> None:
    """Say what became of the topics at a fit: kept, new, merged, split, retired."""
    from cxtext import night

    for line in night.lineage_lines(night.settings(home), run_id=run_id):
        click.echo(line)


@topics.command("rename")
@click.argument("topic_id")
@home_option
@config_option
@click.option("--nl", default=None, help="Dutch name.")
@click.option("--en", default=None, help="English name.")
def topics_rename(topic_id: str, home: Path, config: Path | None, nl: str | None, en: str | None) -> None:
    """Give a topic a name that stays, whatever is fitted later, and publish it."""
    from cxtext import night

    if not (nl or "").strip() and not (en or "").strip():
        raise click.UsageError("give --nl, --en or both")
    topic = night.rename_topic(night.settings(home, None, config), topic_id, nl=nl, en=en)
    click.echo(f"{topic.topic_id} is now “{topic.label_nl} / {topic.label_en}”, in {topic.n_contacts} contacts")


@main.command()
@home_option
@config_option
@click.option("--since", required=True, type=click.DateTime(["%Y-%m-%d"]), help="First day to tag anew.")
@click.option("--until", default=None, type=click.DateTime(["%Y-%m-%d"]), help="Last day to tag anew.")
@click.option("--model", default=None, show_default="that of the config", help="Version under models/turns; of a transformer, models/transformer or folder.")
@click.option("--yes", is_flag=True, help="Do not ask, e.g. in cron.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and stop there.")
def backfill(home: Path, config: Path | None, since: Any, until: Any, model: str | None, yes: bool, dry_run: bool) -> None:  # noqa: ANN401  (click's datetime)
    """Tag the contacts of a period anew, after saying what would change."""
    period = {"since": since.date(), "until": until.date() if until else None}
    if not _preview(home, config, model, **period) or dry_run:
        return
    if not yes and not sys.stdin.isatty():
        raise click.UsageError("nothing was changed: there is no terminal to ask at; give --yes to go on, or --dry-run to stop here")
    if yes or click.confirm("Tag these contacts anew?"):
        count = _flow("backfill", home, config=config, model=model, **period)
        click.echo(f"{count} contacts tagged anew")
    else:
        click.echo("nothing was changed")


def _preview(home: Path, config: Path | None, model: str | None, **period: Any) -> int:  # noqa: ANN401  (days)
    """Say what a backfill would change; return how many contacts it is about."""
    from cxtext import night

    settings = night.settings(home, None, config, model=model)
    with night.night_lock(settings.home):
        night.require_warehouse(settings)
        changes = night.preview(settings, **period)
    for line in night.change_lines(changes):
        click.echo(line)
    return changes.contacts


@main.command("pain-points")
@home_option
@config_option
def pain_points(home: Path, config: Path | None) -> None:
    """Write a list in which people keep owner, status and effort of pain points; the night takes it in."""
    from cxtext import night

    click.echo(night.begin_pain_list(night.settings(home, None, config)))


@main.group()
def label() -> None:
    """People correct it: cases out as a workbook, judgements back in."""


@label.command("export")
@home_option
@config_option
@click.option("--out", type=_FILE, default=None, show_default="HOME/exports/labels/cxtext-labels-DAY.xlsx", help="The workbook, a new file.")
@click.option("--n", type=click.IntRange(min=1), default=100, show_default=True, help="Turns, and as many contacts.")
def label_export(home: Path, config: Path | None, out: Path | None, n: int) -> None:
    """Write turns and contacts to judge: half those the model is least sure of, half drawn at random."""
    from cxtext import night

    for path in night.export_labels(night.settings(home, None, config), n=n, out=out):
        click.echo(path)


@label.command("import")
@click.argument("file", type=_FILE)
@home_option
@config_option
@click.option("--by", default=None, help="Who judged; stored as a pseudonym.")
def label_import(file: Path, home: Path, config: Path | None, by: str | None) -> None:
    """Take the checked rows of a workbook or CSV back, correct the tables, and publish."""
    from cxtext import night

    found = night.import_labels(night.settings(home, None, config), file, by=by)
    for row in found.refused:
        click.echo(f"{row.name.sheet} row {row.name.row}: {row.reason}: {row.detail}")
    click.echo(f"{found.taken} checked rows taken, {found.unchanged} unchanged, {len(found.refused)} refused")
    for path in (found.refused_file, Home(home).published if found.published else None):
        if path:
            click.echo(f"written {path}")


@main.command()
@click.argument("customer_id")
@home_option
@config_option
def forget(customer_id: str, home: Path, config: Path | None) -> None:
    """Remove a person from warehouse, work files and published copy, for good."""
    from cxtext import night

    found = night.forget(customer_id, night.settings(home, None, config))
    click.echo(f"{found.contacts} contacts removed and a new copy published")
    for path in found.reports:
        click.echo(f"a report written before may quote this person; write it anew or delete it: {path}")
    for gone in found.gone_out:
        ask = "ask its readers to delete it"
        if gone.kind == "folder":
            ask = f"write it anew with `cxtext deliver --{gone.period.grain} {gone.period.name} --to {gone.delivery}`"
        click.echo(f"a report delivered before may quote this person; {ask}: {gone.period.name}, to {gone.place} on {gone.on}")
    for name in found.files:
        click.echo(f"still in the inbox, where cxtext never deletes: {name}")


@main.command()
@click.argument("contact_id")
@home_option
@config_option
@click.option("--html", type=_FILE, default=None, help="Write a page instead of printing.")
@click.option("--language", type=click.Choice(["nl", "en"]), default=None, show_default="that of the reports", help="Language of names and words.")
@click.option("--top", type=click.IntRange(1), default=5, show_default=True, help="Words shown of each label, for and against.")
def explain(contact_id: str, home: Path, config: Path | None, html: Path | None, language: Literal["nl", "en"] | None, top: int) -> None:
    """Show a contact turn by turn: its tags, and the words that weighed most.

    CONTACT_ID is the contact_id of the tables, its beginning as reports print it, or the source's own id.
    """
    from cxtext import explain as explaining
    from cxtext.config import DEFAULT_CONFIG, load_config

    told = explaining.explain(contact_id, Home(home), load_config(config or DEFAULT_CONFIG), language=language, top=top)
    if html is None:
        explaining.show(told)
    else:
        explaining.write_page(told, html)
        click.echo(html)


@main.command()
@home_option
@config_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8420, show_default=True, help="Port; 0 takes a free one.")
@click.option("--language", type=click.Choice(["nl", "en"]), default=None, show_default="that of the reports", help="Language of the pages.")
@click.option("--public", is_flag=True, help="Serve at an address that other machines reach, without a login.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Name that browsers on other machines call it by, with --public.")
def browse(home: Path, config: Path | None, host: str, port: int, language: Literal["nl", "en"] | None, public: bool, names: tuple[str, ...]) -> None:
    """Serve pages to search contacts, filter them by tag and week, and read them with their tags in colour."""
    from cxtext import browse as browsing
    from cxtext.config import DEFAULT_CONFIG, load_config

    if not (public or browsing.is_loopback(host)):
        raise click.UsageError(
            f"other machines reach {host}, the pages have no login, and they show what customers said: anybody on the network could read it. "
            "Leave --host out, reach it through an SSH tunnel, or put a server with a login before it; --public serves there all the same"
        )
    if public and not names and host in ("0.0.0.0", "::"):
        raise click.UsageError(f"{host} is no name that a browser calls: give the name of this machine with --name, e.g. --name {socket.gethostname()}")
    settings = load_config(config or DEFAULT_CONFIG)
    browsing.serve(Home(home), settings, host=host, port=port, language=language, names=names, told=_serving)


def _serving(address: str) -> None:
    click.echo(f"{address}  (Ctrl-C ends it)")


@main.command()
@home_option
@inbox_option
@config_option
def doctor(home: Path, inbox: Path | None, config: Path | None) -> None:
    """Say what is wrong with this installation, in plain words."""
    from cxtext.night.doctor import diagnose

    found = list(diagnose(home, inbox, config))
    for diagnosis in found:
        click.echo(f"{diagnosis.level:<5} {diagnosis.what}")
        if diagnosis.fix:
            click.echo(f"      → {diagnosis.fix}")
    if any(diagnosis.level == "fail" for diagnosis in found):
        sys.exit(EXIT_BROKEN)


@main.command()
@click.option("--data", type=_FOLDER, default=DEFAULT_HOME / "training", show_default="data/training", help="Labelled texts.")
@click.option("--goemotions", type=_FOLDER, default=None, help="Folder of GoEmotions, to learn emotions from as well.")
@click.option("--home", type=_FOLDER, default=None, help="Learn from the turns that people checked in this home too.")
@click.option("--version", required=True, help="Name of the new version, e.g. 2026-11-28.")
@click.option("--models", type=_FOLDER, default=MODELS, show_default="models/", help="Where it goes.")
@click.option("--engine", type=click.Choice(["embedded", "transformer"]), default="embedded", show_default=True, help="What to train.")
@click.option("--encoder", default=None, help="Name or folder of the sentence encoder, with --engine transformer.")
def train(data: Path, goemotions: Path | None, home: Path | None, version: str, models: Path, engine: str, encoder: str | None) -> None:
    """Train an engine: models/turns/VERSION and models/contacts/VERSION, or models/transformer/VERSION over a sentence encoder."""
    from cxtext.train import read_checked, train_transformer_version, train_version

    if (engine == "transformer") != (encoder is not None):
        raise click.UsageError("--engine transformer and --encoder NAME_OR_FOLDER go together")
    checked = read_checked(Home(home).published) if home else []
    if encoder is not None:
        click.echo(train_transformer_version(data, version, encoder=encoder, goemotions=goemotions, checked=checked, models=models))
    else:
        click.echo(train_version(data, version, goemotions=goemotions, checked=checked, models=models))


@main.group(invoke_without_command=True)
@click.option("--out", type=_FOLDER, default=None, show_default="docs/evaluation, or HOME/evaluation", help="Where the page goes.")
@click.option("--home", type=_FOLDER, default=None, help="A home: its warehouse gets the figures, in voc.quality.")
@click.option("--model", "models", multiple=True, metavar="ENGINE:VERSION", help="Engine to measure, e.g. embedded:2026-11-28; the page is about the first.")
@click.option("--goemotions", type=_FOLDER, default=None, help="Folder of GoEmotions, whose dev part is scored too.")
@click.option("--xed", type=_FOLDER, default=None, help="Folder of XED, scored too.")
@click.option("--config", "configs", type=_FILE, multiple=True, help="Settings file whose engine to measure too, e.g. of a transformer.")
@click.pass_context
def evaluate(
    ctx: click.Context, out: Path | None, home: Path | None, models: tuple[str, ...], goemotions: Path | None, xed: Path | None, configs: tuple[Path, ...]
) -> None:
    """Measure the models on the gold contacts and write the page; `evaluate topics` measures topics."""
    if ctx.invoked_subcommand:
        if any(ctx.params.values()):
            raise click.UsageError(f"options of `evaluate {ctx.invoked_subcommand}` stand behind its name")
        return
    from cxtext import night, tag
    from cxtext.config import load_config
    from cxtext.evaluate import evaluate as measure
    from cxtext.evaluate import open_named, read_checked

    settings = night.settings(home) if home else None
    if settings:
        night.require_warehouse(settings)  # before minutes of measuring
    where = out or (settings.home.evaluations if settings else EVALUATIONS)
    own = read_checked(settings.home.published) if settings else None
    engines = [*map(open_named, models), *(tag.open_engine(load_config(path).tag) for path in configs)]
    if settings and not engines:
        engines = [tag.open_engine(settings.config.tag)]
    record = partial(night.record_evaluation, settings) if settings else None
    click.echo(measure(where, engines=engines, goemotions=goemotions, xed=xed, own=own, record=record))


@evaluate.command("topics")
@click.option("--out", type=_FOLDER, default=None, show_default="docs/evaluation, or HOME/evaluation", help="Where the page goes.")
@click.option("--home", type=_FOLDER, default=None, help="Measure the contacts of this home; its warehouse gets the figures, in voc.quality.")
@config_option
@click.option("--encoder", default=None, help="Name or folder of a sentence encoder: measure labelled sets with it too, alone and joined with the words.")
@click.option("--banking77", type=_FOLDER, default=None, help="Folder of Banking77.")
@click.option("--dstc11", type=_FOLDER, default=None, help="Folder of the insurance requests of DSTC11.")
@click.option("--nlupp", type=_FOLDER, default=None, help="Folder of NLU++.")
@click.option("--xsid-nl", "xsid_nl", type=_FOLDER, default=None, help="Folder of xSID, Dutch and English.")
def evaluate_topics(out: Path | None, home: Path | None, config: Path | None, encoder: str | None, **sets: Path | None) -> None:
    """Measure topics: by themselves, from week to week, and on labelled texts, beside stock BERTopic."""
    from cxtext import night
    from cxtext.config import DEFAULT_CONFIG, load_config
    from cxtext.evaluate import topics as measuring

    settings = night.settings(home, None, config) if home else None
    if settings:
        night.require_warehouse(settings)  # before minutes of fitting
    found = settings.config.topics if settings else load_config(config or DEFAULT_CONFIG).topics
    own = [measuring.of_home(settings.home.published)] if settings else []
    path = measuring.evaluate_topics(
        out or (settings.home.evaluations if settings else EVALUATIONS),
        corpora=own or [measuring.sample(DEFAULT_HOME / "sample", CONFIGS / "demo.toml"), measuring.training(DEFAULT_HOME / "training" / "contacts")],
        folders={name.replace("_", "-"): folder for name, folder in sets.items() if folder},
        config=found.model_copy(update={"encoder": encoder}) if encoder else found,
        with_encoder=encoder is not None,
        record=partial(night.record_evaluation, settings) if settings else None,
    )
    click.echo(path)


@main.command()
def demo() -> None:
    """Run the night and the weekly report on data/sample, in data/demo."""
    from cxtext.night.demo import WEEK, lines

    home, config = DEFAULT_HOME / "demo", CONFIGS / "demo.toml"
    count = _flow("nightly", home, inbox=DEFAULT_HOME / "sample", config=config)
    paths = _flow("report", home, config=config, name=WEEK) if count.published else []
    for line in lines(home, count, paths):
        click.echo(line)


def _flow(name: str, home: Path, /, **parameters: Any) -> Any:  # noqa: ANN401  (whatever the flow takes and returns)
    """Run a flow: on the Prefect server that PREFECT_API_URL names, else in this process without any server."""
    if "PREFECT_API_URL" not in os.environ:
        # Prefect keeps its own files in the home too. On the first night there is none yet; it does without.
        os.environ.setdefault("PREFECT_HOME", str(home.resolve() / "prefect"))
        warnings.filterwarnings("ignore", message="Failed to create the Prefect home directory")
    from pipelines import flows  # Prefect takes seconds to import

    flow = getattr(flows, name)
    return (flow if "PREFECT_API_URL" in os.environ else flow.fn)(home=home, **parameters)
