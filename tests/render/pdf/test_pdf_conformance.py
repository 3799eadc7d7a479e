"""The checker finds nothing in what is rendered, and finds every single thing that is broken in it."""

from __future__ import annotations

import io

import pikepdf
import pytest
from conformance import RULES, problems
from pikepdf import Dictionary, Name
from sample import SAMPLE_IMAGES, sample_document

from factsheet.render.pdf import render


@pytest.fixture(scope="module")
def sample(theme, fonts):
    return render(sample_document(), theme, fonts, SAMPLE_IMAGES).data


def element(pdf, kind, number=0):
    found = [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == "/StructElem" and kind == o.S]
    return found[number]


def annotation(pdf, subtype):
    return next(note for page in pdf.pages for note in page.obj.get("/Annots", ()) if note.Subtype == subtype)


def tree(pdf):
    return pdf.Root.StructTreeRoot


def a_font(pdf):
    return next(iter(pdf.pages[0].obj.Resources.Font.values()))


def descendant(pdf):
    return a_font(pdf).DescendantFonts[0]


def put(pdf, page, old, new):
    page.contents_coalesce()
    data = page.obj.Contents.read_bytes()
    assert old in data
    page.obj.Contents = pdf.make_stream(data.replace(old, new, 1))


def reorder_parent_tree(pdf):
    nums = tree(pdf).ParentTree.Nums
    nums[0], nums[2] = nums[2], nums[0]


def drop_parent_entry(pdf):
    page = pdf.pages[0].obj
    nums = tree(pdf).ParentTree.Nums
    at = [int(key) for key in list(nums)[::2]].index(int(page.StructParents))
    del nums[2 * at + 1][0]


def drop_annotation_entry(pdf):
    nums = tree(pdf).ParentTree.Nums
    at = [int(key) for key in list(nums)[::2]].index(int(annotation(pdf, "/Link").StructParent))
    del nums[2 * at : 2 * at + 2]


def share_note_id(pdf):
    element(pdf, "/Note", 1).ID = element(pdf, "/Note", 0).ID


def swap_ids(pdf):
    names = tree(pdf).IDTree.Names
    names[0], names[2] = names[2], names[0]


def shrink_profile(pdf):
    intent = pdf.Root.OutputIntents[0]
    intent.DestOutputProfile = pdf.make_stream(b"\0" * 128, N=3)


def cmyk_image(pdf):
    image = next(o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image")
    image.ColorSpace = Name.DeviceCMYK


def change_xmp(pdf, old, new):
    data = pdf.Root.Metadata.read_bytes()
    assert old in data
    pdf.Root.Metadata.write(data.replace(old, new))


def wrong_width(pdf):
    for widths in list(descendant(pdf).W)[1::2]:
        for number in range(len(widths)):
            widths[number] = float(widths[number]) + 5


def wrong_unicode(pdf):
    font = a_font(pdf)
    font.ToUnicode = pdf.make_stream(font.ToUnicode.read_bytes().replace(b"> <00", b"> <E0"))


def delete(thing, key):
    assert key in thing
    del thing[key]


MUTATIONS = {
    "an Alt": ("figures", lambda pdf: delete(element(pdf, "/Figure"), "/Alt")),
    "an empty Alt": ("figures", lambda pdf: element(pdf, "/Figure").__setitem__("/Alt", " ")),
    "a BBox": ("figures", lambda pdf: delete(element(pdf, "/Figure").A, "/BBox")),
    "a Scope": ("tables", lambda pdf: delete(element(pdf, "/TH"), "/A")),
    "a cell": ("tables", lambda pdf: element(pdf, "/TR", 5).K.append(element(pdf, "/TD"))),
    "Contents of a link": ("annotations", lambda pdf: delete(annotation(pdf, "/Link"), "/Contents")),
    "Contents of a comment": ("annotations", lambda pdf: delete(annotation(pdf, "/Highlight"), "/Contents")),
    "an appearance": ("annotations", lambda pdf: delete(annotation(pdf, "/Highlight"), "/AP")),
    "the print flag": ("annotations", lambda pdf: delete(annotation(pdf, "/Link"), "/F")),
    "a link's target": ("annotations", lambda pdf: delete(annotation(pdf, "/Link"), "/Dest")),
    "a link's annotation": ("links", lambda pdf: element(pdf, "/Link").K.__delitem__(-1)),
    "Tabs": ("tabs", lambda pdf: delete(pdf.pages[1].obj, "/Tabs")),
    "a ParentTree entry of content": ("parent_tree", drop_parent_entry),
    "a ParentTree entry of an annotation": ("parent_tree", drop_annotation_entry),
    "the order of ParentTree": ("parent_tree", reorder_parent_tree),
    "StructParents": ("parent_tree", lambda pdf: delete(pdf.pages[0].obj, "/StructParents")),
    "the order of paragraphs": ("reading_order", lambda pdf: element(pdf, "/Document").K.append(first_kid(pdf))),
    "an element's parent": ("parents", lambda pdf: element(pdf, "/P").__setitem__("/P", element(pdf, "/H1"))),
    "a Note ID": ("notes", lambda pdf: delete(element(pdf, "/Note"), "/ID")),
    "a shared Note ID": ("notes", share_note_id),
    "IDTree": ("notes", lambda pdf: delete(tree(pdf), "/IDTree")),
    "the order of IDTree": ("notes", swap_ids),
    "a skipped heading": ("headings", lambda pdf: element(pdf, "/H2").__setitem__("/S", Name.H3)),
    "a first heading": ("headings", lambda pdf: element(pdf, "/H1").__setitem__("/S", Name.H2)),
    "a role": ("roles", lambda pdf: delete(tree(pdf).RoleMap, "/Title")),
    "a mapped standard type": ("roles", lambda pdf: tree(pdf).RoleMap.__setitem__("/P", Name.Span)),
    "an item outside a list": ("nesting", lambda pdf: element(pdf, "/L").__setitem__("/S", Name.Div)),
    "an empty paragraph": ("nesting", lambda pdf: element(pdf, "/Sect").K.append(stray_paragraph(pdf))),
    "an unembedded font": ("fonts", lambda pdf: delete(descendant(pdf).FontDescriptor, "/FontFile2")),
    "a width": ("fonts", wrong_width),
    "a character": ("unicode", wrong_unicode),
    "ToUnicode": ("unicode", lambda pdf: delete(a_font(pdf), "/ToUnicode")),
    "a missing OutputIntent": ("colors", lambda pdf: delete(pdf.Root, "/OutputIntents")),
    "the profile": ("colors", shrink_profile),
    "an image in CMYK": ("colors", cmyk_image),
    "a title in Info alone": ("metadata", lambda pdf: pdf.docinfo.__setitem__("/Title", "Another title")),
    "an author in XMP alone": ("metadata", lambda pdf: change_xmp(pdf, b"Ministry of Party A", b"Party B")),
    "a date in XMP alone": ("metadata", lambda pdf: change_xmp(pdf, b"2025-01-15T09:30", b"2025-01-15T10:30")),
    "the conformance": ("metadata", lambda pdf: change_xmp(pdf, b"conformance>A<", b"conformance>B<")),
    "the part of PDF/UA": ("metadata", lambda pdf: change_xmp(pdf, b"<pdfuaid:part>1", b"<pdfuaid:part>2")),
    "the extension schema": ("metadata", lambda pdf: change_xmp(pdf, b">pdfuaid<", b">another<")),
    "MarkInfo": ("marked", lambda pdf: delete(pdf.Root, "/MarkInfo")),
    "Suspects": ("marked", lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True)),
    "the language": ("language", lambda pdf: delete(pdf.Root, "/Lang")),
    "a span's language": ("language", lambda pdf: element(pdf, "/Span").__setitem__("/Lang", "no tag")),
    "the window's title": ("title", lambda pdf: delete(pdf.Root, "/ViewerPreferences")),
    "an artifact's mark": ("content", lambda pdf: put(pdf, pdf.pages[0], b"/Artifact <</Type/Layout>> BDC", b"q")),
    "content in an artifact": ("content", lambda pdf: put(pdf, pdf.pages[0], b"]TJ", b"]TJ /Artifact BMC EMC")),
    "an open action": ("file_structure", lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.Named))),
    "an outline entry": ("outline", lambda pdf: delete(pdf.Root.Outlines.First, "/Dest")),
    "a reference to the structure": ("structure", lambda pdf: delete(pdf.Root, "/StructTreeRoot")),
}


def first_kid(pdf):
    kids = element(pdf, "/Document").K
    kid = kids[0]
    del kids[0]
    return kid


def stray_paragraph(pdf):
    return pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=element(pdf, "/Sect")))


def saved(pdf):
    buffer = io.BytesIO()
    pdf.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
    return buffer.getvalue()


def rules_of(data):
    return {problem.partition(":")[0] for problem in problems(data)}


def test_the_sample_conforms_and_still_does_when_saved_by_another_program(sample):
    assert problems(sample) == []
    assert problems(saved(pikepdf.open(io.BytesIO(sample)))) == []


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_is_broken_is_found_by_the_rule_for_it(sample, name):
    rule, mutate = MUTATIONS[name]
    pdf = pikepdf.open(io.BytesIO(sample))
    mutate(pdf)
    assert rule in rules_of(saved(pdf))


@pytest.mark.parametrize(
    ("old", "new"), [(b"%PDF-1.7", b"%PDF-1.4"), (b"\nendstream", b" endstream"), (b"/ID[", b"/XD[")]
)
def test_what_is_broken_in_the_file_is_found(sample, old, new):
    assert old in sample
    assert rules_of(sample.replace(old, new, 1)) == {"file_structure"}


def test_an_encrypted_file_is_found(sample):
    pdf, buffer = pikepdf.open(io.BytesIO(sample)), io.BytesIO()
    pdf.save(buffer, encryption=pikepdf.Encryption(owner="", user="", R=6))
    assert "file_structure" in rules_of(buffer.getvalue())


def test_every_rule_has_something_that_breaks_it():
    assert {rule for rule, _ in MUTATIONS.values()} >= {rule.__name__ for rule in RULES}
