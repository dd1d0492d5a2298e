"""From a raw contact to one that may be stored: plain text, own words of mails, languages, personal data masked, ids as pseudonyms."""

from cxtext.clean.cleaner import Cleaner

__all__ = ["Cleaner"]
