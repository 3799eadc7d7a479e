"""The pause of the garbage collector."""

from __future__ import annotations

import gc

import pytest

from factsheet.build.tasks.collector import paused


@pytest.fixture
def collector():
    """Leave the collector as it was."""
    was_enabled = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was_enabled else gc.disable)()


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
