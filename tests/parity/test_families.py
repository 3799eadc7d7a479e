from small import meeting, told

from factsheet.parity.versions import families, read_version, repeated


def versions(*named: tuple[str, str], other: str = ""):
    return [
        read_version(name, meeting(language).replace("id: talks", f"id: {other or 'talks'}").encode())
        for name, language in named
    ]


def shape(found):
    return [(each.reference.name, [other.name for other in each.others]) for each in found]


def test_the_reference_is_the_language_of_the_set_or_the_file_named_by_the_id_or_the_first():
    files = versions(("talks-fr.yaml", "fr"), ("talks-ja.yaml", "ja"), ("in/talks.yaml", "en"))
    assert shape(families(files)) == [("in/talks.yaml", ["talks-fr.yaml", "talks-ja.yaml"])]
    assert shape(families(files, "JA")) == [("talks-ja.yaml", ["talks-fr.yaml", "in/talks.yaml"])]
    assert shape(families(files, "ko")) == shape(families(files))
    assert shape(families(files[:2])) == [("talks-fr.yaml", ["talks-ja.yaml"])]


def test_meetings_in_one_language_are_no_family():
    assert families([*versions(("a.yaml", "en")), *versions(("b.yaml", "fr"), other="b")]) == []


def test_a_second_file_in_a_language_is_told_and_not_compared():
    files = versions(("a.yaml", "en"), ("b.yaml", "fr"), ("c.yaml", "fr"))
    assert shape(families(files)) == [("a.yaml", ["b.yaml"])]
    (found,) = repeated(files)
    assert (found.code, str(found.span), str(found.related[0].span)) == ("parity-twice", "c.yaml:4:11", "b.yaml:4:11")


def test_each_version_is_held_against_the_reference():
    changed = [meeting(language).replace("2025-04-03", "2025-04-04") for language in ("fr", "ja")]
    assert [each.span.file for each in told(meeting("en"), *changed)] == ["b.yaml", "c.yaml"]
