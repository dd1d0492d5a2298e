"""User names, passwords and one-time codes that someone writes or says aloud."""

import re
from collections.abc import Iterator

from cxtext.clean.personal.finding import Finding
from cxtext.clean.personal.lists import word_list
from cxtext.clean.personal.numerals import figures_of
from cxtext.clean.personal.passage import Passage

_CUE = (
    r"(?:wachtwoord|password|passphrase|passcode|pin ?code|pin|puk(?:[- ]?code)?|inlognaam|inlogcode|gebruikers? ?naam|user ?name|user ?id|"
    r"login(?: ?naam| name)?|codewoord|(?:beveiligings?|verificatie|toegangs|bevestigings?|activatie|aanmeld|sms[- ]?)code|"
    r"(?:verification|security|access|one[- ]time|activation|sms) code|ww|pw)"
)
_OF = r"(?: (?:van|voor|for|of|on) (?:de|het|mijn|the|my) [\w ]{2,20}?)?"
_IS = r"(?: (?:is|was|wordt|werd|staat op|luidt|should be|nu|now|dus|eigenlijk|dan|gewoon))*\s?(?P<sign>[:=]|is|was)?\s*"
_SAID = re.compile(rf"\b{_CUE}\b{_OF}{_IS}(?P<quote>[\"'“‘`]?)(?P<secret>[^\s\"”’`]{{2,64}})")
_ANY_CUE = re.compile(r"wachtwoord|password|passwd|inlog|login|log in")
_COMPLEX = re.compile(r"(?<!\S)(?=\S*[A-Za-z])(?=\S*\d)(?=\S*[!@#$%^&*_?+])[^\s\[\]@]{6,40}(?<![.,;:!?])")
_NO_SECRET = word_list("no_passwords")
_CODE = re.compile(r"(?<!fout)(?<!fout )(?<!error )(?<!promo )\bcode (?:is|was|die ik kreeg is|that i got is)?:? ?(?P<secret>\d{4,8})\b")
_SPOKEN = re.compile(rf"\b{_CUE} (?:is|was|wordt|dat is)(?: eh| gewoon)* (?P<words>[^.,?!\n\[]{{3,60}})")
_TOLD = re.compile(r"(?:^|[.,] )(?:ja |yes |eh |well |nou )*(?:it's|it is|it was|dat is|dat was|het is|het was|that's)(?: eh)* (?P<words>[^.,?!\n\[]{3,60})")
_SPELLING = word_list("spelling_words")
_STRONG = re.compile(r"(?=.*[A-Za-z])(?=.*[\d!@#$%^&*_?+=-]).{4,}|\d{3,8}|.*[!@#$%^&*_?].*")


def find_credentials(passage: Passage) -> Iterator[Finding]:
    """Yield what follows "mijn wachtwoord is", "username:" and the like."""
    for match in _SAID.finditer(passage.folded):
        secret = passage.text[match.start("secret") : match.end("secret")].rstrip(".,;:?)" if match["quote"] else ".,;:)")
        if secret and _is_secret(secret, signed=bool(match["quote"]) or match["sign"] in (":", "=")) and "[" not in secret:
            yield Finding(match.start("secret"), match.start("secret") + len(secret), "CREDENTIAL")
    yield from (Finding(*match.span("secret"), "CREDENTIAL") for match in _CODE.finditer(passage.folded))
    if passage.spoken:
        yield from _told(passage, _SPOKEN)
    if _ANY_CUE.search(passage.folded):
        yield from (Finding(*match.span(), "CREDENTIAL") for match in _COMPLEX.finditer(passage.text))
    if "CREDENTIAL" in passage.expecting:
        yield from _answers(passage)
        yield from _told(passage, _TOLD) if passage.spoken else ()


def _told(passage: Passage, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Yield "kameel drieentwintig hoofdletter t" behind "mijn wachtwoord is", or behind "it was" as an answer."""
    for match in pattern.finditer(passage.folded):
        end = 0
        for word in re.finditer(r"[^\s-]+", match["words"]):
            if not (_spells(word.group()) or (word.start() == 0 and _is_unusual(word.group()))):
                break
            end = word.end()
        if end:
            yield Finding(match.start("words"), match.start("words") + end, "CREDENTIAL")


def _spells(word: str) -> bool:
    return word in _SPELLING or len(word) == 1 or bool(figures_of(word))


def _is_unusual(word: str) -> bool:
    return word not in _NO_SECRET and word not in word_list("common_words")


def _is_secret(secret: str, *, signed: bool) -> bool:
    if signed and re.search(r"[!@#$%^&*]", secret):
        return True
    folded = secret.lower().strip("?!.")
    if folded in _NO_SECRET or (folded in word_list("common_words") and not signed):
        return False
    return signed or bool(_STRONG.fullmatch(secret))


def _answers(passage: Passage) -> Iterator[Finding]:
    """Yield the strong tokens of a bare answer such as "niels_abb" or "Galata!1905"."""
    if len(passage.words) > 12:
        return
    for match in re.finditer(r"\S+", passage.text):
        token = match.group().rstrip(".,;:")
        if "[" not in token and _STRONG.fullmatch(token) and not re.fullmatch(r"[\w'’-]*[?!]+|[A-Za-z]+(?:-[A-Za-z]+)+", token):
            yield Finding(match.start(), match.start() + len(token), "CREDENTIAL")
