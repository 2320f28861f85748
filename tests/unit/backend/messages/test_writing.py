"""The words of the messages: complete, after the guide, in good typography, and never markup of somebody else's."""

import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from itertools import pairwise, product
from zoneinfo import ZoneInfo

import pytest

from crypteo_backend.messages.moments import Locale
from crypteo_backend.messages.writing import NEEDS, MessageKind, Written, write
from tests.support.letters import (
    CODE,
    EMAILS,
    FACTS,
    LINK,
    LOCALES,
    NOW,
    ORDER,
    SERIAL,
    TEXT_MESSAGES,
    written,
)

GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The GSM 7-bit alphabet of 3GPP TS 23.038, without its extension table."""

NARROW = "\u202f"
FIXED = "\u00a0"
OPENED = {"code": (), "code-again": (), "questions": (LINK,), "ready": (LINK,), "revoked": ()}


class Reader(HTMLParser):
    """Reads a letter: what it shows, what it links to, what it would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.tags: set[str] = set()
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.add(tag)
        self.attributes[tag] = told
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.loaded += [value or "" for name, value in attrs if name in {"src", "background", "srcset"}]

    def handle_data(self, data: str) -> None:
        if self.lasttag != "style":
            self.words.append(data)

    @property
    def shown(self) -> str:
        return "".join(self.words)


def in_all_forms(words: Written) -> str:
    return f"{words.subject}\n{words.text}\n{Reader(words.html or '').shown}"


@pytest.mark.parametrize(("kind", "channel"), list(NEEDS))
def test_french_typography_is_kept(kind: MessageKind, channel: str):
    words = in_all_forms(written(kind, "sms" if channel == "sms" else "email", "fr"))
    text = re.sub(r"https?://\S+", "", words)
    assert not re.search(rf"(?<![{NARROW}{FIXED}])[?!;:»]|[{NARROW} ]:|[{FIXED} ][?!;]", text)
    assert not re.search(r"« |«[^\u00a0]|n° |\.\.\.", text)
    assert "'" not in text
    assert '"' not in text


@pytest.mark.parametrize(("kind", "locale"), list(product(EMAILS, LOCALES)))
def test_the_plain_text_has_code_or_link_on_a_line_of_its_own(kind: MessageKind, locale: Locale):
    lines = written(kind, "email", locale).text.splitlines()
    alone = [line for line in lines if line in {CODE, LINK}]
    assert alone == [fact for fact in (FACTS[kind].code, FACTS[kind].link) if fact]
    assert all(before or after for before, after in pairwise(lines))


@pytest.mark.parametrize(("kind", "locale"), list(product(EMAILS, LOCALES)))
def test_the_html_says_what_the_text_says(kind: MessageKind, locale: Locale):
    words = written(kind, "email", locale)
    shown = re.sub(r"[ \n]+", " ", Reader(words.html or "").shown)
    for line in filter(None, words.text.splitlines()):
        # A table of details has its colons in the plain text alone.
        for piece in re.split("\u00a0?: ", line) if kind == "revoked" else [line]:
            assert piece in shown


@pytest.mark.parametrize(("kind", "locale"), list(product(EMAILS, LOCALES)))
def test_the_html_loads_nothing_and_leads_nowhere_else(kind: MessageKind, locale: Locale):
    html = written(kind, "email", locale).html or ""
    letter = Reader(html)
    assert letter.attributes["html"]["lang"] == locale
    assert set(letter.links) == set(OPENED[kind])
    assert letter.loaded == []
    assert not letter.tags & {"img", "link", "script", "iframe", "form", "object"}
    assert not re.search(r"url\(|@import|http-equiv", html)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_code_is_grouped_to_the_eye_and_whole_to_a_copy(locale: Locale):
    html = written("code", "email", locale).html or ""
    assert re.search(r">360</span><span[^>]*>346</span><span>207</span></p>", html)
    assert CODE in Reader(html).shown


@pytest.mark.parametrize(("kind", "locale"), list(product(EMAILS, LOCALES)))
def test_every_e_mail_names_the_order_and_where_help_is(kind: MessageKind, locale: Locale):
    words, support = written(kind, "email", locale), ORDER.support
    french = locale == "fr"
    facts = [
        ORDER.number,
        ORDER.holder,
        ORDER.product,
        support.phone,
        f"touche{FIXED}1" if french else "key 1",
        support.price if french else support.price_en,
        support.hours if french else support.hours_en,
        support.email,
        support.url,
        "Paris",
    ]
    assert [fact for fact in facts if fact not in words.text] == []
    assert ORDER.number in words.subject


SENTENCES: dict[MessageKind, list[str]] = {
    "code": [
        "Nous vous confirmons la validation de votre demande n°␣540206 du 26 mars 2025 relative au produit",
        "Vous trouverez ci-dessous votre code de retrait personnel. Celui-ci vous sera demandé lors du téléchargement",
        "dans un délai de 2␣mois suivant la validation de la demande, soit avant le 26 mai 2025 à 11␣h␣42.",
        "Passé ce délai, la demande sera automatiquement supprimée.",
    ],
    "code-again": [
        "utilisez le message reçu après 10␣h␣42",
        "Les codes envoyés auparavant, par e-mail ou par SMS, ne sont plus valables.",
    ],
    "questions": [
        "Munissez-vous de votre pièce d’identité en cours de validité",
        "est non transmissible et sous votre contrôle exclusif.",
        "doit être réalisée à l’abri des regards indiscrets.",
        "ce lien n’est valable que 10␣jours, jusqu’au 5 avril 2025 à 11␣h␣42.",
    ],
    "ready": [
        "Vous pouvez dès à présent télécharger votre certificat Initio 1* NG logiciel pack 3 ans",
        "Merci de vous munir de votre code de retrait personnel",
        "nous vous recommandons de définir un mot de passe personnel et robuste.",
        "le lien expirera dans 24␣heures, le 27 mars 2025 à 10␣h␣42.",
    ],
    "revoked": [f"Numéro de série␣: {SERIAL}", "Révoqué le␣: 26 mars 2025 à 10␣h␣42", "La révocation est définitive"],
}


@pytest.mark.parametrize("kind", EMAILS)
def test_the_guide_s_sentences_are_kept(kind: MessageKind):
    text = written(kind, "email", "fr").text
    assert [sentence for sentence in SENTENCES[kind] if sentence.replace("␣", FIXED) not in text] == []


@pytest.mark.parametrize(("kind", "locale"), list(product(["questions", "ready"], LOCALES)))
def test_a_link_that_replaces_another_says_that_the_former_is_dead(kind: MessageKind, locale: Locale):
    dead = {"fr": "Le lien envoyé précédemment n’est plus valable.", "en": "The link sent earlier no longer works."}
    again = write(kind, "email", locale, ORDER, replace(FACTS[kind], replaces=True))
    assert dead[locale] in again.text
    assert dead[locale] not in written(kind, "email", locale).text


def test_a_deadline_that_is_no_round_time_away_is_told_by_its_date_alone():
    facts = replace(FACTS["ready"], expires_at=NOW + timedelta(hours=5, minutes=7))
    assert "le lien expirera le 26 mars 2025 à 15\u00a0h\u00a049." in write("ready", "email", "fr", ORDER, facts).text


def test_times_are_those_of_the_zone():
    text = write("ready", "email", "en", ORDER, FACTS["ready"], ZoneInfo("America/Martinique")).text
    assert "on 27 March 2025 at 5:42" in text
    assert "Times are those of Martinique." in text


@pytest.mark.parametrize(("kind", "locale"), list(product(TEXT_MESSAGES, LOCALES)))
def test_an_sms_is_one_segment_of_plain_letters_and_begins_with_the_code(kind: MessageKind, locale: Locale):
    words = write(kind, "sms", locale, replace(ORDER, number="9" * 20), FACTS[kind])
    assert (words.subject, words.html) == ("", None)
    assert words.text.split()[0] == CODE
    assert set(words.text) <= GSM
    assert len(words.text) <= 160


@pytest.mark.parametrize("kind", EMAILS)
def test_what_an_order_holds_cannot_become_markup(kind: MessageKind):
    hostile = replace(ORDER, holder='<b title="1">', organisation="<script>2</script>", product="</p>&amp;<i>")
    words = write(kind, "email", "fr", hostile, FACTS[kind])
    assert not Reader(words.html or "").tags & {"b", "i", "script"}
    assert "</p>&amp;<i>" in words.text


@pytest.mark.parametrize(("kind", "channel"), [(kind, "sms") for kind in ("questions", "ready", "revoked")])
def test_links_never_go_by_sms(kind: MessageKind, channel: str):
    with pytest.raises(ValueError, match=f"no {kind} message goes by sms"):
        write(kind, "sms", "fr", ORDER, FACTS[kind])


@pytest.mark.parametrize(("told", "missing"), list(NEEDS.items()))
def test_a_fact_that_is_missing_is_named(told: tuple[MessageKind, str], missing: tuple[str, ...]):
    kind, channel = told
    facts = replace(FACTS[kind], **dict.fromkeys(missing))
    with pytest.raises(ValueError, match=f"a {kind} message needs {', '.join(missing)}"):
        write(kind, "sms" if channel == "sms" else "email", "fr", ORDER, facts)


def test_no_repr_holds_a_code_or_a_link():
    held = [FACTS["code"], FACTS["ready"], written("code", "email", "fr"), written("ready", "email", "en")]
    assert not re.search(f"{CODE}|{re.escape(LINK)}", repr(held))
