"""python -m benchmarks [--data FOLDER] [--rounds N] [--cache FOLDER] [--docs FOLDER]

With --against REVISION: ourselves, now and then, and nobody else.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks import report
from benchmarks.against import against
from benchmarks.corpora import make_corpora
from benchmarks.measure import check_agreement, measure, start_workers
from benchmarks.peers import PEERS
from benchmarks.scaling import scaling

HEAD = """# Benchmarks

Written by `python -m benchmarks`: everybody on the same texts in one run, round after round, each
in a process and an environment of its own; the ratios are medians over the rounds, the times
those of the processor. Take the ratios,
not the microseconds, which are one machine's. *fold* is what Lucene's ArabicNormalizer does (the
preset LUCENE), *index* the preset INDEX in full.

The texts: {texts}. Varied text gives other ratios than a repeated page, above all for
code that branches, and the damaged sample page is the hardest that contextual steps meet.

![microseconds a text, logarithmic](benchmarks.svg)
"""


SAMPLE = "the project's sample page, its lines over and over in other orders"
GIVEN = "news of two sites and vocalized books, given by `--data`"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of texts; without it the sample serves")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache/arabic_norm-benchmarks")
    parser.add_argument("--docs", type=Path, help="where benchmarks.md, .svg and .json are written")
    parser.add_argument("--against", metavar="REVISION", help="a git revision, as the last release")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    corpora = make_corpora(options.data)
    paths = {name: options.cache / f"{name}.txt" for name in corpora}
    for name, texts in corpora.items():
        paths[name].write_text("\0".join(texts), encoding="utf-8", newline="")

    if options.against:
        print("\n".join(against(options.against, paths, options.rounds, options.cache)))
        return
    workers, missing = start_workers(options.cache, PEERS)
    shares = check_agreement(workers, paths["documents"], options.cache)
    series = measure(workers, paths, options.rounds)
    for worker in workers:
        worker.stop()
    rows = scaling("".join(corpora["documents"]))

    parts = ["## Ratios", *report.claims(series), "", "## Medians", *report.table(series), ""]
    parts += ["## Growth", *report.growth(rows), "", "## Agreement", "Texts folded as we do:", ""]
    parts += [f"- {name}: {share:.0%}" for name, share in shares.items()]
    parts += [f"- {name} did not run: {why}" for name, why in missing.items()]
    text = "\n".join(parts) + "\n"
    print(text)
    if options.docs:
        result = {"microseconds": series, "growth": rows, "agreement": shares, "missing": missing}
        head = HEAD.format(texts=GIVEN if options.data else SAMPLE)
        (options.docs / "benchmarks.md").write_text(head + "\n" + text, encoding="utf-8")
        (options.docs / "benchmarks.svg").write_text(report.plot(series), encoding="utf-8")
        (options.docs / "benchmarks.json").write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
