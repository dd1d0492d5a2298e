"""What a night needs to know: where things lie and how the team wants them."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cxtext.artefact import as_version, require_version
from cxtext.config import DEFAULT_CONFIG, Config, TagConfig, load_config
from cxtext.home import Home


@dataclass(frozen=True, slots=True)
class Settings:
    """The places and the config of a night."""

    home: Home
    inbox: Path
    config: Config


def settings(home: Path | None = None, inbox: Path | None = None, config: Path | None = None, *, model: str | None = None) -> Settings:
    """Read the config and fill in what was not given: the home data/, its inbox, configs/cxtext.toml, the model that the config names.

    Raises:
        ConfigError: the config does not fit.
        ArtefactError: there is no such model.
    """
    where = Home(home.resolve()) if home else Home()
    read = load_config(config or DEFAULT_CONFIG)
    if model is not None:
        read = read.model_copy(update={"tag": _with_model(read.tag, model)})
    return Settings(where, inbox.resolve() if inbox else where.inbox, read)


def today_of(settings: Settings) -> date:
    """Return the day that it is in the time zone of the config."""
    return datetime.now(settings.config.zone).date()


def _with_model(config: TagConfig, model: str) -> TagConfig:
    """Return the config with another model of its engine; heads over an encoder lie elsewhere than models of turns, and may be a folder."""
    if config.engine == "transformer":
        require_version("transformer", as_version(model))
        return config.model_copy(update={"transformer": config.transformer.model_copy(update={"model": model})})
    require_version("turns", model)
    return config.model_copy(update={"model": model})
