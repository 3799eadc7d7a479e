"""The command line: one file a command, each thin; exit codes 0 fine, 1 the input is at fault, 2 usage."""
