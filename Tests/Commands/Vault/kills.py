"""The command killed at any moment while it fills a vault.

usage: kills.py GRILLE KILLS

Each run is fed card numbers of one pool, in an order of its own, and killed with SIGKILL after some of its
output has come. A token that has come out is acknowledged: every later run must give the same value the same
token. Prints every difference and ends with 1 if there is one, or if nothing was at stake.
"""
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

LINE = re.compile(r"(\d+) card (tok_pan_V_[0-9A-Za-z]{17})\n")


def card(number):
    body = "4" + str(number).zfill(14)
    total = 0
    for place, digit in enumerate(reversed(body)):
        double = int(digit) * (2 if place % 2 == 0 else 1)
        total += double - 9 if double > 9 else double
    return body + str(-total % 10)


def main():
    grille, kills = sys.argv[1], int(sys.argv[2])
    chance, faults, known, cut = random.Random(1), [], {}, 0
    with tempfile.TemporaryDirectory() as folder:
        ring, vault = os.path.join(folder, "ring"), os.path.join(folder, "vault")
        subprocess.run([grille, "key", "new", ring], check=True)
        subprocess.run([grille, "vault", "new", vault, "--key-ring", ring], check=True)
        command = [grille, "--key-ring", ring, "--vault", vault, "--tokenize", "pan"]

        def learn(output):
            for number, token in LINE.findall(output):
                if known.setdefault(number, token) != token:
                    faults.append(f"value {number} was {known[number]} and is {token}")

        for kill in range(3 * kills):
            if cut == kills:
                break
            # New values in every run, among those that are known.
            numbers = [chance.randrange(40 * (kill + 2)) for _ in range(4000)]
            child = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            output, begun = [], threading.Event()

            def read():
                while part := child.stdout.read1():
                    output.append(part)
                    begun.set()

            def end(delay, waits):
                if waits:
                    begun.wait(20)
                time.sleep(delay)
                child.kill()

            # Most while tokens come out, some before the first.
            threads = [
                threading.Thread(target=read),
                threading.Thread(target=end, args=(chance.uniform(0, 0.1), kill % 4 != 0)),
            ]
            for thread in threads:
                thread.start()
            try:
                for start in range(0, len(numbers), 40):
                    part = "".join(f"{n} card {card(n)}\n" for n in numbers[start : start + 40])
                    child.stdin.write(part.encode())
                    child.stdin.flush()
                    time.sleep(0.001)
                child.stdin.close()
            except BrokenPipeError:
                pass
            child.wait()
            for thread in threads:
                thread.join()
            cut += child.returncode == -signal.SIGKILL
            learn(b"".join(output).decode())
        # All at once, in a last run that is not killed.
        text = "".join(f"{n} card {card(int(n))}\n" for n in known)
        run = subprocess.run(command, input=text, text=True, capture_output=True)
        learn(run.stdout)
        if run.returncode or len(LINE.findall(run.stdout)) != len(known):
            faults.append(f"the last run ended with {run.returncode}: {run.stderr}")
        if len(set(known.values())) != len(known):
            faults.append("two values have one token")
        check = subprocess.run(
            [grille, "vault", "check", vault, "--key-ring", ring], text=True, capture_output=True)
        if check.returncode:
            faults.append(f"the check ended with {check.returncode}: {check.stderr}")
    if cut < kills or len(known) < 10 * kills ** 0.5:
        faults.append(f"only {cut} of {kills} runs were cut, and {len(known)} tokens acknowledged")
    print("\n".join(faults) or f"{cut} of {kills} runs cut, {len(known)} tokens acknowledged, none lost")
    sys.exit(1 if faults else 0)


main()
