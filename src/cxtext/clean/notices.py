"""What a mail program or a company puts below a mail: phone footers, disclaimers, notices."""

import re

_DEVICES = (
    r"i-?phone|i-?pad|i-?pod|ios|mac|samsung|galaxy|android|huawei|xiaomi|redmi|oppo|oneplus|pixel|nokia|motorola|sony|xperia|htc|lg|alcatel",
    r"fairphone|blackberry|windows|outlook|hotmail|gmail|yahoo|ziggo|kpn|proton(?:mail)?|airmail|spark|mailbox|e-?mail|mail|smartphone|telefoon",
    r"mobiel(?:e)?|mobieltje|toestel|tablet|gsm|mobile|phone|cell|cellphone|handset|device",
)
_DEVICE = rf"\b(?:{'|'.join(_DEVICES)})\b"
_FOOTERS = (
    r"(?:(?:dit (?:e-?mail)?-?bericht|deze e-?mail|this (?:e-?mail|message)) (?:is|werd|was) )?"
    r"(?:verstuurd|verzonden|gestuurd|getypt|geschreven|sent|written|typed)\s+(?:vanaf|vanuit|van|met|via|door|op|from|with|via|by|on)\b"
    rf"[^.?!]{{0,40}}?{_DEVICE}",
    rf"(?:vanaf|via|from)\s+(?:mijn|my)\s+{_DEVICE}",
    r"(?:get|download)\s+\[?outlook\b",
    r"outlook (?:voor|for) \w+ (?:downloaden|ophalen|krijgen)",
    r"\[?outlook (?:voor|for) (?:ios|android)\b",
    rf"(?:envoyé|gesendet|enviado|inviato|wysłano|sendt|skickat)\s+(?:de|depuis|von|mit|desde|da|z|fra|från)\b.{{0,40}}{_DEVICE}",
    r"von meinem .{2,30} gesendet",
)
_FOOTER = re.compile(rf"[<(\[*_\s]*(?:{'|'.join(_FOOTERS)}).{{0,80}}", re.IGNORECASE)
# Without the name of a device only a paragraph of its own is a footer: "sent from my TI-85".
_LONE_FOOTER = re.compile(r"[<(\[]*(?:sent (?:from my|from|by|via)|(?:verzonden|verstuurd) (?:vanaf|vanuit) mijn) \S+(?: \S+){0,2}", re.IGNORECASE)
_MAX_FOOTER_CHARS = 140

_LEGAL_OPENINGS = (
    r"dit (?:e-?mail)?-?bericht\b|deze (?:e-?)?mail\b|dit e-?mailbericht\b|de (?:informatie|inhoud) (?:verzonden|in|van|die|opgenomen)\b",
    r"disclaimer\b|vertrouwelijk(?:heid)?\b|aan (?:dit bericht|deze e-?mail|de inhoud)\b|indien u (?:niet|dit)\b|bent u niet\b|als u (?:niet|dit bericht)\b",
    r"this (?:e-?mail|message|communication|transmission)\b|the (?:information|contents?) (?:contained |transmitted )?(?:in|of|with)\b",
    r"confidential(?:ity)?\b|important(?: notice)?:|legal notice|privileged|any (?:views|opinions)\b|if you (?:are not|have received)\b",
)
_LEGAL_OPENING = re.compile(rf"[*_(\[\s]*(?:{'|'.join(_LEGAL_OPENINGS)})", re.IGNORECASE)
_LEGAL_WORDS = (
    r"vertrouwelijk|uitsluitend|geadresseerde|bestemd voor|ten onrechte|onbevoegd|aansprakelijk|rechten (?:worden )?ontle|te vernietigen",
    r"te verwijderen|openbaarmaking|verveelvoudig|geheimhouding|confidential|privileged|intended|solely|recipient|addressee|in error",
    r"disclos|dissemination|copying|unauthori[sz]ed|liab|delete (?:it|this)|virus",
)
_LEGAL_WORD = re.compile("|".join(_LEGAL_WORDS), re.IGNORECASE)
_LEGAL_PHRASE = re.compile(
    r"kan vertrouwelijke informatie bevatten|geen rechten worden ontleend|any attachments? (?:are|is|may be) confidential|may contain confidential",
    re.IGNORECASE,
)
_MIN_LEGAL_WORDS = 2
_MAX_LEGAL_LINES = 25  # a wrapped disclaimer is shorter; the bound keeps the time linear
_NOTICES = (
    r"denk (?:a\.?u\.?b\.? )?aan het milieu|(?:please )?(?:consider|think of) the environment|think before you print|virus-?free\b|virusvrij\b",
    r"dit bericht is (?:gescand|gecontroleerd)|this (?:e-?mail|message) has been (?:scanned|checked)",
    r"caution: this (?:e-?mail|message)|let op: deze (?:e-?)?mail|\[external\]",
)
_NOTICE = re.compile(rf"[*_\[(\s]*(?:{'|'.join(_NOTICES)})", re.IGNORECASE)


def without_notices(text: str) -> str:
    """Return a mail without phone footers, disclaimers and notices of mail programs.

    A disclaimer is told by the way it opens and two legal words; "Dit bericht is vertrouwelijk, ik ben ziek" is the sender's own.
    """
    paragraphs = [kept for paragraph in text.split("\n\n") if (kept := _without_legal(paragraph))]
    lines = "\n\n".join(paragraphs).split("\n")
    return "\n".join(line for index, line in enumerate(lines) if not _is_footer(line, above=lines[index - 1] if index else ""))


def _without_legal(paragraph: str) -> str:
    lines = paragraph.split("\n")
    for index, line in enumerate(lines):
        if _NOTICE.match(line) or (_LEGAL_OPENING.match(line) and _is_legal(" ".join(lines[index : index + _MAX_LEGAL_LINES]))):
            return "\n".join(lines[:index])
    return paragraph


def _is_legal(text: str) -> bool:
    return _LEGAL_PHRASE.search(text) is not None or len({match.lower() for match in _LEGAL_WORD.findall(text)}) >= _MIN_LEGAL_WORDS


def _is_footer(line: str, *, above: str) -> bool:
    if len(line) > _MAX_FOOTER_CHARS:
        return False
    return _FOOTER.fullmatch(line) is not None or (not above and _LONE_FOOTER.fullmatch(line) is not None)
