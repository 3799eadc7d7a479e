"""What the review file of a meeting is called, which stands beside it."""

from pathlib import Path


def review_file_of(meeting: Path) -> Path:
    """Give the path of the review file of a meeting file."""
    return meeting.with_name(f"{meeting.stem}.review.yaml")
