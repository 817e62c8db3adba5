"""Addresses of the thin walk: your work, asking, deciding, what came, passing on, the Code."""

from django.urls import path

from chiltern.web.views.sharing import (
    adding,
    asking_back,
    asking_tells,
    code,
    decision,
    documents,
    file_copy,
    going_on,
    kept,
    late,
    listed,
    match,
    received,
    request,
    told,
    work,
)
from chiltern.web.views.sharing.ask import agencies, check, start, steps, who
from chiltern.web.views.sharing.calls import answering as call_answering
from chiltern.web.views.sharing.calls import shown, write
from chiltern.web.views.sharing.decide import again as decide_again
from chiltern.web.views.sharing.decide import agreement as decide_agreement
from chiltern.web.views.sharing.decide import check as decide_check
from chiltern.web.views.sharing.decide import items, journey
from chiltern.web.views.sharing.decide import papers as decide_papers
from chiltern.web.views.sharing.decide import place as decide_place
from chiltern.web.views.sharing.decide import steps as decide_steps
from chiltern.web.views.sharing.onward import asking, heard, notice, passing, taking_back
from chiltern.web.views.sharing.onward import place as passing_place
from chiltern.web.views.sharing.outside import put as ask_outside
from chiltern.web.views.sharing.tell import answering, giving, whom
from chiltern.web.views.sharing.tell import check as tell_check
from chiltern.web.views.sharing.tell import items as tell_items
from chiltern.web.views.sharing.tell import outside as tell_outside
from chiltern.web.views.sharing.tell import papers as tell_papers
from chiltern.web.views.sharing.tell import place as tell_place
from chiltern.web.views.sharing.tell import start as tell_start
from chiltern.web.views.sharing.tell import steps as tell_steps

ASK = "ask/<uuid:draft_id>/"
TELL = "tell/<uuid:draft_id>/"
REQUEST = "requests/<uuid:request_id>/"
DECIDE = f"{REQUEST}decide/"
CALL = "calls/<uuid:call_id>/"
DISCLOSURE = "disclosures/<uuid:disclosure_id>/"
DOCUMENT = "items/<int:place>/document/"

urlpatterns = [
    path("", work.your_work, name="home"),
    path("work/<slug:which>/", listed.one_list, name="work"),
    path("ask/", start.start, name="ask"),
    path(ASK, start.journey, name="ask_journey"),
    path(f"{ASK}drop/", start.drop, name="ask_drop"),
    path(f"{ASK}who/", who.who, name="ask_who"),
    path(f"{ASK}who/remove/", who.remove, name="ask_who_remove"),
    path(f"{ASK}what/", steps.what, name="ask_what"),
    path(f"{ASK}urgency/", steps.urgency, name="ask_urgency"),
    path(f"{ASK}background/", steps.background, name="ask_background"),
    path(f"{ASK}agencies/", agencies.agencies, name="ask_agencies"),
    path(f"{ASK}agencies/remove/", agencies.remove, name="ask_agencies_remove"),
    path(f"{ASK}agencies/<uuid:agency>/", agencies.may_know, name="ask_may_know"),
    path(f"{ASK}code/", asking_tells.code, name="ask_code"),
    path(f"{ASK}check/", check.check, name="ask_check"),
    path("asked/<uuid:request_id>/", check.sent, name="asked"),
    path("tell/", tell_start.start, name="tell"),
    path(TELL, tell_start.journey, name="tell_journey"),
    path(f"{TELL}drop/", tell_start.drop, name="tell_drop"),
    path(f"{TELL}danger/", tell_steps.danger, name="tell_danger"),
    path(f"{TELL}who/", whom.who, name="tell_who"),
    path(f"{TELL}who/remove/", whom.remove, name="tell_who_remove"),
    path(f"{TELL}to/", whom.to, name="tell_to"),
    path(f"{TELL}to/posts/", whom.posts, name="tell_posts"),
    path(f"{TELL}why/", tell_steps.why, name="tell_why"),
    path(f"{TELL}agreement/", tell_steps.agreement, name="tell_agreement"),
    path(f"{TELL}items/", tell_items.items, name="tell_items"),
    path(f"{TELL}items/new/", tell_items.one_item, name="tell_item_new"),
    path(f"{TELL}items/<int:place>/", tell_items.one_item, name="tell_item"),
    path(f"{TELL}items/<int:place>/remove/", tell_items.remove, name="tell_item_remove"),
    path(f"{TELL}{DOCUMENT}", tell_papers.document, name="tell_document"),
    path(f"{TELL}{DOCUMENT}<int:page>/", tell_papers.page, name="tell_document_page"),
    path(f"{TELL}{DOCUMENT}<int:page>/picture/", tell_papers.picture, name="tell_document_picture"),
    path(f"{TELL}place/", tell_place.place, name="tell_place"),
    path(f"{TELL}tests/", tell_items.tests, name="tell_tests"),
    path(f"{TELL}conditions/", tell_steps.conditions, name="tell_conditions"),
    path(f"{TELL}terms/", tell_steps.terms, name="tell_terms"),
    path(f"{TELL}check/", tell_check.check, name="tell_check"),
    path(f"{TELL}whose/", tell_check.whose, name="tell_whose"),
    path(f"{TELL}told/", tell_outside.told, name="tell_outside"),
    path("told/<uuid:disclosure_id>/", tell_check.sent, name="told"),
    path(REQUEST, request.request_shown, name="request"),
    path(f"{REQUEST}acknowledge/", request.acknowledge, name="acknowledge_request"),
    path(f"{REQUEST}assign/", request.assign, name="assign_request"),
    path(f"{REQUEST}take/", request.take, name="take_request"),
    path(f"{REQUEST}hand-over/", request.hand_over, name="hand_over_request"),
    path("overdue/<uuid:climb_id>/", late.climbed, name="climbed"),
    path(f"{REQUEST}ask-back/", asking_back.ask_back, name="ask_to_clarify"),
    path("clarifications/<uuid:clarification_id>/", asking_back.clarification, name="clarification"),
    path(f"{REQUEST}withdraw/", going_on.withdraw, name="withdraw_request"),
    path(f"{REQUEST}close/", going_on.close, name="close_request"),
    path(f"{REQUEST}again/", going_on.again, name="ask_again"),
    path(f"{REQUEST}add/", adding.add, name="add_to_request"),
    path(f"{REQUEST}put/", ask_outside.put, name="put_to_outside"),
    path(f"{REQUEST}told/", told.told, name="told_otherwise"),
    path(f"{REQUEST}decisions/<int:number>/", decision.earlier, name="decision_before"),
    path(f"{REQUEST}decision/", decision.decision, name="decision"),
    path("decisions/<uuid:decision_id>/", kept.decision, name="kept_decision"),
    path(f"{REQUEST}match/", match.first, name="match_first"),
    path(f"{REQUEST}match/<int:position>/", match.match, name="match"),
    path(DECIDE, journey.journey, name="decide"),
    path(f"{DECIDE}again/", decide_again.again, name="decide_again"),
    path(f"{DECIDE}way/", decide_steps.way, name="decide_way"),
    path(f"{DECIDE}place/", decide_place.place, name="decide_place"),
    path(f"{DECIDE}agreement/", decide_agreement.agreement, name="decide_agreement"),
    path(f"{DECIDE}danger/", decide_steps.danger, name="decide_danger"),
    path(f"{DECIDE}items/", items.items, name="decide_items"),
    path(f"{DECIDE}items/new/", items.one_item, name="decide_item_new"),
    path(f"{DECIDE}items/<int:place>/", items.one_item, name="decide_item"),
    path(f"{DECIDE}items/<int:place>/remove/", items.remove, name="decide_item_remove"),
    path(f"{DECIDE}{DOCUMENT}", decide_papers.document, name="decide_document"),
    path(f"{DECIDE}{DOCUMENT}<int:page>/", decide_papers.page, name="decide_document_page"),
    path(f"{DECIDE}{DOCUMENT}<int:page>/picture/", decide_papers.picture, name="decide_document_picture"),
    path(f"{DECIDE}tests/", items.tests, name="decide_tests"),
    path(f"{DECIDE}answer/", decide_steps.answer, name="decide_answer"),
    path(f"{DECIDE}conditions/", decide_steps.conditions, name="decide_conditions"),
    path(f"{DECIDE}words/", decide_steps.words, name="decide_words"),
    path(f"{DECIDE}terms/", decide_steps.terms, name="decide_terms"),
    path(f"{DECIDE}check/", decide_check.check, name="decide_check"),
    path(f"{DECIDE}whose/", decide_check.whose, name="decide_whose"),
    path("received/", received.received, name="received"),
    path("received/read/", received.received, name="received_read"),
    path("replies/<uuid:reply_id>/", received.reply, name="reply"),
    path("replies/<uuid:reply_id>/acknowledge/", received.acknowledge_a_reply, name="acknowledge_reply"),
    path(DISCLOSURE, received.disclosure, name="disclosure"),
    path(f"{DISCLOSURE}documents/<int:number>/", documents.document, name="document"),
    path(f"{DISCLOSURE}acknowledge/", received.acknowledge_a_disclosure, name="acknowledge_disclosure"),
    path(f"{DISCLOSURE}take-into-file/", file_copy.take, name="take_into_file"),
    path("file-copies/<uuid:copy_id>/", file_copy.shown, name="file_copy"),
    path("file-copies/<uuid:copy_id>/pdf/", file_copy.pdf, name="file_copy_pdf"),
    path(f"{DISCLOSURE}answer-back/", answering.answer, name="answer_back"),
    path(f"{DISCLOSURE}answered/", tell_outside.answered, name="write_down_answer_back"),
    path(f"{DISCLOSURE}take/", giving.take, name="take_telling"),
    path(f"{DISCLOSURE}assign/", giving.assign, name="assign_telling"),
    path(f"{DISCLOSURE}hand-over/", giving.hand_over, name="hand_over_telling"),
    path(f"{DISCLOSURE}answer-read/", answering.read, name="answer_back_read"),
    path(f"{DISCLOSURE}ask-to-pass-on/", asking.ask, name="ask_to_pass_on"),
    path(f"{DISCLOSURE}pass-on/", passing.to_whom, name="pass_on"),
    path("disclosures/<uuid:thing_id>/pass-on/answers/", passing.answers, name="pass_on_answers"),
    path(f"{DISCLOSURE}pass-on/place/", passing_place.place, name="pass_on_place"),
    path("disclosures/<uuid:thing_id>/pass-on/terms/", passing.terms, name="pass_on_terms"),
    path("disclosures/<uuid:thing_id>/pass-on/owner/", passing.owner, name="pass_on_owner"),
    path("notices-held-back/<uuid:notice_id>/", notice.shown, name="notice"),
    path("notices-held-back/<uuid:notice_id>/agree/", notice.agree, name="notice_agree"),
    path("notices-held-back/<uuid:notice_id>/hold-on/", notice.hold_on, name="notice_hold_on"),
    path("notices-held-back/<uuid:notice_id>/tell/", notice.tell, name="notice_tell"),
    path("disclosures/<uuid:thing_id>/pass-on/check/", passing.check, name="pass_on_check"),
    path("permissions/<uuid:permission_id>/", asking.permission, name="permission"),
    path("permissions/<uuid:permission_id>/heard/", heard.write_down, name="permission_heard"),
    path("permissions/<uuid:permission_id>/withdraw/", taking_back.take_back, name="permission_withdraw"),
    path("write-down/", write.write, name="write_down"),
    path("write-down/<uuid:draft_id>/", write.more, name="write_down_more"),
    path(CALL, shown.call, name="call"),
    path(f"{CALL}confirm/", call_answering.confirm, name="confirm_report"),
    path(f"{CALL}correct/", call_answering.correct, name="correct_report"),
    path(f"{CALL}explain/", call_answering.explain, name="explain_call"),
    path("code/", code.the_code, name="code"),
    path("code/acknowledge/", code.acknowledge, name="acknowledge_code"),
    path("code/<str:clause_id>/", code.one_clause, name="clause"),
]
