import pytest

from cxtext.clean.markup import is_html, text_of_html
from cxtext.clean.text import plain_text


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("", ""),
        ("  hoi \n\n\n\n daar  ", "hoi\n\ndaar"),
        ("een\u00a0twee\u2009drie\tvier", "een twee drie vier"),
        ("re\u0301gie", "régie"),  # e + combining acute
        ("06\u200b12\ufeff34\u00ad56", "06123456"),
        ("a\x00b\x07c\r\nd\u2028e", "abc\nd\ne"),
        ("half \ud83d emoji", "half \ufffd emoji"),
        ("👩\u200d💻 ok\u200d", "👩\u200d💻 ok"),
        ("cafÃ© voor â‚¬ 3, â€˜topâ€™ ðŸ˜€", "café voor € 3, ‘top’ 😀"),
        ("dÃ\xadt", "dít"),  # the continuation byte is a soft hyphen
        ("R&amp;D &euro; 5 &#8211; klaar", "R&D € 5 – klaar"),
    ],
)
def test_characters_are_made_plain(raw, plain):
    assert plain_text(raw) == plain


@pytest.mark.parametrize("text", ["«été» à Âge", "SÃO PAULO", "a <b and c> d", "<jan@post.example> schreef", "ik <3 jullie", "AT&T; 5 < 6 > 4"])
def test_right_text_is_left_alone(text):
    assert plain_text(text) == text


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        ("<p>Hallo,</p><p>Mijn <b>modem</b> is stuk.</p>", "Hallo,\n\nMijn modem is stuk."),
        ("<div>een</div><div>twee<br>drie</div>", "een\ntwee\ndrie"),
        ("regel een<br/>regel twee", "regel een\nregel twee"),
        ("een<br><br>twee", "een\n\ntwee"),
        ("eerste regel\ntweede <b>regel</b>", "eerste regel\ntweede regel"),
        ("<table><tr><td>mei</td><td>20,00</td></tr><tr><td>juni</td><td>40,00</td></tr></table>", "mei 20,00\njuni 40,00"),
        ("<ul><li>een</li><li>twee</li></ul>", "een\ntwee"),
        ('<a href="https://z.example/k/123">mijn account</a>', "mijn account"),
        ("<html><head><title>x</title><style>p{}</style></head><body>hoi<script>y</script></body></html>", "hoi"),
        ('<div>zichtbaar<span style="display: none">verborgen</span></div>', "zichtbaar"),
        ("&lt;p&gt;dubbel ge&amp;euml;scaped&lt;/p&gt;", "dubbel geëscaped"),
        ("<p>", ""),
    ],
)
def test_html_becomes_text(markup, plain):
    assert plain_text(markup) == plain


def test_a_blockquote_becomes_quoted_lines():
    assert plain_text("<div>nieuw</div><blockquote>oud<br>ouder<blockquote>oudst</blockquote></blockquote>") == "nieuw\n\n> oud\n> ouder\n>\n>> oudst\n>"


def test_marks_of_mail_programs_announce_history():
    source = '<div>nieuw</div><hr><div id="divRplyFwdMsg">Van: Zilverlijn</div><div>oud</div>'
    assert text_of_html(source).split("\n") == ["nieuw", "", "-----Original Message-----", "Van: Zilverlijn", "oud"]


def test_a_marked_signature_is_left_out():
    assert plain_text('<div>Kan dat?</div><div class="gmail_signature">Jan<br>06-12345678</div>') == "Kan dat?"


def test_text_behind_absurd_nesting_is_not_lost():
    assert plain_text("<div>" * 5000 + "einde") == "einde"


def test_only_real_tags_make_html():
    assert is_html("x <br> y")
    assert is_html('<span lang="nl">x</span>')
    assert not is_html("als a <b en c> d")
    assert not is_html("mail naar <info@z.example>")
