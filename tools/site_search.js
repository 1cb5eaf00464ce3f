// Search on this site, in Arabic too. The theme loads a language of its search engine, lunr, into
// the worker that searches; this one stands in the place of lunr's own Arabic. tools/docs_hooks.py
// writes it into the site behind the library's rules, which give it `normalize`.

/** Return a word folded. One in ASCII, as nine of ten are here, holds nothing to fold. */
const folded = (word) => (/[^\x00-\x7f]/.test(word) ? normalize(word) : word);

/** Fold a word of a page. What was marks alone is no word. */
function fold(token) {
  const text = folded(token.toString());
  return text && token.update(() => text);
}
lunr.Pipeline.registerFunction(fold, "arabic_norm");

// English words are not stemmed: the theme asks for the beginnings of words.
lunr.ar = function () {
  this.pipeline.reset();
  this.pipeline.add(lunr.stopWordFilter, fold);
  this.searchPipeline.reset();
};

// "word*" is how the theme asks, and lunr runs no pipeline on a word with a wildcard. So words are
// folded where a query takes them in, once each: a stem that is stemmed again may lose more.
const take = lunr.Query.prototype.clause;
lunr.Query.prototype.clause = function (clause) {
  const term = folded(clause.term);
  return take.call(this, /[^*]/.test(term) ? { ...clause, term } : clause);
};
