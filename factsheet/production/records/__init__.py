"""What is remembered of builds: outcomes come in; what is up to date, the manifest and the sums of files go out."""
