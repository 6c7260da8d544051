"""The workbook for the end of the year: what became of the voorstellen with money, and what was measured."""

from __future__ import annotations

from wijkplan.exchange.tables.forms import FOR_RESULTATEN
from wijkplan.exchange.tables.result_rows import Rows
from wijkplan.exchange.tables.workbook import AFTERWARDS, AS_WELL, book_of
from wijkplan.language import N_
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.yamltext.document import Document

_EXPLANATION = {
    N_("Zo vul je dit in"): (
        N_("Op het blad Resultaten staan voorstellen met geld. Op het blad Metingen staat wat er beter moest worden."),
        N_("Vul de witte cellen in. Een lege cel betekent dat je het niet weet."),
        N_("De grijze cellen zijn om te lezen. Wat daar staat, verandert alleen in het plan zelf."),
        N_("Bij besteed staat wat er is uitgegeven, en bij bereikt hoeveel mensen er kwamen."),
        N_("Is iets niet te tellen? Schrijf dan bij verhaal wat het bracht. Dat telt ook."),
        N_("Bij gemeten schrijf je 41%, 1 op de 5, 7,2 of een paar woorden. Zet er het jaar bij."),
        N_("Bij gemeten aantal staat aan hoeveel mensen het is gevraagd."),
        *AS_WELL,
    ),
    **AFTERWARDS,
}


def to_results_workbook(document: Document, plan: Plan, agenda: Agenda, rows: Rows) -> bytes:
    """The workbook with these rows, in the language in use.

    Raises:
        TooLongError: a text does not fit in a cell.
    """
    return book_of(FOR_RESULTATEN, document, plan, agenda, rows.lines, _EXPLANATION)
