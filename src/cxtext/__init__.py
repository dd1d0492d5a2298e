"""cxtext: the voice of the customer from contact-centre transcripts, offline, in Dutch and English."""

__version__ = "0.1.0"
