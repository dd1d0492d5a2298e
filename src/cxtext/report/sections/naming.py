"""Names of pain points: a category, or a category within a topic."""

from cxtext import tags
from cxtext.report import warehouse
from cxtext.report.source import Source


def pain_point_names(source: Source) -> dict[str, str]:
    """Return pain_point_id → name: of "billing", "factuur"; of "billing/late_bill", "factuur, bij «late factuur»"."""
    categories = {label.code: label.name(source.config.language) for label in tags.labels("pain_point")}
    topics = warehouse.topic_names(source.con, language=source.config.language)
    found = {code for section in ("pain_matrix", "initiative", "fix") for code in source.cells.labels(section, measure=_MEASURE[section])}
    return {code: _name(code, categories, topics, source) for code in found}


_MEASURE = {"pain_matrix": "contacts", "initiative": "place", "fix": "weeks"}


def _name(code: str, categories: dict[str, str], topics: dict[str, str], source: Source) -> str:
    category, _, topic = code.partition("/")
    name = categories.get(category, category)
    return source.words("matrix.within", name=name, topic=topics.get(topic, topic)) if topic else name
