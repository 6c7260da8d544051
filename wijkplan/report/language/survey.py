"""The sentences and words that ask most of a reader, as JSON, CSV and Markdown, and the sentences about them."""

from __future__ import annotations

from typing import Any

from wijkplan.checks.language.survey import HardSentence, HardWord, Place, Survey
from wijkplan.language import N_, _, plural
from wijkplan.report.draw.escape import markdown as md
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.tables import Cell, Dialect, csv_text, markdown_table

_JARGON = N_("vakwoord")
_KINDS = {"WP704": N_("woord van kantoor"), "WP705": N_("afkorting"), "WP707": _JARGON}
_HEADER = ("soort", "bestand", "line", "column", "where", "tekst", "woorden", "keer", "codes", "wat_je_doet")


def title(survey: Survey) -> str:
    """Over how many plans this is."""
    return plural(survey.plans, "De taal van {n} plan", "De taal van {n} plannen")


def sentences_heading() -> str:
    """What stands above the sentences."""
    return _("Zinnen die veel vragen")


def words_heading() -> str:
    """What stands above the words."""
    return _("Woorden die niet iedereen kent")


def words_heads() -> list[str]:
    """The words above the columns of `word_cells`."""
    return [_("Woord"), _("Keer"), _("Schrijf liever")]


def word_cells(word: HardWord) -> list[str]:
    """A word, how often it stands there, and what to write instead."""
    return [word.word, str(word.times), _instead(word)]


def _instead(word: HardWord) -> str:
    instead = word.instead or _("het hele woord")
    return _("{woord} (of leg het uit)").format(woord=instead) if _KINDS[word.code] == _JARGON else instead


def word_note(word: HardWord) -> str:
    """What kind of word it is, and where it stands first."""
    place = word.first if word.times == 1 else _("eerst in {place}").format(place=word.first)
    return f"{_(_KINDS[word.code])} · {place}"


def length(sentence: HardSentence) -> str:
    """How long a sentence is."""
    return plural(sentence.words, "{n} woord", "{n} woorden")


def place(at: Place) -> str:
    """Where something stands, for people."""
    return f"{at} ({at.by_id})"


def more(survey: Survey) -> str:
    """How many sentences are not shown; empty where all are."""
    if not survey.more:
        return ""
    others = plural(survey.more, "En nog {n} zin.", "En nog {n} zinnen.")
    return f"{others} {_('Zie ze met --top {all}.').format(all=survey.hard)}"


def nothing_hard(survey: Survey) -> str:
    """What is said where nothing was found; empty where something was."""
    if survey.hard:
        return ""
    if survey.sentences_read:
        return _("Er is niets gevonden dat veel vraagt van een lezer.")
    return _("Er staan geen teksten in om te bekijken.") if survey.plans else _("Er is geen plan gelezen.")


def what_was_read() -> str:
    """What stands above `read`."""
    return _("Wat is gelezen")


def read(survey: Survey) -> list[str]:
    """How much was read, where, and what this does not say."""
    lines = [plural(survey.sentences_read, "{n} zin gelezen.", "{n} zinnen gelezen.")]
    if survey.read:
        fields = ", ".join(f"{key} ({count})" for key, count in survey.read.items())
        lines.append(_("In deze velden, met hoeveel zinnen: {fields}.").format(fields=fields))
    if survey.english:
        lines.append(
            plural(
                survey.english,
                "{n} plan is in het Engels. Daar kijkt dit niet naar.",
                "{n} plannen zijn in het Engels. Daar kijkt dit niet naar.",
            )
        )
    return [
        *lines,
        _("Namen en de woorden van bewoners zelf blijven zoals ze zijn."),
        _("Dit is geen cijfer. Het zegt ook niet of een tekst waar of goed is."),
        _("Lees een tekst voor aan iemand uit de wijk. Dan hoor je of hij duidelijk is."),
    ]


def as_json(survey: Survey) -> str:
    """One JSON document."""
    return dump(
        {
            "gelezen": {
                "plannen": survey.plans,
                "engels": survey.english,
                "zinnen": survey.sentences_read,
                "velden": [{"veld": key, "zinnen": count} for key, count in survey.read.items()],
            },
            "moeilijk": survey.hard,
            "zinnen": [_sentence(one) for one in survey.sentences],
            "woorden": [_word(one) for one in survey.words],
        }
    )


def _sentence(one: HardSentence) -> dict[str, Any]:
    reasons = [{"code": why.code, "message": str(why.message), "help": str(why.help)} for why in one.reasons]
    return {**_place(one.place), "zin": one.text, "woorden": one.words, "redenen": reasons}


def _word(one: HardWord) -> dict[str, Any]:
    told = {"woord": one.word, "vormen": list(one.forms), "keer": one.times, "wel": one.instead or None}
    return {**_place(one.first), **told, "code": one.code}


def _place(at: Place) -> dict[str, Any]:
    return {"bestand": at.bestand, "line": at.line, "column": at.column, "where": at.where}


def as_csv(survey: Survey, dialect: Dialect = "en") -> str:
    """A row for each sentence, then one for each word at its first place."""
    rows: list[list[Cell]] = []
    for one in survey.sentences:
        codes = " ".join(why.code for why in one.reasons)
        advice = " ".join(f"{why.message} {why.help}" for why in one.reasons)
        rows.append(["zin", *_place(one.place).values(), one.text, one.words, None, codes, advice])
    rows += [
        ["woord", *_place(word.first).values(), word.word, None, word.times, word.code, _instead(word)]
        for word in survey.words
    ]
    return csv_text(_HEADER, rows, dialect)


def as_markdown(survey: Survey) -> str:
    """The sentences with what to do about each, a table of the words, and what was read: for a mail."""
    text = f"## {title(survey)}\n"
    if nothing := nothing_hard(survey):
        text += f"\n{md(nothing)}\n"
    if survey.sentences:
        text += f"\n### {sentences_heading()}\n"
    for number, one in enumerate(survey.sentences, start=1):
        text += f"\n{number}. {md(length(one))} · {md(place(one.place))}\n\n   > {md(one.text)}\n\n"
        text += "".join(f"   * {md(str(why.message))} {md(str(why.help))}\n" for why in one.reasons)
    if others := more(survey):
        text += f"\n{md(others)}\n"
    if survey.words:
        rows = [[*map(md, word_cells(one)), md(word_note(one))] for one in survey.words]
        text += f"\n### {words_heading()}\n\n" + markdown_table([*words_heads(), _("Waar")], "lrll", rows)
    return text + f"\n### {what_was_read()}\n\n" + "".join(f"* {md(line)}\n" for line in read(survey))
