"""Runs programs, one a line of JSON, and answers each with a line that holds what it
printed. NumPy is imported once; each program runs in a process of its own that is
forked from here, so that none sees what another left."""

import json
import os
import sys
import tempfile
import traceback

import numpy


def run(code, out):
    """Is the child: runs a program and never returns."""
    os.dup2(out, 1)
    os.dup2(out, 2)
    numpy.random.seed()
    failed = 0
    try:
        exec(compile(code, "<shown>", "exec"), {"__name__": "__main__"})
    except BaseException:
        traceback.print_exc()
        failed = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(failed)


for line in sys.stdin:
    with tempfile.TemporaryFile() as out:
        child = os.fork()
        if child == 0:
            run(json.loads(line), out.fileno())
        _, status = os.waitpid(child, 0)
        out.seek(0)
        print(json.dumps({"printed": out.read().decode(), "failed": status != 0}), flush=True)
