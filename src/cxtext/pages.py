"""Templates of pages: all text that goes into one is escaped, and a name that nobody gave is an error."""

from jinja2 import Environment, PackageLoader, StrictUndefined


def page_templates(package: str) -> Environment:
    """Return the templates of a package, in its folder templates."""
    return Environment(loader=PackageLoader(package, "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
