#!/usr/bin/env python3
"""Write docs/presets.json: what the presets and their peers make of the same words.

    python tools/compare_presets.py            run everybody and write the file
    python tools/compare_presets.py --check    exit 1 if anybody who runs here says otherwise

A peer that cannot be installed here is named, and what the file already says of it stays; of words
that are new its cell is null until somebody runs it.
"""

import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from generated import write_or_check  # noqa: E402 - beside this file

from arabic_norm import ASR, DISPLAY, INDEX, LUCENE, RESCUE, SEARCH  # noqa: E402 - the repository's own
from benchmarks.peers import PEERS, Peer, UnavailableError, Worker  # noqa: E402

FILE = ROOT / "docs" / "presets.json"
CACHE = Path.home() / ".cache/arabic_norm-benchmarks"
OURS = {
    **{"INDEX": INDEX, "DISPLAY": DISPLAY, "LUCENE": LUCENE},
    **{"SEARCH": SEARCH, "ASR": ASR, "RESCUE": RESCUE},
}
OTHERS = {
    "Lucene 8 ArabicNormalizer": "Lucene",
    "camel-tools 1.6.0": "camel-tools",
    "pyarabic 0.6.15": "pyarabic",
    "araclean 0.3.0": "araclean",
}

#: A subject, and a word or two that show it and, if possible, nothing else.
WORDS = [
    ("vowel signs", "كَتَبَ"),
    ("dagger alef", "ه\N{ARABIC LETTER SUPERSCRIPT ALEF}ذا"),
    ("pause mark of the Quran", "ريب\N{ARABIC SMALL HIGH THREE DOTS}"),
    ("tatweel", "كتـــاب"),
    ("tatweel for a dash", "30ـــ34"),
    ("hamza or madda on alef", "أمل إذا آمن"),
    ("alef wasla", "ٱسم"),
    ("hamza on its seat", "مسؤول شئون"),
    ("bare hamza", "سماء"),
    ("combining hamza", "ا\N{ARABIC HAMZA ABOVE}مل"),
    ("alef maqsura", "مستشفى"),
    ("teh marbuta", "مدرسة"),
    ("Persian keyboard", "کتابی"),
    ("Urdu keyboard", "ہنا"),
    ("foreign sounds", "ڤيديو"),
    ("presentation forms", "ﺍﻟﺴﻼﻡ"),
    ("phrase in one sign", "محمد ﷺ"),
    ("Arabic digits", "٢٠٢٥"),
    ("number separators", "٣٫٥"),
    ("direction marks", "\N{RIGHT-TO-LEFT MARK}نعم\N{LEFT-TO-RIGHT MARK}"),
    ("zero-width non-joiner", "می\N{ZERO WIDTH NON-JOINER}خواهم"),
    ("runs of blanks", "بيت   كبير"),
    ("quotation marks", "قالوا »نعم« معا"),
    ("torn-off proclitic", 'عرف ب "الشاعر"'),
    ("elongation", "جدااااا"),
    ("laughter", "ههههه"),
    ("punctuation", "نعم، لا؟"),
    ("article and ending", "والكتابات"),
    ("letters back to front", "ةيبرعلا ةغللا"),
    ("lam-alef swapped", "اجتماع األمم"),
    ("wrong encoding", "Ø§Ù„Ø¹Ø±Ø¨ÙŠØ©"),
]


def peers_results() -> dict[str, list[str]]:
    """Return the results of each peer that runs here, one for each of the words."""
    by_name = {peer.name: peer for peer in PEERS}
    found = {}
    for name, peer in OTHERS.items():
        try:
            found[name] = _folded(by_name[peer])
        except UnavailableError as reason:
            print(f"{name}: {reason}", file=sys.stderr)
    return found


def _folded(peer: Peer) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        words, results = Path(folder, "words"), Path(folder, "results")
        words.write_text("\0".join(text for _, text in WORDS), encoding="utf-8", newline="")
        worker = Worker(peer, "fold", CACHE)
        try:
            worker.ask("load", words)
            worker.ask("write", results)
        finally:
            worker.stop()
        return results.read_text(encoding="utf-8").split("\0")


def compared() -> str:
    """Return the text of the file; a peer that is not installed keeps its old results."""
    CACHE.mkdir(parents=True, exist_ok=True)
    before = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"rows": []}
    known = {row["text"]: row["results"] for row in before["rows"]}
    results = {name: [preset(text) for _, text in WORDS] for name, preset in OURS.items()}
    results |= peers_results()
    systems = [*OURS, *OTHERS]
    rows = [
        {
            "what": what,
            "text": text,
            "results": {
                name: results[name][n] if name in results else known.get(text, {}).get(name)
                for name in systems
            },
        }
        for n, (what, text) in enumerate(WORDS)
    ]
    return json.dumps({"systems": systems, "rows": rows}, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, compared, __doc__))
