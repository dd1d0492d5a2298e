"""Explain a contact: turn by turn its tags and scores, and the words that weighed most."""

from cxtext.config import Config
from cxtext.errors import ArtefactError, ConfigError
from cxtext.explain.build import Installed, explanation
from cxtext.explain.page import write_page
from cxtext.explain.records import Explanation
from cxtext.explain.stored import stored
from cxtext.explain.terminal import show
from cxtext.home import Home
from cxtext.store import reader
from cxtext.tag import EmbeddedModel, open_engine
from cxtext.tags import Language

__all__ = ["Explanation", "explain", "show", "write_page"]


def explain(wanted: str, home: Home, config: Config, *, language: Language | None = None, top: int = 5) -> Explanation:
    """Explain a contact of the published copy.

    Args:
        wanted: contact_id, its beginning, or the source's own id.
        home: where the published copy lies.
        config: names the model and the time zone.
        language: of names and words; None takes that of the reports.
        top: weights shown of each label, for and against.

    Raises:
        UnknownId: it stands for no contact, or for several.
        WarehouseError: there is no published copy, or it is damaged.
    """
    with reader(home.published) as con:
        found = stored(con, wanted)
    return explanation(found, installed(config), language=language or config.report.language, top=top, zone=config.zone)


def installed(config: Config) -> Installed:
    """Open the models that the config names; without one the tags can still be shown."""
    try:
        model = open_engine(config.tag)
    except (ArtefactError, ConfigError) as error:
        return Installed("", None, None, problem=error.what)
    return Installed(model.name, model if isinstance(model, EmbeddedModel) else None, model.contacts)
