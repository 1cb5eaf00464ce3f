"""RESCUE on what programs really write: a layout by python-bidi, a PDF file and its extractors."""

import io
from pathlib import Path

import pytest
from engines import need, require
from hypothesis import assume, given
from hypothesis import strategies as st

from arabic_norm import INDEX, RESCUE, restore_visual_order

pytestmark = pytest.mark.full

ARABIC = ["المدينة", "الجديدة", "نهر", "الشمال", "كتاب", "مدرسة", "العلوم", "«البحر»", "سوق،"]
OTHERS = ["BBC", "(NASA)", "2015", "12.5", "87%"]
WORDS = st.sampled_from([*ARABIC, *OTHERS])
START = "بدأت الدراسة في الكليات العلمية"


@given(words=st.lists(WORDS, max_size=12))
def test_what_the_bidirectional_algorithm_lays_out_is_read_back(words):
    """A number beside a Latin word is ambiguous on paper: there the layout must come out again.

    Brackets of two such words may pair with each other instead, in 14 of 40,000 lines of this kind.
    """
    need("bidi")
    assume(words.count("(NASA)") < 2 or not {"BBC", "2015", "12.5", "87%"} & set(words))
    from bidi.algorithm import get_display  # noqa: PLC0415

    line = " ".join([START, *words, "انتهى"])
    laid_out = get_display(line, base_dir="R")
    read = restore_visual_order(laid_out)
    assert get_display(read, base_dir="R") == laid_out
    if not {"BBC", "(NASA)"} & set(words):
        assert read == line


# A PDF file ------------------------------------------------------------------------------------
LINES = [
    "تقرير عن المكتبات العامة",
    "افتتحت الوزارة 25 مكتبة جديدة سنة 2019، منها 12 في القرى.",
    "وقال المدير (في حوار مع BBC): «لأول مرة يقرأ الأطفال في الصيف».",
    "الفصل الأول",
    "بلغت نسبة القراءة 87% من التلاميذ.",
    "طلاب",
]
FONTS = [
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
]


def pdf(shape):
    """Return a PDF file with the lines as programs without a layout engine write them."""
    for name in ("reportlab", "bidi", "arabic_reshaper"):
        need(name)
    font = next(filter(Path.exists, map(Path, FONTS)), None)
    require(font, "DejaVu Sans")
    from bidi.algorithm import get_display  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: PLC0415
    from reportlab.pdfgen import canvas  # noqa: PLC0415

    pdfmetrics.registerFont(ttfonts.TTFont("DejaVu", str(font)))
    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.setFont("DejaVu", 12)
    for number, line in enumerate(LINES):
        page.drawRightString(560, 800 - 20 * number, get_display(shape(line), base_dir="R"))
    page.save()
    return io.BytesIO(file.getvalue())


def by_pdfminer(file):
    need("pdfminer")
    from pdfminer.high_level import extract_text  # noqa: PLC0415

    return extract_text(file)


def by_pypdf(file):
    """Return the text in pypdf's layout mode; its plain mode turns words, and loses their order."""
    need("pypdf")
    from pypdf import PdfReader  # noqa: PLC0415

    pages = PdfReader(file).pages
    return "\n".join(page.extract_text(extraction_mode="layout") for page in pages)


@pytest.mark.parametrize("extract", [by_pdfminer, by_pypdf])
@pytest.mark.parametrize("with_forms", [True, False], ids=["forms", "plain"])
def test_a_pdf_is_rescued_and_found(extract, with_forms):
    need("arabic_reshaper")
    import arabic_reshaper  # noqa: PLC0415

    text = extract(pdf(arabic_reshaper.reshape if with_forms else str))
    found = INDEX(RESCUE(text)).split("\n")
    for line in LINES:
        assert INDEX(line) not in INDEX(text).split("\n")
        assert INDEX(line) in found
    assert INDEX("لأول مرة يقرأ الأطفال") in INDEX(RESCUE(text))
