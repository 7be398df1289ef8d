"""The date a build goes by is given, never guessed."""

import datetime

import pytest

from generator.clock import build_date, parse_date
from generator.errors import InputError


def test_what_is_asked_for_goes_before_all_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert build_date("2026-11-23", "2020-01-01") == datetime.date(2026, 11, 23)
    assert build_date(None, "2020-01-01") == datetime.date(1970, 1, 1)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert build_date(None, "2020-01-01") == datetime.date(2020, 1, 1)


def test_an_epoch_is_read_in_utc_whatever_the_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225599")  # 2025-12-31 23:59:59 UTC
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert build_date() == datetime.date(2025, 12, 31)


@pytest.mark.parametrize(
    "text", ["23-11-2026", "2026-13-01", "2026-02-30", "tomorrow", "2026-1-1", "", "２０２６-01-01"]
)
def test_what_is_not_a_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InputError, match="2026-11-23"):
        parse_date(text)


@pytest.mark.parametrize("epoch", ["yesterday", "²", "999999999999", "9" * 30])
def test_a_broken_epoch_is_said(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH"):
        build_date()


def test_a_commit_with_a_day_that_cannot_be_is_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with pytest.raises(InputError, match=r"made on 10000-01-01, which cannot be\. .*git commit --amend"):
        build_date(commit_date="10000-01-01")
