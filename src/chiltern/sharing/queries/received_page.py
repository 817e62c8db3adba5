"""What came, or what was given: items with their owner as far as the terms show, and the terms in words. Clause 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, Subquery

from chiltern.agencies.queries import names as names_of
from chiltern.code_of_practice.matching import IDENTIFIERS
from chiltern.code_of_practice.words import (
    DisclosureState,
    InfoClass,
    ItemKind,
    Marking,
    Method,
    PassingOn,
    ShowOriginator,
)
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import by_id
from chiltern.sharing.models import (
    Acknowledgement,
    DisclosedItem,
    Disclosure,
    FirstView,
    HeldNotice,
    Item,
    QuietHop,
    Quotation,
    Reply,
    RestsOnConsent,
)
from chiltern.sharing.queries.consent_over import on_consent
from chiltern.sharing.queries.corrections import corrections_of
from chiltern.sharing.queries.following import told_how
from chiltern.sharing.queries.views import (
    CorrectionView,
    DisclosureView,
    ItemView,
    OwnersTold,
    ReplyView,
    TermsView,
)

HIDDEN_OWNER = "an agency known to the council's officer"


def reply_page(by: Actor, reply_id: UUID) -> ReplyView:
    """The answer to a request of ours, or the one that we sent. Raises Missing."""
    reply = Reply.objects.with_keys().select_related("agency_request").filter(id=reply_id).first()
    if reply is None:
        raise Missing
    received = _acknowledged(reply.id, reply.disclosure)
    came = _disclosure(by, reply.disclosure, received) if reply.disclosure else None
    asked_by = reply.agency_request.requester
    return ReplyView(
        id=reply.id,
        request=reply.agency_request_id,
        request_reference=reply.agency_request.reference,
        from_agency=came.from_agency if came else names_of([reply.keeper])[reply.keeper],
        to_agency=came.to_agency if came else names_of([asked_by]).get(asked_by, ""),
        told=reply.told,
        as_sent=reply.as_sent,
        at=reply.made_at,
        disclosure=came,
        acknowledged_at=received.get(reply.id),
        received=reply.agency_request.requester == by.agency,
        settles=tuple(IDENTIFIERS[key] for key in reply.settles if key in IDENTIFIERS),
        later=_later(reply),
        told_how=told_how(by, reply.id),
    )


def disclosure_page(by: Actor, disclosure_id: UUID) -> DisclosureView:
    """What came to this agency, or what it gave. Raises Missing, also for an owner who only sees that it went on."""
    return _disclosure(by, disclosure_id, _acknowledged(disclosure_id))


def _disclosure(by: Actor, disclosure_id: UUID, received: dict[UUID, datetime]) -> DisclosureView:
    mine = Q(keeper=by.agency) | Q(recipient=by.agency)
    opened = FirstView.objects.filter(post=by.post, disclosure=OuterRef("id"))
    consent = RestsOnConsent.objects.filter(disclosure=OuterRef("id"))
    quiet = QuietHop.objects.filter(disclosure=OuterRef("id")).values("disclosure")
    rows = Disclosure.objects.with_keys().annotate(
        opened=Exists(opened),
        rests=Exists(consent),
        held=Exists(quiet.filter(told_at=None)),
        told_at=Subquery(quiet.values(at=Max("told_at"))),
        quoted=Exists(Quotation.objects.filter(disclosure=OuterRef("id"))),
        notice=Subquery(HeldNotice.objects.filter(disclosure=OuterRef("id")).values("id")),
    )
    disclosure = rows.filter(mine, id=disclosure_id).first()
    if disclosure is None:
        raise Missing
    inside = DisclosedItem.objects.filter(disclosure=disclosure_id)
    position = dict(inside.values_list("item", "position"))
    items = sorted(by_id.rows(Item, position), key=lambda item: position[item.id])
    beside, taken = corrections_of(items), _taken(disclosure_id, items) if disclosure.quoted else {}
    names = names_of([*{disclosure.keeper, disclosure.recipient, *(item.keeper for item in items)}])
    return DisclosureView(
        id=disclosure.id,
        reference=disclosure.reference,
        from_agency=names[disclosure.keeper],
        to_agency=names[disclosure.recipient],
        received=disclosure.recipient == by.agency,
        method=Method(disclosure.method).says,
        at=disclosure.made_at,
        terms=terms_view(disclosure),
        items=tuple(
            replace(
                item_view(by, item, names[item.keeper], disclosure, beside.get(item.id, ())),
                quoted=taken.get(item.id, ""),
            )
            for item in items
        ),
        note=disclosure.note,
        acknowledged_at=received.get(disclosure.id),
        agency_request=disclosure.agency_request,
        opened=disclosure.opened,
        over=disclosure.expires_at is not None and disclosure.expires_at < by.at,
        on_consent=on_consent(by, disclosure.id) if disclosure.rests else None,
        agreement=str(disclosure.agreement or ""),
        decision=disclosure.decision if disclosure.keeper == by.agency else None,
        recalled=disclosure.state == DisclosureState.RECALLED,
        can_be_recalled=_can_be_recalled(by, disclosure, received),
        owners_told=_owners_told(held=disclosure.held, told_at=disclosure.told_at),
        notice=disclosure.notice,
    )


def _taken(disclosure: UUID, items: Sequence[Item]) -> dict[UUID, str]:
    """Of a summary: the passage that was taken from each, under that item's own key."""
    key = {item.id: item.key_of_thing() for item in items}
    rows = Quotation.objects.filter(disclosure=disclosure, item__in=key)
    return {row.item: row.sealed_with(key[row.item]).words for row in rows}


def _can_be_recalled(by: Actor, disclosure: Disclosure, received: dict[UUID, datetime]) -> bool:
    """Shared by us in the service, and not acknowledged; that nobody there has opened it is asked when it is taken back."""
    in_service = disclosure.method == Method.SERVICE and disclosure.state == DisclosureState.SHARED
    return disclosure.keeper == by.agency and in_service and not received


def _owners_told(*, held: bool, told_at: datetime | None) -> OwnersTold | None:
    """None where nothing was ever held back from them."""
    return OwnersTold(None if held else told_at) if held or told_at else None


def terms_view(disclosure: Disclosure) -> TermsView:
    """The terms in words."""
    passing_on = PassingOn(disclosure.passing_on)
    return TermsView(
        passing_on=passing_on.says,
        ask_first=passing_on is PassingOn.ASK_ME,
        show_originator=ShowOriginator(disclosure.show_originator).says,
        keep_out_of_online_access=disclosure.keep_out_of_online_access,
        not_to_be_mentioned_to=disclosure.not_to_be_mentioned_to,
        expires_at=disclosure.expires_at,
    )


def item_view(
    by: Actor, item: Item, owner: str, disclosure: Disclosure, corrections: Sequence[CorrectionView] = ()
) -> ItemView:
    """An item as this reader may see it. `corrections`: what stands beside it (corrections_of)."""
    return ItemView(
        id=item.id,
        text=item.text,
        kind=ItemKind(item.kind).says,
        classes=tuple(InfoClass(word).says for word in item.classes),
        marking=Marking(item.marking).says,
        observed_on=item.observed_on,
        source=item.source,
        about=item.about["about"],
        why_it_bears=item.about["why_it_bears"],
        belongs_to=owner if _shows_owner(by, item, disclosure) else HIDDEN_OWNER,
        ours=item.keeper == by.agency,
        version=item.version,
        document_pages=item.document_pages or 0,
        hidden_from=tuple(item.about.get("hidden_from", ())),
        corrections=tuple(corrections),
    )


def _shows_owner(by: Actor, item: Item, disclosure: Disclosure) -> bool:
    """Whose it is: to all, to whom the owner itself gave it, or to nobody but the owner."""
    return by.agency == item.keeper or shows_owner(disclosure, item.keeper)


def shows_owner(disclosure: Disclosure, owner: UUID) -> bool:
    """Whether the terms of what came let its recipient see that it is this owner's."""
    show = ShowOriginator(disclosure.show_originator)
    return show is ShowOriginator.ALL or (show is ShowOriginator.FIRST and disclosure.keeper == owner)


def _later(reply: Reply) -> UUID | None:
    later = Reply.objects.filter(agency_request=reply.agency_request_id, number__gt=reply.number)
    return later.order_by("-number").values_list("id", flat=True).first()


def _acknowledged(*of: UUID | None) -> dict[UUID, datetime]:
    return dict(
        Acknowledgement.objects.filter(of__in=[one for one in of if one]).values_list("of", "made_at")
    )
