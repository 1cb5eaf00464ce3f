"""The library's main job on a page as dirty as the web: before, after, sentences."""

from pathlib import Path

from arabic_norm import INDEX, sentences

page = (Path(__file__).parent / "sample_page.txt").read_text(encoding="utf-8")

print("BEFORE\n")
print(page)
print("AFTER\n")
print(INDEX(page))
print("\nSENTENCES, with their spans in the page\n")
for sentence in sentences(page):
    print(f"{sentence.start:5}-{sentence.end:<5} {sentence.text}")
