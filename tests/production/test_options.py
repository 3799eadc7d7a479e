from datetime import UTC, datetime

import pytest

from factsheet.production.options import OptionError, source_date_epoch


def test_epoch_is_seconds_since_1970():
    assert source_date_epoch({"SOURCE_DATE_EPOCH": "1743638400"}) == datetime(2025, 4, 3, tzinfo=UTC)
    assert source_date_epoch({"SOURCE_DATE_EPOCH": "0"}) == datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("environment", [{}, {"SOURCE_DATE_EPOCH": ""}])
def test_no_epoch(environment):
    assert source_date_epoch(environment) is None


@pytest.mark.parametrize("text", ["soon", "-1", "1.5", " 1", "1_000", "٣", "9" * 30, "9" * 5000])
def test_an_epoch_that_is_no_number_is_a_usage_error(text):
    with pytest.raises(OptionError, match="whole number of seconds"):
        source_date_epoch({"SOURCE_DATE_EPOCH": text})
