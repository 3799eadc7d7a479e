"""Word files that others made are read without a fault, in little time, and no paragraph of theirs goes untold.

The folder that `FACTSHEET_FOREIGN` names holds them, such as those of the tests of pandoc, mammoth or Apache POI.
"""

from __future__ import annotations

import pytest
from foreign import FOLDER, MEGABYTES, SECONDS, as_unknown, files, with_base

FILES = files()
pytestmark = pytest.mark.skipif(not FILES, reason=f"{FOLDER} names no folder with Word files")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_foreign_file_is_read(file):
    data = file.read_bytes()
    for read in (as_unknown, with_base):
        found = read(data)
        assert found.untold == ()
        assert found.seconds <= SECONDS
        assert found.megabytes <= MEGABYTES
