"""Runs one peer's job in that peer's own environment; the benchmark's other side of a pipe.

    python worker.py PEER JOB

It reads commands, one a line, and answers each by one line: ``load FILE`` (texts parted by NUL)
with their number, ``run N`` with the processor's seconds of N passes over the texts, ``write FILE``
with ok when what it makes of the texts stands there, ``ends FILE`` with ok when the ends of the
sentences it finds stand there, as JSON, ``chunks FILE`` with ok when its chunks do,
each as start, end, text. It stands alone: nothing of this repository can be imported
in a peer's environment.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

Batch = Callable[[list[str]], Iterable[Any]]
TASHKEEL = "".join(map(chr, range(0x64B, 0x653)))
#: Lucene's rules, for the peers that take rules.
FOLDS = {"آ": "ا", "أ": "ا", "إ": "ا", "ى": "ي", "ة": "ه", "\N{ARABIC TATWEEL}": ""}
#: Characters of a chunk, and what users of splitters that know no Arabic have them split at.
SIZE = 500
ARABIC_SIGNS = (". ", "! ", "? ", "؟ ", "؛ ", "، ")
FOLDS |= dict.fromkeys(TASHKEEL, "")


def one_by_one(function: Callable[[str], Any]) -> Batch:
    return lambda texts: map(function, texts)


def arabic_norm_here(job: str) -> Batch:
    from arabic_norm import INDEX, LUCENE, sentences

    if job == "fold in a batch":
        return LUCENE.map
    if job.startswith("chunks"):
        from arabic_norm import chunks

        pipeline = INDEX if job == "chunks of INDEX" else None
        return one_by_one(lambda text: chunks(text, SIZE, pipeline=pipeline))
    jobs = {"fold": LUCENE, "index": INDEX, "align": INDEX.align, "sentences": sentences}
    return one_by_one(jobs[job])


def arabic_norm_rust(job: str) -> Batch:
    from arabic_norm import normalize

    return lambda texts: (normalize(text, ta_marbuta=True) for text in texts)


def arabic_normalize_rust(job: str) -> Batch:
    from arabic_normalize import Normalizer

    return one_by_one(Normalizer(alef_maqsura=True, ta_marbuta=True).normalize)


def pyarabic(job: str) -> Batch:
    from pyarabic import araby

    if job == "sentences":
        return one_by_one(araby.sentence_tokenize)

    def fold(text: str) -> str:
        text = araby.strip_tatweel(araby.strip_tashkeel(text))
        return araby.normalize_teh(araby.normalize_alef(text))

    return one_by_one(fold)


def camel_tools(job: str) -> Batch:
    from camel_tools.utils import normalize
    from camel_tools.utils.dediac import dediac_ar

    def fold(text: str) -> str:
        text = normalize.normalize_alef_ar(dediac_ar(text))
        return normalize.normalize_teh_marbuta_ar(normalize.normalize_alef_maksura_ar(text))

    return one_by_one(fold)


def araclean(job: str) -> Batch:
    from araclean import SEARCH, Pipeline

    search = Pipeline.from_profile(SEARCH)
    return one_by_one(search.apply_aligned if job == "align" else search)


def tokenizers(job: str) -> Batch:
    from tokenizers import Regex, normalizers

    rules = [normalizers.Replace(Regex(f"[{TASHKEEL}\\x{{640}}]"), "")]
    rules += [
        normalizers.Replace(Regex("[آأإ]"), "ا"),
        normalizers.Replace("ى", "ي"),
        normalizers.Replace("ة", "ه"),
    ]
    return one_by_one(normalizers.Sequence(rules).normalize_str)


def polars(job: str) -> Batch:
    import polars

    return lambda texts: (
        polars.Series(texts).str.replace_many(list(FOLDS), list(FOLDS.values())).to_list()
    )


def copying(job: str) -> Batch:
    """The limit: a copy of the characters as Python stores them, two bytes each."""
    kept: dict[str, bytearray] = {}

    def copy(text: str) -> bytes:
        if text not in kept:
            kept[text] = bytearray(text.encode("utf-16-le", "surrogatepass"))
        return bytes(kept[text])

    return one_by_one(copy)


def icu(job: str) -> Batch:
    import icu

    breaker = icu.BreakIterator.createSentenceInstance(icu.Locale("ar"))

    def sentences(text: str) -> list[int]:
        breaker.setText(text)
        return list(breaker)

    return one_by_one(sentences)


def yasbd(job: str) -> Batch:
    from yasbd import BoundaryDetector

    detector = BoundaryDetector(lang="ar")
    return one_by_one(lambda text: list(detector.segment(text)))


def sentencex(job: str) -> Batch:
    import sentencex

    def sentences(text: str) -> list[int]:
        return [found["end_index"] for found in sentencex.get_sentence_boundaries("ar", text)]

    return one_by_one(sentences)


def pysbd(job: str) -> Batch:
    import pysbd

    return one_by_one(pysbd.Segmenter(language="ar", clean=False).segment)


def punkt(job: str) -> Batch:
    """No model of it knows Arabic; untrained it goes by the signs."""
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    tokenizer = PunktSentenceTokenizer()
    return one_by_one(lambda text: list(tokenizer.span_tokenize(text)))


def rishe(job: str) -> Batch:
    import rishe

    return one_by_one(rishe.SentenceTokenizer().tokenize)


def arabic_sentencizer(job: str) -> Batch:
    """Without the English corpus that it trains on where it may download one."""
    from arabic_sentencizer import ArabicSentencizer

    return one_by_one(ArabicSentencizer(train_on_reuters=False).split_sentences)


def langchain(job: str) -> Batch:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    options: dict[str, Any] = {"chunk_size": SIZE, "chunk_overlap": 0, "add_start_index": True}
    if job == "chunks by Arabic signs":
        options |= {"separators": ["\n\n", "\n", *ARABIC_SIGNS, " ", ""], "keep_separator": "end"}
    splitter = RecursiveCharacterTextSplitter(**options)

    def chunks(text: str) -> list[tuple[int, int, str]]:
        found = splitter.create_documents([text])
        starts = [document.metadata["start_index"] for document in found]
        texts = [document.page_content for document in found]
        return [(at, at + len(part), part) for at, part in zip(starts, texts, strict=True)]

    return one_by_one(chunks)


def chonkie(job: str) -> Batch:
    from chonkie import RecursiveChunker, SentenceChunker

    if job == "chunks of sentences":
        delimiters = [*ARABIC_SIGNS, "\n"]
        chunker: Any = SentenceChunker("character", chunk_size=SIZE, delim=delimiters)
    else:
        chunker = RecursiveChunker("character", chunk_size=SIZE)

    def chunks(text: str) -> list[tuple[int, int, str]]:
        return [(chunk.start_index, chunk.end_index, chunk.text) for chunk in chunker.chunk(text)]

    return one_by_one(chunks)


def semchunk(job: str) -> Batch:
    import semchunk

    chunker = semchunk.chunkerify(len, SIZE, memoize=False)

    def chunks(text: str) -> list[tuple[int, int, str]]:
        found, spans = chunker(text, offsets=True)
        return [(*span, part) for span, part in zip(spans, found, strict=True)]

    return one_by_one(chunks)


def arabic_rag_kit(job: str) -> Batch:
    from arabic_rag_kit import chunk_text

    def chunks(text: str) -> list[tuple[int, int, str]]:
        found = chunk_text(text, SIZE, 0)
        return [(chunk.start_char, chunk.end_char, chunk.text) for chunk in found]

    return one_by_one(chunks)


PEERS = {
    "langchain-text-splitters": langchain,
    "chonkie": chonkie,
    "semchunk": semchunk,
    "arabic-rag-kit": arabic_rag_kit,
    "arabic_norm": arabic_norm_here,
    "arabic-norm (Rust)": arabic_norm_rust,
    "arabic-normalize (Rust)": arabic_normalize_rust,
    "pyarabic": pyarabic,
    "camel-tools": camel_tools,
    "araclean": araclean,
    "HF tokenizers": tokenizers,
    "polars": polars,
    "copy": copying,
    "PyICU": icu,
    "yasbd-lib": yasbd,
    "sentencex": sentencex,
    "pysbd": pysbd,
    "punkt": punkt,
    "rishe": rishe,
    "arabic-sentencizer": arabic_sentencizer,
}


def ends_of(text: str, found: Iterable[Any]) -> list[int]:
    """Return the ends of sentences: of places, of spans, or of the sentences' own texts."""
    ends: list[int] = []
    places = [place for place, char in enumerate(text, 1) if not char.isspace()]
    told = 0  # texts lose blanks, so their characters are counted without
    for sentence in found:
        if isinstance(sentence, int):
            ends.append(sentence)
        elif isinstance(sentence, str):
            told += sum(not char.isspace() for char in sentence)
            ends.extend(places[told - 1 : told])
        else:
            ends.append(sentence.end if hasattr(sentence, "end") else sentence[1])
    return ends


def timed(batch: Batch, texts: list[str], passes: int) -> float:
    """Return the processor's seconds, which other work on the machine does not lengthen.

    Each result is dropped when the next is there.
    """
    gc.disable()
    start = time.process_time()
    for _ in range(passes):
        deque(batch(texts), maxlen=0)
    seconds = time.process_time() - start
    gc.enable()
    return seconds


def main() -> None:
    peer, job = sys.argv[1:]
    batch, texts = PEERS[peer.split(",")[0]](job), []  # a comma, and which of its kind
    for line in sys.stdin:
        command, argument = line.strip().split(" ", 1)
        if command == "load":
            with open(argument, encoding="utf-8", newline="") as file:
                texts = file.read().split("\0")
            answer: object = len(texts)
        elif command == "run":
            answer = timed(batch, texts, int(argument))
        elif command == "ends":
            pairs = zip(texts, batch(texts), strict=True)
            with open(argument, "w", encoding="utf-8") as file:
                json.dump([ends_of(text, found) for text, found in pairs], file)
            answer = "ok"
        elif command == "chunks":
            with open(argument, "w", encoding="utf-8") as file:
                json.dump([[list(chunk) for chunk in found] for found in batch(texts)], file)
            answer = "ok"
        else:
            with open(argument, "w", encoding="utf-8", newline="") as file:
                file.write("\0".join(map(str, batch(texts))))
            answer = "ok"
        print(answer, flush=True)


if __name__ == "__main__":
    main()
