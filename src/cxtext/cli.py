"""The command line. Heavy imports wait until a command needs them."""

import logging
import os
import sys
import warnings
from pathlib import Path
from typing import Any

import click

import cxtext
from cxtext.errors import CxtextError, NightRunning, UnknownId
from cxtext.home import CONFIGS, DEFAULT_HOME, PROJECT, Home

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

    Exit codes: 0 done, 1 broken, 2 wrong use, 3 another night is running, 4 no such customer or week.
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
def report(home: Path, config: Path | None, week: str | None) -> None:
    """Write the weekly report as page, workbook and CSV."""
    for path in _flow("weekly", home, config=config, week=week):
        click.echo(path)


@main.group()
def topics() -> None:
    """Topics: fit them anew."""


@topics.command("fit")
@home_option
@config_option
def topics_fit(home: Path, config: Path | None) -> None:
    """Fit the topics on all contacts, keeping the ids of those that stay."""
    count = _flow("fit", home, config=config)
    click.echo(f"{count} topics in use")


@main.command()
@home_option
@config_option
@click.option("--since", required=True, type=click.DateTime(["%Y-%m-%d"]), help="First day to tag anew.")
@click.option("--until", default=None, type=click.DateTime(["%Y-%m-%d"]), help="Last day to tag anew.")
def backfill(home: Path, config: Path | None, since: Any, until: Any) -> None:  # noqa: ANN401  (datetime from click)
    """Tag the contacts of a period anew with the present model."""
    count = _flow("backfill", home, config=config, since=since.date(), until=until.date() if until else None)
    click.echo(f"{count} contacts tagged anew")


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
    for name in found.files:
        click.echo(f"still in the inbox, where cxtext never deletes: {name}")


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
@click.option("--version", required=True, help="Name of the new version, e.g. 2026-11-22.")
def train(data: Path, goemotions: Path | None, version: str) -> None:
    """Train the embedded engine and write it to models/turns/VERSION and models/contacts/VERSION."""
    from cxtext.train import train_version

    click.echo(train_version(data, version, goemotions=goemotions))


@main.command()
@click.option("--out", type=_FOLDER, default=PROJECT / "docs" / "evaluation", show_default="docs/evaluation", help="Where the page goes.")
@click.option("--goemotions", type=_FOLDER, default=None, help="Folder of GoEmotions, whose dev part is scored too.")
def evaluate(out: Path, goemotions: Path | None) -> None:
    """Measure the models on the gold contacts and write the page."""
    from cxtext.evaluate import evaluate as measure

    click.echo(measure(out, goemotions=goemotions))


@main.command()
def demo() -> None:
    """Run the night and the weekly report on data/sample, in data/demo."""
    from cxtext.night.demo import WEEK, lines

    home, config = DEFAULT_HOME / "demo", CONFIGS / "demo.toml"
    count = _flow("nightly", home, inbox=DEFAULT_HOME / "sample", config=config)
    paths = _flow("weekly", home, config=config, week=WEEK) if count.published else []
    for line in lines(home, count, paths):
        click.echo(line)


def _flow(name: str, home: Path, **parameters: Any) -> Any:  # noqa: ANN401  (whatever the flow takes and returns)
    """Run a flow: on the Prefect server that PREFECT_API_URL names, else in this process without any server."""
    if "PREFECT_API_URL" not in os.environ:
        # Prefect keeps its own files in the home too. On the first night there is none yet; it does without.
        os.environ.setdefault("PREFECT_HOME", str(home.resolve() / "prefect"))
        warnings.filterwarnings("ignore", message="Failed to create the Prefect home directory")
    from pipelines import flows  # Prefect takes seconds to import

    flow = getattr(flows, name)
    return (flow if "PREFECT_API_URL" in os.environ else flow.fn)(home=home, **parameters)
