"""What the review file of a meeting is called, which stands beside it."""

from pathlib import Path, PurePath


def review_name(meeting: PurePath) -> str:
    """Give the name of the review file of a meeting file."""
    return f"{meeting.stem}.review.yaml"


def review_file_of(meeting: Path) -> Path:
    """Give the path of the review file of a meeting file."""
    return meeting.with_name(review_name(meeting))
