"""The meeting: nodes come in, a frozen validated model goes out, with the place in the file of every value.

A value's path names each item of a list by its identity: `sections[security].content[deterrence].text`.
"""

from factsheet.meeting.circulation import (
    Stage,
    breaking_objections,
    broken_at,
    circulated_digest,
    content_digest,
    is_edited,
    stage_of,
)
from factsheet.meeting.content import (
    CellContent,
    Cited,
    ColumnContent,
    Content,
    FigureContent,
    ParagraphContent,
    Point,
    RowContent,
    SectionContent,
    TableContent,
)
from factsheet.meeting.dates import Due, DueKind, Season, WrittenTime
from factsheet.meeting.facts import FieldFacts, facts_at, facts_of, usual_keys
from factsheet.meeting.marking import Classification, Marked, Quote, Quoted
from factsheet.meeting.model import DocumentKind, Kind, Meeting, Status
from factsheet.meeting.people import NO_COUNTRY, Contact, Issuer, Participant, Person, Venue, is_territory
from factsheet.meeting.positions import Outline, Positions, identity_of
from factsheet.meeting.reader import MeetingFile, outline, read_meeting
from factsheet.meeting.records import (
    Abbreviation,
    Allowance,
    Clearance,
    Decision,
    FollowUp,
    FollowUpStatus,
    Owner,
    Role,
    Source,
)
from factsheet.meeting.text import FieldMark, Plain, Rich
