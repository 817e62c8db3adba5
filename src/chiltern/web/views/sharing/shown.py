"""What the Code says, items and terms, as the parts that pages show. Clauses 3.8 and 3.10."""

from __future__ import annotations

from collections.abc import Sequence

from chiltern.code_of_practice import reason as reasons
from chiltern.code_of_practice.book import CHECK_FIRST, Book
from chiltern.code_of_practice.book import Row as LawRow
from chiltern.code_of_practice.facts import AgreementFacts
from chiltern.code_of_practice.reasons_for_agreements import AGREEMENT
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Answer, Declining, OrderQuestion, Standing
from chiltern.sharing.queries.agreed import called
from chiltern.sharing.queries.views import CorrectionView, DisclosureView, ItemView, TermsView
from chiltern.web.acting import clause_link
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Action, CodeSays, Colour, Corrected, ItemCard, Reason, Row, Tag, Terms
from chiltern.web.views.sharing.common import capital

NOT_ALL = "This may not be all that is held."
_COLOURS: dict[Standing, Colour] = {
    Standing.MUST: "green",
    Standing.MAY: "green",
    Standing.MAY_WITH_REASON: "blue",
    Standing.UNKNOWN: "yellow",
    Standing.MUST_NOT: "red",
}
_SUMMARIES = {
    Standing.MUST: "what may help their work for this child, and nothing else.",
    Standing.MAY: "what passes the tests below.",
    Standing.MAY_WITH_REASON: "what passes the tests, with the reason written down.",
    Standing.UNKNOWN: "to say. What is not known stands below, with who could say.",
    Standing.MUST_NOT: "as it stands. What stands against it is listed below.",
}
_STATES = {Answer.YES: "met", Answer.NO: "not_met", Answer.NOT_KNOWN: "not_known"}
_IF_IN_FORCE = (
    "The duty to share is in force by its date, and not yet confirmed by the council’s officer. "
    "If it binds, this must be shared; declining asks what declining a duty asks."
)
_ONCE_ANSWERED = (
    "A court or the duty to share compels this: must, once what is open is answered. Until then nothing leaves; declining "
    "asks what declining a duty asks."
)
PRE_ARRANGED = "Pre-arranged by the agreement {}."


def code_says(verdict: Verdict, law: Book, agreement: AgreementFacts | None = None) -> CodeSays:
    """The panel. In danger what is not known waits until afterwards, and is listed so. `agreement`: what it rests on."""
    later = {each.key for each in verdict.find_out_afterwards}
    notes = [_IF_IN_FORCE] if verdict.if_in_force else []
    notes += [_ONCE_ANSWERED] if is_compelled_and_open(verdict) else []
    notes += [PRE_ARRANGED.format(agreement.called)] if agreement and AGREEMENT.yes in verdict.reasons else []
    notes += [each.says for each in verdict.notes]
    if verdict.declining is not Declining.FREE:
        notes.append(f"Not sharing: {verdict.declining.says}")
    return CodeSays(
        standing=capital(verdict.standing.says),
        summary=_SUMMARIES[verdict.standing],
        colour=_COLOURS[verdict.standing],
        reasons=tuple(reason_shown(each, law) for each in verdict.reasons if each.key not in later),
        find_out_afterwards=tuple(each.says for each in verdict.find_out_afterwards),
        notes=tuple(notes),
    )


def is_compelled_and_open(verdict: Verdict) -> bool:
    """Whether something would be a must, but for what nobody has answered yet."""
    compelled = OrderQuestion.COMPULSION in {verdict.question, *(item.question for item in verdict.items)}
    return compelled and verdict.standing is Standing.UNKNOWN


def item_tag(standing: Standing) -> Tag:
    """How one item stands."""
    return Tag(capital(standing.says), _COLOURS[standing])


def item_says(verdict: Verdict, key: str) -> tuple[str, ...]:
    """What stands against one item, or is not known of it."""
    found = verdict.item(key)
    return tuple(each.says for each in found.reasons if each.answer is not Answer.YES)


def item_card(item: ItemView, number: int, actions: Sequence[Action] = ()) -> ItemCard:
    """One item that came, or was given: its words, whose it is, where it comes from."""
    hidden = (
        f"{', '.join(item.hidden_from)}. Never to them, their post, line or inbox, nor in a bundle for them."
    )
    rows = [Row("Taken from it here", f"“{item.quoted}”")] if item.quoted else []
    rows += [Row("Hidden from", hidden)] if item.hidden_from else []
    rows += [
        Row("Belongs to", "Us" if item.ours else capital(item.belongs_to)),
        Row("Kind", capital(item.kind)),
        Row("Observed on", date_in_words(item.observed_on) if item.observed_on else "Not said"),
        Row("Source", item.source or "Not said"),
    ]
    rows += [Row("About", item.about)] if item.about else []
    rows += [Row("Why it bears on the child", item.why_it_bears)] if item.why_it_bears else []
    rows.append(Row("Information about", capital(", ".join(item.classes))))
    if item.document_pages:
        many = f"{item.document_pages} pages, as pictures"
        rows.append(Row("Document", "1 page, as a picture" if item.document_pages == 1 else many))
    return ItemCard(
        title=f"Item {number}",
        text=item.text,
        rows=tuple(rows),
        tags=(
            *((Tag("Confidential address", "red"),) if item.hidden_from else ()),
            *_changed(item),
            Tag(item.marking, "grey"),
        ),
        actions=tuple(actions),
        corrected=tuple(corrected(each, ours=item.ours) for each in item.corrections),
    )


def _changed(item: ItemView) -> tuple[Tag, ...]:
    """What became of it since."""
    back = (Tag("Asked back", "red"),) if any(each.asked_back for each in item.corrections) else ()
    true = any(not each.asked_back for each in item.corrections)
    return (*back, *((Tag("Corrected", "orange"),) if true else ()))


def corrected(each: CorrectionView, *, ours: bool) -> Corrected:
    """What stands beside the old text, wherever that is shown."""
    who = Action("Who has confirmed it", f"/corrections/{each.id}/") if ours else None
    return Corrected(moment_in_words(each.at), each.untrue, each.instead, who, each.asked_back)


def terms_panel(terms: TermsView) -> Terms:
    """Terms in words."""
    said = terms.passing_on
    return Terms(passing_on=f"Passing on: {said}.", rows=terms_rows(terms))


def terms_rows(terms: TermsView) -> tuple[Row, ...]:
    """What else travels with it."""
    rows = [Row("Whose it is may be seen by", capital(terms.show_originator))]
    if terms.keep_out_of_online_access:
        rows.append(Row("Online access", "Keep out of what patients, parents or pupils read online"))
    if terms.not_to_be_mentioned_to:
        rows.append(Row("Not to be mentioned to", terms.not_to_be_mentioned_to))
    if terms.expires_at:
        rows.append(Row("Until", moment_in_words(terms.expires_at)))
    return tuple(rows)


def came_under(view: DisclosureView | None) -> tuple[Row, ...]:
    """For whoever received it, the agreement under which it came."""
    if view is None or not view.received:
        return ()
    return agreement_row(view.agreement, label="Came under the agreement")


def agreement_row(
    agreement: str, change: tuple[Action, ...] = (), *, label: str = "Rests on the agreement"
) -> tuple[Row, ...]:
    """The agreement on which it rests, by its name, where there is one; to look at, or to change while it is chosen."""
    if not agreement:
        return ()
    look = Action("See it", f"/agreements/{agreement}/", "agreement")
    return (Row(label, called(agreement), change or (look,)),)


def reason_shown(each: reasons.Reason, law: Book) -> Reason:
    """One reason, opening to its clauses and laws."""
    return Reason(
        text=each.says,
        state=_STATES[each.answer],  # type: ignore[arg-type]
        cites=(*map(clause_link, each.clauses), *(_law_link(law.row(row)) for row in each.law)),
        explanation=" ".join(_law(row, law) for row in each.law),
        who_could_say=each.who_could_say,
    )


def law_words(row: LawRow, said: str = "") -> str:
    """As `Row.in_words`, with a capital."""
    return capital(row.in_words(said))


def _law_link(row: LawRow) -> Action:
    """Where the row stands with its dates, how far it was checked and what was changed."""
    called = row.fields.get("name") or capital(row.id.replace("-", " "))
    return Action(f"{called}, in the law of the service", f"/law/{row.id}/")


def _law(row_id: str, law: Book) -> str:
    row = law.row(row_id)
    said = f"Law: {row.says}"
    return f"{said.rstrip('.')}. ({capital(CHECK_FIRST)}.)" if row.check_first else said
