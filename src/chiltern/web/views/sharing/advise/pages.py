"""Which form each page of "may I share this?" has. Clauses 3.3 to 3.5."""

from __future__ import annotations

from collections.abc import Mapping

from chiltern.code_of_practice.words import AdviceStep
from chiltern.web.views.sharing.advise import consenting
from chiltern.web.views.sharing.advise import forms as pages
from chiltern.web.views.sharing.advise.nameless import Nameless

FORMS: Mapping[AdviceStep, type[Nameless]] = {
    AdviceStep.DANGER: pages.DangerAlone,
    AdviceStep.WHOM: pages.Whom,
    AdviceStep.CAN_ACT: pages.CanAct,
    AdviceStep.COMPULSION: pages.Compulsion,
    AdviceStep.DETRIMENT: pages.Detriment,
    AdviceStep.PURPOSE: pages.Purpose,
    AdviceStep.AGREEMENT: pages.Agreements,
    AdviceStep.ASKING: consenting.WhetherToAsk,
    AdviceStep.CONSENT: consenting.ConsentAlone,
    AdviceStep.GROUND: consenting.Ground,
    AdviceStep.MATCH: pages.SamePerson,
    AdviceStep.TESTS: pages.FiveTests,
    AdviceStep.BARS: pages.Bars,
    AdviceStep.LAWFUL: pages.Lawful,
}
