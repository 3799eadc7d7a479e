"""The pause of the garbage collector."""

from __future__ import annotations

import gc

import pytest

from factsheet.production.collector import collect_rarely, paused


@pytest.fixture
def collector():
    """Leave the collector as it was."""
    was_enabled, thresholds = gc.isenabled(), gc.get_threshold()
    gc.enable()
    yield
    (gc.enable if was_enabled else gc.disable)()
    gc.set_threshold(*thresholds)


@pytest.mark.usefixtures("collector")
def test_the_collector_pauses_and_goes_on_even_after_an_error():
    with pytest.raises(ValueError, match="inside"), paused():
        assert not gc.isenabled()
        raise ValueError("inside")
    assert gc.isenabled()


@pytest.mark.usefixtures("collector")
def test_a_pause_inside_a_pause_does_not_end_it():
    with paused():
        with paused():
            pass
        assert not gc.isenabled()


@pytest.mark.usefixtures("collector")
def test_a_collector_that_is_off_stays_off():
    gc.disable()
    with paused():
        pass
    assert not gc.isenabled()


@pytest.mark.usefixtures("collector")
def test_the_objects_of_a_sheet_do_not_set_the_collector_off():
    collect_rarely()
    gc.collect()
    before = gc.get_stats()[0]["collections"]
    kept = [[] for _ in range(100_000)]
    assert gc.get_stats()[0]["collections"] == before
    assert len(kept) == 100_000
