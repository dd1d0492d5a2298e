"""`make bench`: the night over 10,000 contacts, in large files and in a file a contact; and tagging alone, on one core."""

import subprocess
import sys

for per_file in ("500", "1"):
    # A process each: peak memory is that of a process, and only ever grows.
    subprocess.run([sys.executable, "-m", "benchmarks.night", "--per-file", per_file, "--second"], check=True)
subprocess.run([sys.executable, "-m", "benchmarks.tagging"], check=True)
