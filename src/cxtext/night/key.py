"""The key of the pseudonyms: the same for good, or every customer would be a new one."""

import os

from cxtext import store
from cxtext.errors import ConfigError
from cxtext.ids import KEY_VARIABLE, load_key, pseudonym
from cxtext.night.settings import Settings

_CHECK = "key_check"


def key_of(settings: Settings) -> bytes:
    """Return the key that the warehouse was made with; the first night makes it.

    The warehouse holds the pseudonym of a fixed word, which tells whether the key is still the same.

    Raises:
        ConfigError: the key is gone, or another one than before.
    """
    home = settings.home
    with store.writer(home.warehouse) as con:
        store.migrate(con)
        stored = store.setting(con, _CHECK)
        if stored and not home.key_file.exists() and KEY_VARIABLE not in os.environ:
            raise ConfigError(
                "the pseudonym key is gone",
                where=str(home.key_file),
                fix=f"put the key back, there or into {KEY_VARIABLE}; if it is lost for good, move the warehouse away and read the inbox anew",
            )
        key = load_key(home.key_file)
        check = pseudonym("cxtext", kind="check", key=key)
        if stored not in (None, check):
            raise ConfigError(
                "the pseudonym key is another one than the warehouse was made with",
                where=KEY_VARIABLE if KEY_VARIABLE in os.environ else str(home.key_file),
                fix="put the old key back; with another key every customer would be counted as a new one",
            )
        store.remember(con, _CHECK, check)
    return key
