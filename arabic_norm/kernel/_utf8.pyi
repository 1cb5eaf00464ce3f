from arabic_norm.kernel._python_utf8 import RowFinder as RowFinder
from arabic_norm.kernel._python_utf8 import Rows as Rows
from arabic_norm.kernel._python_utf8 import RowTranslator as RowTranslator
from arabic_norm.kernel._python_utf8 import Sink as Sink
