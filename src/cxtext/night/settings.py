"""What a night needs to know: where things lie and how the team wants them."""

from dataclasses import dataclass
from pathlib import Path

from cxtext.config import DEFAULT_CONFIG, Config, load_config
from cxtext.home import Home


@dataclass(frozen=True, slots=True)
class Settings:
    """The places and the config of a night."""

    home: Home
    inbox: Path
    config: Config


def settings(home: Path | None = None, inbox: Path | None = None, config: Path | None = None) -> Settings:
    """Read the config and fill in what was not given: the home data/, its inbox, configs/cxtext.toml.

    Raises:
        ConfigError: the config does not fit.
    """
    where = Home(home.resolve()) if home else Home()
    return Settings(where, inbox.resolve() if inbox else where.inbox, load_config(config or DEFAULT_CONFIG))
