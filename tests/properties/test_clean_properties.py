"""Properties of cleaning over any text: it never raises, keeps seq and role, and changes nothing the second time."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxtext.clean import Cleaner
from cxtext.clean.mail import own_words
from cxtext.clean.text import plain_text
from cxtext.config import CleanConfig
from cxtext.contact import CHANNELS, ROLES, Contact, Turn

CLEANER = Cleaner(CleanConfig(keep=("Zilverlijn",)), b"0123456789abcdef")

# Random characters seldom make a mail, so texts are also put together from the pieces that cleaning looks for.
PIECES = [
    "Hallo,", "Ik wacht al drie weken.", "Groet,", "Met vriendelijke groet,", "Jan de Boer", "jan", "PS: bel me", "Thanks,", "--", "\n", "\n\n", "> ", ">> oud",
    "Op ma 5 okt. 2026 om 09:12 schreef Z <z@z.example>:", "On Mon, Oct 5, 2026 at 9:12 AM Z wrote:", "Van: Z <z@z.example>", "Onderwerp: vraag", "Aan: Jan",
    "Verzonden: maandag 5 oktober 2026 09:12", "-----Oorspronkelijk bericht-----", "---------- Forwarded message ---------", "Verstuurd vanaf mijn iPhone",
    "Dit bericht kan vertrouwelijke informatie bevatten.", "<div>", "</div>", "<blockquote>", "</blockquote>", "<br>", "<p>", "&lt;", "&amp;", "&amp;lt;p&gt;",
    "Ã©", "â‚¬", "06-12345678", "jan@post.example", "nul zes twaalf", "klantnummer 2048813", "[NAME]", "[PHONE]", "mijn naam is", "Wat is uw postcode?",
    "\u200b", "\ud800", "e\u0301",
]  # fmt: skip
pieced = st.lists(st.sampled_from(PIECES), max_size=12).flatmap(lambda parts: st.sampled_from([" ", "\n", ""]).map(lambda glue: glue.join(parts)))
any_text = st.one_of(st.text(st.characters(codec=None), max_size=200), pieced)
any_id = any_text.map(lambda text: text.replace("\ud800", "")).filter(str.isprintable)  # read hands on only ids that UTF-8 can hold
turns = st.lists(st.tuples(st.sampled_from(ROLES), any_text), max_size=4).map(
    lambda pairs: tuple(Turn(seq=2 * index, role=role, text=text, speaker="Jan") for index, (role, text) in enumerate(pairs))
)
contacts = st.builds(
    Contact,
    source=st.just("open"),
    source_contact_id=any_id,
    channel=st.sampled_from(CHANNELS),
    started_at=st.just(datetime(2026, 11, 2, tzinfo=UTC)),
    turns=turns,
    names=st.lists(st.sampled_from(["Jan de Boer", "jan@post.example", "06-12345678", ""]), max_size=2).map(tuple),
    customer_id=st.none() | any_id,
    queue=st.none() | any_text,
    metadata=st.dictionaries(st.sampled_from(["a", "b"]), any_text | st.integers() | st.floats() | st.booleans(), max_size=2),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contacts)
def test_cleaning_keeps_every_turn_and_its_place(contact):
    result = CLEANER.clean(contact)
    assert [(turn.seq, turn.role) for turn in result.turns] == [(turn.seq, turn.role) for turn in contact.turns]
    assert all(turn.speaker is None for turn in result.turns)
    assert (result.customer_id, result.agent_id, result.names) == (None, None, ())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contacts)
def test_cleaning_twice_changes_nothing(contact):
    once = CLEANER.clean(contact)
    assert repr(CLEANER.clean(once)) == repr(once)  # repr: a metadata value may be NaN


@settings(max_examples=400, deadline=None)
@given(any_text)
def test_plain_text_is_stable_and_can_be_stored(text):
    plain = plain_text(text)
    assert plain_text(plain) == plain
    assert plain.encode("utf-8").decode("utf-8") == plain


@settings(max_examples=400, deadline=None)
@given(any_text)
def test_own_words_are_stable_lines_of_the_mail(text):
    plain = plain_text(text)
    own = own_words(plain)
    assert own_words(own) == own
    assert len(own) <= len(plain)
