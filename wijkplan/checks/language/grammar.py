"""What in the build of a sentence asks much of a reader: the passive, and clauses inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wijkplan.checks.language.sentences import Sentence, Word, listed

_WORDEN = listed("word wordt worden werd werden")
_ZIJN = listed("ben bent is zijn was waren")
_STARTS = (
    r"(?:aan|achter|af|bij|binnen|bijeen|bloot|buiten|dicht|door|fijn|gade|gelijk|goed|groot|in|klaar|los|mede|mee|mis"
    r"|na|neer|om|onder|op|open|over|plaats|rond|samen|stil|stop|teleur|tegen|terecht|terug|thuis|toe|tussen|uit"
    r"|vast|vol|voor|voorop|vrij|waar|weer|weg|zwart)?"
)
# With ge- the ending may be -d, -t or -en; without it -d, -t behind a sound without voice, or a known strong verb.
# They are compiled where a form of worden stands in a text.
_WITH_GE = rf"{_STARTS}ge(?!.*(?:ing|heid)$)[^\W_]{{2,}}(?:[dt]|en)|\w*gedaan|{_STARTS}ge(?:zien|gaan|staan)"
_WITHOUT_GE = (
    rf"{_STARTS}(?:be|ver|ont|her)(?!.*heid$)[^\W_]{{2,}}(?:d|[kfspx]t|cht|ut|zet|set)"
    r"|(?:over|onder|door|vol|voor)[^\W_]{3,}(?:d|[kfspx]t)"
)
_STRONG = (
    rf"{_STARTS}(?:be(?:dreven|grepen|keken|leden|schreven|sloten|sproken|trokken|vonden|wezen|zien|gonnen|houden|volen)"
    r"|ver(?:boden|bonden|broken|geleken|geten|geven|holpen|kozen|kregen|laten|loren|meden|nomen|schoven|slagen|staan"
    r"|trokken|vangen|wezen|worven|zonden)"
    r"|ont(?:bonden|heven|houden|nomen|slagen|trokken|vangen|worpen)|her(?:kozen|nomen|schreven|zien)|om(?:geven|schreven)"
    r"|over(?:genomen|schreven|wogen|wonnen)|onder(?:broken|houden|nomen|schreven|wezen|worpen)"
    r"|door(?:broken|lopen|staan)|vol(?:daan|trokken)|voor(?:komen|zien))"
)
# They look like a participle, and say how something is.
_NOT_DONE = listed(
    "beleid beleiden vervelend aanhoudend alleenstaand behalve bejaard bekend bereid beroemd bescheiden"
    " bevriend bewust bezeten bekwaam beneden benieuwd beschaamd besmet bezorgd gebied gebieden gebouw"
    " gebouwen gebrek gebreken gebeurd gedeelten gedicht gedichten geduld geen gegevens geheel"
    " gehandicapt gehecht geheugen geïnteresseerd gek geld gelegen geleden gelijk geluid geluiden geluk"
    " gelukt gemeend gemeent gemiddeld gemeenten gemotiveerd genoeg gepast gepensioneerd gerecht gerechten"
    " geschikt gescheiden gesprek gesprekken gespannen gestrest getal getallen getrouwd getrokken"
    " gevaren geval gevallen geweest geweld gewend gewenst gewicht gewichten gewond geworden gezicht"
    " gezichten gezin gezinnen gezond geboren goed herfst onderwijs overspannen overwegend overleden overgewicht"
    " uitgeput verband verbanden verbaasd verder verdriet vergunningen verkeerd verkouden verleden verlegen"
    " verliefd verloofd vermoeid vermoeden verslaafd verschillend verschenen verstand verstreken vertrokken"
    " vertrouwd verwant verwend voldoende voldaan volgend voortdurend onderhand inwoners oudst overlast"
    " ondertussen doordat voordat voorkant overkant ontevreden tevreden toekomst overheid"
)
_BEFORE_A_NOUN = listed(
    "de het een deze die dit dat geen elk elke ieder iedere alle onze ons mijn je jouw zijn haar hun uw veel zo"
    " heel te om niet-"
)
_WISH = listed("wil wilt willen wilde wilden")  # "wie schulden heeft, wil niet gezien worden"
_HELPING = listed("kan kunnen kon zal zullen zou zouden moet moeten mag mogen wil willen gaat gaan hoeft hoeven te")
# With these *zijn* makes a past tense, also where *door* stands: "we zijn door de wijk gelopen".
_WENT = (
    *("begonnen", "gebleven", "gedaald", "gefietst", "gegaan", "gegroeid", "gekomen", "gelopen", "gereden", "gestart"),
    *("gestegen", "gevallen", "gewandeld", "gezakt", "veranderd"),
)
# What somebody does to something. With these *zijn* makes a passive that is over, also without *door*: "het plan is
# vorig jaar vastgesteld". Not here: how something is ("de zaal is gesloten"), what a plan has a key for (besloten).
_DOABLE = (
    rf"{_STARTS}ge(?:bouwd|bracht|bruikt|handeld|houden|keken|kozen|legd|leverd|licht|luisterd|maakt|meld"
    r"|nomen|noemd|past|plaatst|praat|schetst|schreven|sproken|stuurd|tekend|toetst|vraagd|voegd|voerd|wijzigd|wogen|zocht|zorgd)"
    r"|(?:aan|bij|in|op|samen|uit|vast|voor)gesteld|(?:bij|door|in|op|stop|voort)gezet|opgericht"
    r"|(?:aan|voor)geboden|(?:aan|in|uit)gevuld|(?:af|uit)gerond|(?:aan|toe)gewezen|(?:aan|af|over|uit)gekondigd"
    r"|(?:door|over|terug|vrij|weer)gegeven|(?:mee|om|samen|uit)gewerkt|ingeschat|uitgereikt"
    r"|(?:aan|op)gepakt|opgeknapt|toegestaan"
    r"|be(?:handeld|keken|krachtigd|noemd|oordeeld|rekend|schreven|sproken|vestigd)"
    r"|ver(?:hoogd|laagd|leend|lengd|nieuwd|oorzaakt|plaatst|strekt|stuurd|taald|vangen|vaardigd|werkt|wijderd|zonden)"
    r"|ont(?:nomen|wikkeld|worpen)|her(?:zien|schreven)|onder(?:bouwd|zocht)|over(?:handigd|wogen)"
    r"|(?:ge|geë|geï|geü)[^\W_]{2,}eerd"
)
_HOW_IT_IS = listed(
    "aangewezen ingenomen uitgesproken"
    " gearriveerd gebaseerd geblesseerd gecompliceerd geconcentreerd gedateerd gedeprimeerd gedetailleerd gediplomeerd"
    " geëmancipeerd geëmigreerd gefascineerd gefixeerd gefrustreerd gegeneerd geïmmigreerd geïnspireerd geïrriteerd"
    " geïsoleerd gekwalificeerd geleerd georiënteerd geparkeerd gepasseerd gereserveerd gerelateerd gesitueerd"
    " gespecialiseerd gestagneerd gestationeerd gestructureerd getraumatiseerd gevarieerd gewaardeerd"
)
_HAVE = listed("heb hebt heeft hebben had hadden")  # "hij heeft zijn plan gemaakt"
_NOTHING = listed("geen niemand niet niets nooit")  # what is not done is done by nobody
HELPERS = 5
"""How far before its verb a participle stands at most."""
_STOPS = re.compile(r"[,;:?!]")


def passive(sentence: Sentence) -> tuple[Word, Word] | None:
    """A form of *worden* with the participle that belongs to it; or of *zijn*, where somebody did it.

    Both stand in one stretch without a comma: "dat het wordt gedaan", "als het gedaan wordt". The participle may stand
    before the verb only where nothing but helping verbs is between them: "opgelost kan worden". With *zijn* it says by
    whom, or the two stand apart, as they do in a main clause.
    """
    for stretch in _stretches(sentence):
        texts = [word.text for word in stretch]
        verbs = [n for n, text in enumerate(texts) if text in _WORDEN | _ZIJN]
        if not verbs or not _WISH.isdisjoint(texts):
            continue
        done = [n for n, text in enumerate(texts) if is_participle(text) and not _before_a_noun(texts, n)]
        for verb in verbs:
            near = [n for n in done if n > verb or (n > verb - HELPERS and set(texts[n + 1 : verb]) <= _HELPING)]
            if texts[verb] in _ZIJN:
                near = [n for n in near if _says_by_whom(texts, verb, n) or _is_over(texts, verb, n)]
            if near:
                return stretch[verb], stretch[near[0]]
    return None


def is_participle(word: str) -> bool:
    """Whether a word has the form of a past participle, and is not known as something else."""
    if word in _NOT_DONE:
        return False
    return any(re.fullmatch(shape, word) for shape in (_WITH_GE, _WITHOUT_GE, _STRONG))


def _before_a_noun(texts: Sequence[str], place: int) -> bool:
    """Whether a word belongs to a noun: "een gesloten groep"; not in "door ons bezocht", at the end."""
    before = texts[place - 1] if place else ""
    return before in _BEFORE_A_NOUN and not (before == "ons" and place + 1 == len(texts))


def _says_by_whom(texts: Sequence[str], verb: int, done: int) -> bool:
    return "door" in texts[min(done, verb) :] and not texts[done].endswith(_WENT)


def _is_over(texts: Sequence[str], verb: int, done: int) -> bool:
    """Whether somebody did it, before: "het plan is vorig jaar vastgesteld"."""
    is_apart = done >= verb + 2 and _ZIJN.isdisjoint(texts[verb + 1 : done])
    if not is_apart or texts[done] in _HOW_IT_IS or not (_HAVE | _NOTHING).isdisjoint(texts):
        return False
    return bool(re.fullmatch(_DOABLE, texts[done]))


def _stretches(sentence: Sentence) -> Iterator[list[Word]]:
    """The words between two signs that set them apart; what stands in brackets is a stretch of its own."""
    stretch: list[Word] = []
    aside: list[Word] = []
    inside = False
    for word in sentence.words:
        inside = inside or (word.opens and sentence.text[word.start - 1] == "(")
        (aside if inside else stretch).append(word)
        if inside and ")" in word.closes:
            yield aside
            aside, inside = [], False
        if not inside and _STOPS.search(word.closes):
            yield stretch
            stretch = []
    yield from (rest for rest in (stretch, aside) if rest)


_ALWAYS = listed(
    "aangezien alhoewel doordat hoewel indien nadat naarmate ofschoon omdat opdat tenzij terwijl totdat voordat"
    " waaraan waarbij waardoor waarin waarmee waarna waarnaar waarom waarop waarover waartoe waaruit waarvan"
    " waarvoor wanneer zodat zodra zolang"
)
_SUBJECTS = listed("bewoners er het hij iedereen iemand ik je jij men mensen niemand u we wij ze zij")
_DETERMINERS = listed("alle dat de deze die dit een elk elke haar hun ieder jouw onze uw zijn")
_NO_NOUN = listed(
    "aan achter al alle als bij binnen boven buiten dan dat de die door een en er het hoe in is kan langs maar"
    " met moet na naar naast nu of om onder op over per rond sinds te tegen tijdens tot tussen uit van vanuit via"
    " volgens voor want was we wij wil willen worden wordt zijn zonder ook hebben heeft had krijgen krijgt"
)
_WITH_COMMA = listed("die dat wat wie waar")


def clauses(sentence: Sentence) -> list[Word]:
    """The words with which a subordinate clause begins."""
    words = sentence.words
    return [word for place, word in enumerate(words) if _begins_clause(words, place)]


def _begins_clause(words: Sequence[Word], place: int) -> bool:
    text = words[place].text
    before = words[place - 1] if place else None
    after = words[place + 1].text if place + 1 < len(words) else ""
    if text in _ALWAYS:
        return True
    if text == "als":
        return after in _SUBJECTS
    if text not in _WITH_COMMA or before is None:
        return False
    if before.closes:
        return "," in before.closes and after not in ("is", "was")
    if text == "dat":
        return after in _SUBJECTS | _DETERMINERS
    return text == "die" and before.text not in _NO_NOUN
