import re

from arabic_norm import ASR, fold_like_asr_leaderboard, fold_like_lucene

# The same table as org.apache.lucene.analysis.ar.ArabicNormalizer, one row a case of its switch.
LUCENE = {
    "\u0622": "\u0627",
    "\u0623": "\u0627",
    "\u0625": "\u0627",
    "\u0649": "\u064a",
    "\u0629": "\u0647",
    "\u0640": "",
    "\u064b": "",
    "\u064c": "",
    "\u064d": "",
    "\u064e": "",
    "\u064f": "",
    "\u0650": "",
    "\u0651": "",
    "\u0652": "",
}


def test_fold_like_lucene_folds_what_lucene_folds_and_no_more():
    assert fold_like_lucene.table == LUCENE


# The leaderboard's, in classes: what is deleted, and what is written for what.
DELETED = re.compile("[!-/:-@\\[-`{-~\u060c\u061b\u061f\u064b-\u0652\u0621]")
WRITTEN = dict(zip("\u067e\u06a4\u0622\u0623\u0625\u0624\u0626", "بفاااوي", strict=True))


def test_fold_like_asr_leaderboard_is_one_table():
    table = fold_like_asr_leaderboard.table
    for char in map(chr, range(0x10000)):
        if DELETED.match(char):
            assert table[char] == ""
        elif "\u0660" <= char <= "\u0669":
            assert table[char] == str(ord(char) - 0x660)
        else:
            assert table.get(char) == WRITTEN.get(char)


def test_asr_leaves_what_the_leaderboard_leaves():
    assert ASR("على مدرسة العـربية ۳ «x» … ٪") == "على مدرسة العـربية ۳ «x» … ٪"
