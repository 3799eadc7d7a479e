"""Production: paths come in, whole files and a report on each sheet go out.

Here alone are files looked for, read and written; every other room gets what it needs handed in. `inputs` reads what
the user names, `sheets` turns one meeting into the bytes of its files, `output` writes them, `sets` leads all three.
"""
