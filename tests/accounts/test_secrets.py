"""What the sign-in keeps: second factors sealed, links by their hash, nothing that reads as an address. Clause 3.7."""

from __future__ import annotations

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import connection

from chiltern.accounts.workings import codes
from chiltern.accounts.workings.sealing import keyed_name
from chiltern.foundation.ids import keyed_stream, use_stream
from chiltern.foundation.sealed.cipher import CannotOpen
from tests.cast import SECRET, Cast

pytestmark = pytest.mark.clause("3.7")


def test_the_apps_secrets_and_the_recovery_seeds_lie_sealed(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select count(*), string_agg(data::text, '') from mfa_authenticator")
        count, stored = cursor.fetchone()
    assert count == 2 * 37
    assert SECRET not in stored
    assert Authenticator.objects.filter(type="totp").first().wrap().instance.data.keys() == {"secret"}


def test_a_secret_that_was_altered_does_not_open() -> None:
    sealed = get_adapter().encrypt(SECRET)
    assert get_adapter().decrypt(sealed) == SECRET
    with pytest.raises(CannotOpen):
        get_adapter().decrypt(("B" if sealed[0] == "A" else "A") + sealed[1:])


def test_the_picture_for_the_app_has_no_inline_style() -> None:
    picture = get_adapter().build_totp_svg(f"otpauth://totp/Chiltern:a@b.example?secret={SECRET}")
    assert picture.startswith("<svg")
    assert "style" not in picture
    assert SECRET not in picture


def test_a_code_has_a_hundred_bits_and_is_read_however_it_is_typed() -> None:
    code = codes.new_code()
    letters = code.replace("-", "")
    assert len(letters) == 20
    assert set(letters) <= set(codes.LETTERS)
    assert len(codes.LETTERS) == 32
    typed = {codes.digest(text) for text in (code, letters.lower(), f" {code} ", " ".join(letters))}
    assert len(typed) == 1


def test_no_two_codes_are_alike() -> None:
    assert len({codes.new_code() for _ in range(1000)}) == 1000


def test_codes_come_from_the_stream_that_a_comparison_of_two_worlds_sets() -> None:
    made = []
    for _ in range(2):
        use_stream(keyed_stream("a world"))
        made.append(codes.new_code())
    use_stream(None)
    assert made[0] == made[1]


def test_a_name_for_counting_says_nothing_of_the_address() -> None:
    assert keyed_name("a@b.example") == keyed_name("a@b.example")
    assert keyed_name("a@b.example") != keyed_name("c@b.example")
    assert "example" not in keyed_name("a@b.example")
