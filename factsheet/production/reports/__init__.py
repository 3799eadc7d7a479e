"""What a run told comes in; a text that other programs read goes out: GitHub's annotations, SARIF, JUnit, JSON."""

from factsheet.production.reports.writers import FORMS, make_report

__all__ = ["FORMS", "make_report"]
