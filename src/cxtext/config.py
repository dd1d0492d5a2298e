"""Settings of a team: TOML read into frozen models that refuse unknown keys."""

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holidays import list_supported_countries
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from cxtext.contact import Channel, Role
from cxtext.deliveries import Deliveries
from cxtext.errors import ConfigError
from cxtext.home import CONFIGS
from cxtext.tags import codes

DEFAULT_CONFIG = CONFIGS / "cxtext.toml"


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"{name!r} is no time zone; an example is Europe/Amsterdam") from error
    return name


def _valid_regex(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"no valid regular expression: {error}") from error
    return pattern


def _known_calendar(name: str) -> str:
    code, _, part = name.partition("-")
    supported = list_supported_countries()
    if name and (code not in supported or (part and part not in supported[code])):
        raise ValueError(f"{name!r} has no known holidays; examples are NL, BE and DE-BY, and an empty text for none")
    return name


TimeZone = Annotated[str, AfterValidator(_known_zone)]
Calendar = Annotated[str, AfterValidator(_known_calendar)]
Regex = Annotated[str, AfterValidator(_valid_regex)]

_DEVICE = r"^(auto|cpu|mps|cuda(:\d+)?)$"


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceRule(_Section):
    """How to read the files of the inbox whose path matches `files`.

    Attributes:
        files: glob on the path inside the inbox, e.g. "calls/*.vtt" or "**/*.json".
        name: source of the contacts (default: the format's name).
        format: format to use instead of recognising it by shape.
        channel: channel of the contacts where the format does not carry one.
        time_zone: zone of times without an offset (default: the config's time_zone).
        filename: regular expression on the path inside the inbox with named groups:
            contact_id, started_at, customer_id, agent_id, language, channel, queue, product.
        time_format: strptime format of the group started_at.
        roles: speaker label, speaker id or channel → role, for these files.
        language: language of the contacts when the format does not carry one and you know it.
        sidecar: path inside the inbox of a CSV with a column contact_id and further fields of the contacts.
    """

    files: str = "**/*"
    name: str | None = None
    format: str | None = None
    channel: Channel | None = None
    time_zone: TimeZone | None = None
    filename: Regex | None = None
    time_format: str | None = None
    roles: dict[str, Role] = {}
    language: Literal["nl", "en", "other"] | None = None
    sidecar: str | None = None


class InboxConfig(_Section):
    """What arrives, and how its speakers and times are understood.

    Attributes:
        own_domains: mail domains of the company; a mail from one of them is an agent's turn.
        roles: speaker label → role, for all files; labels are compared without case.
        sources: rules for parts of the inbox; the first that matches a file counts.
        split_gap_days: a ticket that stays silent longer than this and then goes on is a new contact.
        max_depth: nesting of JSON beyond which an item is refused.
        max_item_mb: size of one contact in MB beyond which it is refused.
    """

    own_domains: tuple[str, ...] = ()
    roles: dict[str, Role] = {}
    sources: tuple[SourceRule, ...] = ()
    split_gap_days: Annotated[float, Field(gt=0)] = 7
    max_depth: Annotated[int, Field(ge=4)] = 64
    max_item_mb: Annotated[float, Field(gt=0)] = 16


class CleanConfig(_Section):
    """What cleaning keeps and masks.

    Attributes:
        keep: words never masked: the company's, products' and bot's names.
        names: further names of persons to mask everywhere, e.g. of employees.
    """

    keep: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class TransformerConfig(_Section):
    """What the transformer engine needs; nothing is downloaded unless the environment says HF_HUB_OFFLINE=0.

    Attributes:
        encoder: folder or name of a sentence-transformers model, the one that the heads were trained over.
        model: version under models/transformer, or folder, of the heads; None takes the newest.
        batch_size: texts that are encoded at once.
        device: "auto" takes the GPU where there is one.
        emotions: folder or name of a Hugging Face sequence classifier, whose emotions take the place of the heads' own.
        emotion_map: each of its labels → code of an emotion, or "" for none.
        emotion_threshold: least probability of an emotion that counts.
    """

    encoder: str = "paraphrase-multilingual-MiniLM-L12-v2"
    model: str | None = None
    batch_size: Annotated[int, Field(ge=1)] = 64
    device: Annotated[str, Field(pattern=_DEVICE)] = "auto"
    emotions: str | None = None
    emotion_map: dict[str, str] = {}
    emotion_threshold: Annotated[float, Field(gt=0, le=1)] = 0.5

    @model_validator(mode="after")
    def _maps_a_classifier(self) -> Self:
        if self.emotion_map and self.emotions is None:
            raise ValueError("emotion_map is of no use without emotions, the classifier whose labels it maps")
        return self


class TagConfig(_Section):
    """Which models tag, and how the work is cut.

    Attributes:
        engine: "embedded", which needs no download; or "transformer", over a sentence encoder of yours.
        model: version under models/turns, and of the contact model with either engine; None takes the newest.
        transformer: settings of that engine.
        batch_contacts: contacts a batch.
        workers: processes that read and tag at the same time.
        small_night_mb: below so many megabytes of new files everything runs in one process; starting workers would cost more than it saves.
        dask_scheduler: address of a Dask scheduler to send the work to, where one machine is too small (extra "dask").
    """

    engine: Literal["embedded", "transformer"] = "embedded"
    model: str | None = None
    transformer: TransformerConfig = TransformerConfig()
    batch_contacts: Annotated[int, Field(ge=1)] = 2000
    workers: Annotated[int, Field(ge=1)] = 2
    small_night_mb: Annotated[float, Field(ge=0)] = 4
    dask_scheduler: str | None = None


Representation = Literal["words", "sentences", "both"]


class TopicsConfig(_Section):
    """How topics are found and given.

    Attributes:
        representation: what the vector of a segment is made of: its words, a sentence encoder, or both.
        encoder: folder or name of a sentence-transformers model; only opened where the representation needs one.
        batch_size: texts that are encoded at once.
        device: "auto" takes the GPU where there is one.
        min_segments: customer segments needed before topics are discovered; below it only the seeded topics are used.
        min_topic_size: segments that make a topic.
        min_topic_share: share of the fitted segments that makes one, where that is more: a large company has no use for thousands of topics.
        fit_sample: at most so many segments are used to fit; the rest is assigned.
        min_similarity: cosine under which a segment has no topic of its own.
        max_outliers: share of the segments that a fit may leave without a topic; beyond it the least similarity is lowered until half as many
            are, but not under what chance gives.
        seed: random seed of every step.
    """

    representation: Representation = "words"
    encoder: str = "paraphrase-multilingual-MiniLM-L12-v2"
    batch_size: Annotated[int, Field(ge=1)] = 64
    device: Annotated[str, Field(pattern=_DEVICE)] = "auto"
    min_segments: Annotated[int, Field(ge=10)] = 300
    min_topic_size: Annotated[int, Field(ge=2)] = 10
    min_topic_share: Annotated[float, Field(ge=0, lt=1)] = 0.002
    fit_sample: Annotated[int, Field(ge=100)] = 50_000
    min_similarity: Annotated[float, Field(ge=0, le=1)] = 0.3
    max_outliers: Annotated[float, Field(ge=0, le=1)] = 0.1
    seed: int = 20261102


class JourneysConfig(_Section):
    """Which contacts of a customer are one journey, see docs/journeys.md.

    Attributes:
        window_days: days after a contact within which another about the same matter belongs to its journey.
        window_days_by_reason: contact_reason → its own window, e.g. where a promised refund takes weeks.
        forwarded_minutes: a call or chat that begins so soon after another was forwarded.
        named_window_days: days within which a contact that the customer names ("ik heb op 3 november gebeld") is looked for, beyond the window too.
    """

    window_days: Annotated[int, Field(ge=1)] = 7
    window_days_by_reason: dict[str, Annotated[int, Field(ge=1)]] = {}
    forwarded_minutes: Annotated[float, Field(ge=0)] = 15
    named_window_days: Annotated[int, Field(ge=0)] = 30

    @model_validator(mode="after")
    def _names_reasons(self) -> Self:
        unknown = sorted(set(self.window_days_by_reason) - set(codes("contact_reason")))
        if unknown:
            raise ValueError(f"{', '.join(unknown)}: no contact_reason; they stand in configs/labels/contact_reason.toml")
        return self


class WeeksConfig(_Section):
    """What weeks are measured by.

    Attributes:
        holidays: country whose public holidays count as a Sunday, with its part where that has its own, e.g. "NL" or "DE-BY"; empty for none.
    """

    holidays: Calendar = "NL"


class ReportConfig(_Section):
    """What the weekly report shows, and what it leaves out.

    Attributes:
        language: language of page, workbook and files.
        company: name in the title.
        min_customers: cells with fewer customers are left out; they could identify a person.
        weeks_back: weeks of the median that a week is compared with.
        months_back: months of the median that a month is compared with.
        n_pain_points: rows in the list of top pain points.
        n_quotes: quotes a pain point.
        n_topics: rows in the list of topics.
    """

    language: Literal["nl", "en"] = "nl"
    company: str = ""
    min_customers: Annotated[int, Field(ge=1)] = 5
    weeks_back: Annotated[int, Field(ge=1)] = 8
    months_back: Annotated[int, Field(ge=1)] = 3
    n_pain_points: Annotated[int, Field(ge=1)] = 10
    n_quotes: Annotated[int, Field(ge=0)] = 3
    n_topics: Annotated[int, Field(ge=1)] = 10


class PainMatrixConfig(_Section):
    """How pain points are sorted; docs/what-matters.md has the rule.

    Attributes:
        weeks: last weeks that persistence looks at.
        trend_weeks: last weeks that the trend looks at.
        big_share: share of the week's customers from which a pain point is big.
        lasting: share of the last weeks from which it lasts.
        lasting_weeks: weeks with a contact that it needs to last, whatever the share.
        new_weeks: so many weeks after its first contact it is new.
        gone_weeks: so many weeks after its last contact it fades.
        low_severity: mean severity up to which it is mild.
        low_effort: effort to fix up to which it is easily mended.
        recent_weeks: so many weeks after its first contact it is recent.
        fix_weeks: weeks before and after a fix that are compared, at most.
    """

    weeks: Annotated[int, Field(ge=1)] = 13
    trend_weeks: Annotated[int, Field(ge=4)] = 8
    big_share: Annotated[float, Field(gt=0, le=1)] = 0.05
    lasting: Annotated[float, Field(gt=0, le=1)] = 0.75
    lasting_weeks: Annotated[int, Field(ge=1)] = 4
    new_weeks: Annotated[int, Field(ge=1)] = 4
    gone_weeks: Annotated[int, Field(ge=1)] = 2
    low_severity: Annotated[float, Field(ge=1, le=5)] = 2.5
    low_effort: Annotated[int, Field(ge=1, le=5)] = 2
    recent_weeks: Annotated[int, Field(ge=1)] = 8
    fix_weeks: Annotated[int, Field(ge=2)] = 8


class PainPointsConfig(_Section):
    """The list in which people keep owner, status and effort of pain points.

    Attributes:
        file: its place inside the home, or an absolute path.
    """

    file: str = "pain_points.csv"


class ImpactConfig(_Section):
    """How the contribution of pain points and topics is worked out.

    Attributes:
        weeks: length of the period.
        keep: the newest weeks for which it is known; each costs some seconds when its contacts changed.
        min_contacts: contacts with a label, and without it, that it needs to take part in a model.
        events_per_variable: events that a model needs for each of its columns.
        max_contacts: contacts that a model is fitted on at most; of more, customers are drawn.
        seed: of what is drawn.
    """

    weeks: Annotated[int, Field(ge=1)] = 13
    keep: Annotated[int, Field(ge=1)] = 4
    min_contacts: Annotated[int, Field(ge=5)] = 30
    events_per_variable: Annotated[float, Field(ge=1)] = 10
    max_contacts: Annotated[int, Field(ge=1000)] = 30_000
    seed: int = 20261102


class InitiativesConfig(_Section):
    """What an initiative is worth: weights of the effects, and the effort where nobody said.

    Attributes:
        not_achieved: weight of goals not achieved.
        repeat: weight of repeat contacts.
        negative_end: weight of contacts that end badly.
        churn: weight of customers who threaten to leave, or leave.
        default_effort: effort to fix of a pain point that pain_points.csv says nothing of.
    """

    not_achieved: Annotated[float, Field(ge=0)] = 1
    repeat: Annotated[float, Field(ge=0)] = 1
    negative_end: Annotated[float, Field(ge=0)] = 0.5
    churn: Annotated[float, Field(ge=0)] = 2
    default_effort: Annotated[float, Field(ge=1, le=5)] = 3


class Config(_Section):
    """All settings. `sha256` identifies the file they were read from and goes into ops.runs."""

    time_zone: TimeZone = "Europe/Amsterdam"
    inbox: InboxConfig = InboxConfig()
    clean: CleanConfig = CleanConfig()
    tag: TagConfig = TagConfig()
    topics: TopicsConfig = TopicsConfig()
    journeys: JourneysConfig = JourneysConfig()
    weeks: WeeksConfig = WeeksConfig()
    report: ReportConfig = ReportConfig()
    pain_points: PainPointsConfig = PainPointsConfig()
    pain_matrix: PainMatrixConfig = PainMatrixConfig()
    impact: ImpactConfig = ImpactConfig()
    initiatives: InitiativesConfig = InitiativesConfig()
    deliveries: Deliveries = ()
    sha256: str = ""

    @model_validator(mode="after")
    def _deliveries_have_their_own_names(self) -> Self:
        names = [delivery.name for delivery in self.deliveries]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"deliveries: {', '.join(twice)} stands twice; each needs its own name")
        return self

    @property
    def zone(self) -> ZoneInfo:
        """Time zone of weeks, and of times that carry none."""
        return ZoneInfo(self.time_zone)


def load_config(path: Path = DEFAULT_CONFIG) -> Config:
    """Read and check a settings file.

    Raises:
        ConfigError: the file is missing, no TOML, or holds an unknown key or a value out of range.
    """
    try:
        raw = path.read_bytes()
        settings = tomllib.loads(raw.decode("utf-8"))
        return Config(**settings, sha256=hashlib.sha256(raw).hexdigest())
    except FileNotFoundError as error:
        raise ConfigError("the settings file does not exist", where=str(path), fix="give an existing file to --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"the settings file is no TOML: {error}", where=str(path), fix="mend the line named") from error
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'settings'} — {e['msg']}" for e in error.errors())
        raise ConfigError(problems, where=str(path), fix="compare with configs/cxtext.toml, which lists every setting") from error
    except TypeError as error:
        raise ConfigError(f"{error}", where=str(path), fix="sha256 is no setting; take it out") from error
