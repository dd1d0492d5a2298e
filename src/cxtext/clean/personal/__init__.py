"""Recognisers of personal data, one family a file; `cxtext.clean.redact` puts them together."""
