"""Addresses of the sealed record: receipts, proofs, and an agency's own part of it."""

from django.urls import URLPattern, path

from chiltern.web.views.record import own_file, receipt

RECEIPT = "receipts/<uuid:entry>/"
FILE = "record/files/<uuid:file_id>/"

urlpatterns: list[URLPattern] = [
    path(RECEIPT, receipt.shown, name="receipt"),
    path(f"{RECEIPT}signed/", receipt.note, name="receipt_note"),
    path(f"{RECEIPT}proof/", receipt.proof, name="receipt_proof"),
    path("record/key/", receipt.key, name="record_key"),
    path("record/files/", own_file.files, name="record_files"),
    path(FILE, own_file.shown, name="record_file"),
    path(f"{FILE}download/", own_file.download_it, name="record_file_download"),
]
