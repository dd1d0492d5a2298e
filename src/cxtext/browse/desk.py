"""What a request needs: the copy, the settings, the models that explain."""

from dataclasses import dataclass, field

from cxtext.browse.published import Published, Stamp
from cxtext.config import Config
from cxtext.explain import installed
from cxtext.explain.build import Installed
from cxtext.tags import Language


@dataclass(slots=True)
class Desk:
    """Where requests are answered.

    Attributes:
        published: the published copy.
        config: names the models and the time zone.
        language: of the pages.
    """

    published: Published
    config: Config
    language: Language
    _models: tuple[Stamp | None, Installed] | None = field(default=None, init=False)

    def models(self) -> Installed:
        """Return the models that explain, opened anew with every publication: what a night tags with may have been trained since."""
        stamp = self.published.stamp
        if self._models is None or self._models[0] != stamp:
            self._models = (stamp, installed(self.config))
        return self._models[1]
