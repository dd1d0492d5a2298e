"""Browse: a small local web page over the published copy, to search contacts and read them with their tags."""

from cxtext.browse.serve import is_loopback, serve

__all__ = ["is_loopback", "serve"]
