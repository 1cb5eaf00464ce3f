"""A page stands alone: right to left, nothing loaded, nothing of a text is markup."""

import re
from html.parser import HTMLParser

from arabic_norm import page


class Found(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def parsed(markup):
    found = Found()
    found.feed(markup)
    return found


def test_what_is_escaped_comes_back_as_text():
    text = "<b>\"&amp;'</script>\N{RIGHT-TO-LEFT OVERRIDE}أ"
    found = parsed(f'<p title="{page.escape(text)}">{page.escape(text)}</p>')
    assert found.tags == [("p", {"title": text})]
    assert found.text == text


def test_a_page_is_right_to_left_and_loads_nothing():
    whole = page.page("title <&>", "<p>أهلا</p>")
    found = parsed(whole)
    tags = dict(found.tags)
    assert whole.startswith("<!doctype html>")
    assert tags["html"]["dir"] == "rtl"
    assert not {"script", "link", "img", "iframe"} & set(tags)
    assert not re.search(r"url\(|@import|https?:", whole)
    assert "title <&>" in found.text


def test_a_fragment_brings_its_style_along():
    assert "<style>" in page.fragment("<p>أهلا</p>")
