"""docs/clusters.md says what Dask does."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

PAGE = " ".join((Path(__file__).parents[2] / "docs" / "clusters.md").read_text("utf-8").split())


def test_a_sheet_may_cost_as_many_workers_as_the_page_says():
    pytest.importorskip("distributed")
    import dask  # noqa: PLC0415 - an extra
    from distributed import scheduler  # noqa: PLC0415 - as above

    words = {"three": 3, "four": 4}
    allowed = dask.config.get("distributed.scheduler.allowed-failures")
    dies, gives_up = re.search(r"was on (\w+) workers as they died .* allows it (\w+), and gives up", PAGE).groups()
    assert (words[gives_up], words[dies]) == (allowed, allowed + 1)
    assert "ts.suspicious > self.allowed_failures" in inspect.getsource(scheduler)
    assert "`distributed.scheduler.allowed-failures`" in PAGE
