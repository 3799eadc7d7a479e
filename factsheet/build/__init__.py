"""Building: paths come in, whole files and a report go out."""
