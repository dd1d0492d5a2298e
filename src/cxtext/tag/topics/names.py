"""Names that people give to topics: a file of the home, kept over fits and over a warehouse that is built anew.

Which name a topic has: the one of this file, else that of [names] in configs/topics.toml, else that of the seeded topic, else the one it has, else
one made from its phrases.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from cxtext.errors import ConfigError
from cxtext.home import Home
from cxtext.tag.topics.model import Topic, TopicModel
from cxtext.tag.topics.seeds import Name, Seeds
from cxtext.whole import whole

_HEAD = "# Names given to topics with `cxtext topics rename`; they win over those of configs/topics.toml. Delete a line to take a name back at the next fit.\n"


def names_file(home: Home) -> Path:
    """Return where the names of a home lie."""
    return home.topics / "names.toml"


def read_names(path: Path) -> dict[str, Name]:
    """Read the names by topic_id; none where there is no file.

    Raises:
        ConfigError: the file is no TOML, or a name lacks a language.
    """
    try:
        return {topic_id: Name(**name) for topic_id, name in tomllib.loads(path.read_text("utf-8")).items()}
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, ValidationError, TypeError) as error:
        fix = 'write a line a topic: t-3f9a1c2b7d = { nl = "...", en = "..." }'
        raise ConfigError("the file of given names cannot be read", where=str(path), fix=fix) from error


def write_names(names: Mapping[str, Name], path: Path) -> None:
    """Write all names, in one go."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as partial:
        partial.write_text(
            _HEAD + "".join(f"{topic_id} = {{ nl = {_toml(name.nl)}, en = {_toml(name.en)} }}\n" for topic_id, name in sorted(names.items())), "utf-8"
        )


def _toml(text: str) -> str:
    # A string of JSON without escapes beyond ASCII is one of TOML.
    return json.dumps(text, ensure_ascii=False)


def give_name(home: Home, topic_id: str, name: Name) -> None:
    """Add a name to those of a home, in the place of an earlier one."""
    path = names_file(home)
    write_names({**read_names(path), topic_id: name}, path)


def given_names(seeds: Seeds, home: Home) -> Seeds:
    """Return the seeds with the names of a home put before those of the config."""
    return seeds.model_copy(update={"names": {**seeds.names, **read_names(names_file(home))}})


def with_names(model: TopicModel, names: Mapping[str, Name]) -> TopicModel:
    """Return a model whose topics bear the names that people gave them."""
    return replace(model, topics=tuple(_named(t, names) for t in model.topics), retired=tuple(_named(t, names) for t in model.retired))


def _named(topic: Topic, names: Mapping[str, Name]) -> Topic:
    name = names.get(topic.topic_id)
    return replace(topic, label_nl=name.nl, label_en=name.en) if name else topic
