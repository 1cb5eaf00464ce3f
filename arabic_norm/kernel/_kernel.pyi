from arabic_norm.kernel._python import Chain as Chain
from arabic_norm.kernel._python import Finder as Finder
from arabic_norm.kernel._python import Translator as Translator
from arabic_norm.kernel._python import compose as compose
from arabic_norm.kernel._python import pack as pack
from arabic_norm.kernel._python import unpack as unpack
