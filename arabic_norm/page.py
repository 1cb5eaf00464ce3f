"""The frame and style of a self-contained right-to-left HTML page, and escaping."""

from __future__ import annotations

import html

STYLE = """\
.arabic-norm { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --faint: #5c6670;
  --line: #d5dae0; --mark: #ffe08a; --tip: #1b1f24; --tip-ink: #ffffff; --bar: #2f6fb2;
  --track: #e8ecf0;
  background: var(--paper); color: var(--ink); padding: 1rem; line-height: 2;
  font: 1.1rem/2 "Noto Naskh Arabic", "Noto Sans Arabic", "Amiri", "Arial", sans-serif; }
@media (prefers-color-scheme: dark) { .arabic-norm { --ink: #e6e9ec; --paper: #14171a;
  --faint: #9aa4ae; --line: #343b42; --mark: #6b5200; --tip: #e6e9ec; --tip-ink: #14171a;
  --bar: #6aa5e0; --track: #262c32; } }
.arabic-norm h2 { font-size: 1rem; color: var(--faint); margin: 1rem 0 0; }
.arabic-norm .text { white-space: pre-wrap; unicode-bidi: isolate; overflow-wrap: anywhere;
  border: 1px solid var(--line); border-radius: .4rem; padding: .5rem 1rem; margin: .25rem 0; }
.arabic-norm mark { background: var(--mark); color: inherit; position: relative; }
.arabic-norm mark:hover::after, .arabic-norm mark:focus::after { content: attr(data-changes);
  position: absolute; inset-block-start: 1.9em; inset-inline-start: 0; z-index: 1; direction: ltr;
  white-space: pre; background: var(--tip); color: var(--tip-ink); border-radius: .3rem;
  padding: .2rem .6rem; font: .8rem/1.6 sans-serif; }
.arabic-norm table { border-collapse: collapse; width: 100%; font-size: .9rem; }
.arabic-norm th, .arabic-norm td { border-block-end: 1px solid var(--line); padding: 0 .6rem;
  text-align: right; vertical-align: top; }
.arabic-norm .latin { direction: ltr; unicode-bidi: isolate; color: var(--faint);
  font: .8rem/2 sans-serif; }
.arabic-norm svg.bar { display: block; width: 100%; min-width: 6rem; height: .8rem;
  margin-block: .6rem; background: var(--track); border-radius: .2rem; }
.arabic-norm rect { fill: var(--bar); }
.arabic-norm .share { white-space: nowrap; color: var(--ink); }
.arabic-norm small { color: var(--faint); }
.arabic-norm td bdi { overflow-wrap: anywhere; }
@media (max-width: 45rem) {
  .arabic-norm .bars, .arabic-norm .bars tbody { display: block; }
  .arabic-norm .bars tr { display: grid; grid-template-columns: 10.5rem 1fr 5rem; padding: .3rem 0;
    border-block-end: 1px solid var(--line); align-items: center; }
  .arabic-norm .bars tr:has(th) { display: none; }
  .arabic-norm .bars td { border: 0; padding: 0 .3rem; grid-column: 1 / -1; }
  .arabic-norm .bars td:nth-child(-n + 3) { grid-column: auto; overflow-wrap: anywhere; }
  .arabic-norm .bars svg.bar { min-width: 0; }
  .arabic-norm .bars .share { white-space: normal; }
  .arabic-norm .bars .count { grid-column: auto; }
  .arabic-norm .bars .count::before { content: attr(data-name) " "; }
  .arabic-norm .bars td:empty, .arabic-norm .bars .idle .count { display: none; } }
"""

#: What UTF-8 cannot hold or HTML does not allow.
_UNWRITABLE = dict.fromkeys([0, *range(0xD800, 0xE000)], "\N{REPLACEMENT CHARACTER}")


def escape(text: str) -> str:
    """Return the text as HTML that shows it, in an element or a quoted attribute."""
    return html.escape(text.translate(_UNWRITABLE), quote=True)


def fragment(body: str) -> str:
    """Return the body with its style, to embed in a notebook or another page."""
    return (
        f'<style>\n{STYLE}</style>\n<div class="arabic-norm" dir="rtl" lang="ar">\n{body}</div>\n'
    )


def page(title: str, body: str) -> str:
    """Return the body as a complete HTML page that loads nothing."""
    return (
        '<!doctype html>\n<html dir="rtl" lang="ar">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n</head>\n"
        f'<body style="margin: 0">\n{fragment(body)}</body>\n</html>\n'
    )
