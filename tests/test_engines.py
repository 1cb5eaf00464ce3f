from arabic_norm import fold_like_lucene

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
