"""Runs programs, some a line of JSON, and answers each line with one that holds what each
printed. The first line holds files, which lie in the folder where all run, and is
answered with NumPy's version. It is imported once, and the programs of a line run in a
process that is forked from here, which leaves nothing behind."""

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
import traceback
import warnings

import numpy


def run(code):
    """Runs a program as if it were the first, and tells what it printed."""
    numpy.random.seed()
    numpy.set_printoptions(edgeitems=3, threshold=1000, precision=8, linewidth=75, suppress=False)
    numpy.seterr(divide="warn", over="warn", under="ignore", invalid="warn")
    out, failed = io.StringIO(), False
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), warnings.catch_warnings():
        warnings.simplefilter("always", RuntimeWarning)  # not the first of each place alone
        try:
            exec(compile(code, "<shown>", "exec"), {"__name__": "__main__"})
        except BaseException:
            traceback.print_exc()
            failed = True
    return {"printed": out.getvalue(), "failed": failed}


def fork(codes):
    """Runs programs in a child."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as answers:
        child = os.fork()
        if child == 0:
            try:
                json.dump([run(code) for code in codes], answers)
                answers.flush()
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        answers.seek(0)
        return json.load(answers)


def start(codes):
    """Does the same where there is no fork."""
    answers = []
    for code in codes:
        done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        answers.append({"printed": done.stdout, "failed": done.returncode != 0})
    return answers


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name, content in json.loads(sys.stdin.readline()).items():
        with open(name, "w", encoding="utf-8", newline="") as file:
            file.write(content)
    print(json.dumps(numpy.__version__), flush=True)
    for line in sys.stdin:
        print(json.dumps((fork if hasattr(os, "fork") else start)(json.loads(line))), flush=True)
    os.chdir("/")
