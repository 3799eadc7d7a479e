import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from factsheet.render.docx.file.package import archive, deflated

NAMES = st.from_regex(r"[a-z]{1,8}/[A-Za-z_]{1,12}\.xml", fullmatch=True)
MEMBERS = st.dictionaries(NAMES, st.binary(max_size=600), max_size=6)


def zipped(members):
    """The same members as the standard library writes them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            file.writestr(member, data)
    return buffer.getvalue()


@given(MEMBERS)
def test_the_bytes_are_those_that_the_standard_library_writes(members):
    assert archive((name, deflated(data)) for name, data in members.items()) == zipped(members)


def test_what_is_kept_deflated_reads_back():
    data = archive([("word/styles.xml", deflated(b"<styles/>" * 500))])
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        assert file.read("word/styles.xml") == b"<styles/>" * 500
