"""HTML to text: paragraphs become lines, quoted parts become "> " lines, so that mail.py sees one form only."""

import re
from dataclasses import dataclass, field

from lxml import etree, html

_INLINE = "a|b|i|u|em|strong|span|font|img|small|s|code|o:p"
_BLOCK = "html|head|body|div|p|br|table|tbody|tr|td|th|ul|ol|li|blockquote|h[1-6]|hr|pre|style|section|article|center"
_TAG = re.compile(rf"</?(?:{_INLINE}|{_BLOCK})(?:\s+[\w:-]+\s*=[^<>]*|\s*/?)>|<!doctype\s+html", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})[\s/>]|<!doctype", re.IGNORECASE)
_WHITE = re.compile(r"\s+")

_HIDDEN = {"script", "style", "head", "title", "template", "noscript", "object", "svg", "math"}
_LINE = {"div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "center", "pre", "dd", "dt", "hr"}
_PARAGRAPH = {"p", "blockquote"}
_CELL = {"td", "th"}
# Elements by which mail programs mark where the earlier mail begins: Outlook, Outlook on the web and on phones, Hotmail, Yahoo, Proton.
_HISTORY_ID = re.compile(r"divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|stopSpelling|ms-outlook-mobile-reference", re.IGNORECASE)
_HISTORY_CLASS = re.compile(r"OutlookMessageHeader|yahoo_quoted|protonmail_quote|ms-outlook-mobile-reference-message", re.IGNORECASE)
_SIGNATURE = re.compile(r"gmail_signature|protonmail_signature_block|ms-outlook-mobile-signature|moz-signature", re.IGNORECASE)
HISTORY_LINE = "-----Original Message-----"


@dataclass(slots=True)
class _Page:
    """Lines written so far, each with the quote depth it stands at."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    open_line: list[str] = field(default_factory=list)
    depth: int = 0

    def write(self, text: str) -> None:
        self.open_line.append(text)

    def end_line(self) -> None:
        line = "".join(self.open_line).strip()
        self.open_line.clear()
        if line:
            self.lines.extend((self.depth, part) for part in line.split("\n"))

    def break_line(self) -> None:
        if not self.open_line:
            self.lines.append((self.depth, ""))
        self.end_line()

    def gap(self) -> None:
        self.end_line()
        self.lines.append((self.depth, ""))

    def text(self) -> str:
        self.end_line()
        return "\n".join(f"{'>' * depth} {line}".strip() if depth else line for depth, line in self.lines)


def is_html(text: str) -> bool:
    """Tell whether text holds HTML tags; "a <b and c> d" and "<jan@post.example>" are no tags."""
    return "<" in text and _TAG.search(text) is not None


def text_of_html(source: str) -> str:
    """Return the text that a reader of the HTML sees.

    Quoted parts (blockquote) are lines that begin with ">"; where a mail program marks the start of an earlier mail, HISTORY_LINE is
    written. Scripts, styles, hidden parts and marked signatures are left out; of a link only its text stays.
    """
    has_blocks = _BLOCK_TAG.search(source) is not None
    page = _Page()
    root = _parse(source)
    if root is None:
        return _TAG.sub(" ", source)
    _write(root, page, has_blocks=has_blocks)
    return page.text()


def _parse(source: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    clean = source.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(b"<html><body><div>" + clean + b"</div></body></html>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    # Nesting beyond libxml2's depth drops the rest of the text; then the tags are merely taken out.
    return None if any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log) else root


def _write(root: html.HtmlElement, page: _Page, *, has_blocks: bool) -> None:
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            _leave(element, page)
            _write_text(element.tail, page, has_blocks=has_blocks)
        elif _is_hidden(element):
            walker.skip_subtree()
        else:
            _enter(element, page)
            _write_text(element.text, page, has_blocks=has_blocks)


def _write_text(text: str | None, page: _Page, *, has_blocks: bool) -> None:
    if text:
        page.write(_WHITE.sub(" ", text) if has_blocks else text)


def _enter(element: html.HtmlElement, page: _Page) -> None:
    tag = element.tag
    if tag == "br":
        page.break_line()
    elif tag in _PARAGRAPH:
        page.gap()
    elif tag in _LINE:
        page.end_line()
    elif tag in _CELL:
        page.write(" ")
    if _begins_history(element):
        page.gap()
        page.write(HISTORY_LINE)
        page.end_line()
    page.depth += tag == "blockquote"


def _leave(element: html.HtmlElement, page: _Page) -> None:
    if _is_hidden(element):
        return
    if element.tag in _LINE | _PARAGRAPH:
        page.end_line()
    page.depth -= element.tag == "blockquote"
    if element.tag in _PARAGRAPH:
        page.gap()


def _begins_history(element: html.HtmlElement) -> bool:
    return bool(_HISTORY_ID.search(element.get("id", "")) or _HISTORY_CLASS.search(element.get("class", "")))


def _is_hidden(element: html.HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _HIDDEN:
        return True
    style = element.get("style", "").replace(" ", "").lower()
    return "display:none" in style or _SIGNATURE.search(f"{element.get('class', '')} {element.get('id', '')}") is not None
