"""Seeded topics and given names: configs/topics.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cxtext.errors import ConfigError
from cxtext.home import CONFIGS
from cxtext.tags import Language

TOPICS_FILE = CONFIGS / "topics.toml"


class Name(BaseModel):
    """Name of a topic in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Seed(Name):
    """A topic that is there from the first day.

    Attributes:
        phrases_nl: sentences of customers about it.
        phrases_en: likewise in English.
    """

    phrases_nl: tuple[str, ...] = Field(min_length=1)
    phrases_en: tuple[str, ...] = Field(min_length=1)

    def phrases(self) -> tuple[tuple[str, Language], ...]:
        """Return all example phrases, each with its language."""
        return (*((phrase, "nl") for phrase in self.phrases_nl), *((phrase, "en") for phrase in self.phrases_en))


class Seeds(BaseModel):
    """The file as a whole.

    Attributes:
        topics: seeded topics by their code, which is their topic_id.
        names: names given by a person, by topic_id; they win over names made from phrases.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    topics: Mapping[str, Seed] = {}
    names: Mapping[str, Name] = {}


def read_seeds(path: Path = TOPICS_FILE) -> Seeds:
    """Read and check the seeded topics.

    Raises:
        ConfigError: the file is missing, no TOML, or a topic lacks a name or phrases in one of the languages.
    """
    try:
        return Seeds(**tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError as error:
        raise ConfigError("the file of seeded topics does not exist", where=str(path), fix="restore configs/topics.toml") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"the file of seeded topics is no TOML: {error}", where=str(path), fix="mend the line named") from error
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))} — {e['msg']}" for e in error.errors())
        raise ConfigError(problems, where=str(path), fix="give every topic nl, en, phrases_nl and phrases_en") from error
