import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.ar.ArabicNormalizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilterFactory;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.util.FilesystemResourceLoader;

/**
 * Runs Lucene's own classes over lines of standard input, each a text as UTF-16 code units in hex.
 *
 * <p>normalizer: what ArabicNormalizer makes of it, in hex. solr FILE: what a MappingCharFilter made
 * by Lucene's factory from a mapping file makes of it, a tab, and for each place of the result the
 * corrected offset. elasticsearch FILE: the same for rules, one a line, as Elasticsearch reads them.
 */
public final class Lucene {
  /** Elasticsearch's form of a rule; its reader is no part of Lucene, so it is written here again. */
  private static final Pattern RULE = Pattern.compile("(.*)\\s*=>\\s*(.*)\\s*$");

  private interface Filter {
    CharFilter over(String text);
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, false, "US-ASCII");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    Filter filter = arguments[0].equals("normalizer") ? null : filter(arguments[0], Paths.get(arguments[1]));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String text = decode(line);
      out.println(filter == null ? encode(normalize(text)) : filtered(filter.over(text)));
    }
    out.flush();
  }

  private static String normalize(String text) {
    char[] letters = text.toCharArray();
    int length = new ArabicNormalizer().normalize(letters, letters.length);
    return new String(letters, 0, length);
  }

  private static Filter filter(String format, Path path) throws IOException {
    if (format.equals("solr")) {
      Map<String, String> named = new HashMap<>();
      named.put("mapping", path.getFileName().toString());
      MappingCharFilterFactory factory = new MappingCharFilterFactory(named);
      factory.inform(new FilesystemResourceLoader(path.getParent(), Lucene.class.getClassLoader()));
      return text -> (CharFilter) factory.create(new StringReader(text));
    }
    NormalizeCharMap.Builder rules = new NormalizeCharMap.Builder();
    for (String line : Files.readAllLines(path)) {
      Matcher rule = RULE.matcher(line);
      if (!rule.find()) {
        throw new IOException("no rule: " + line);
      }
      rules.add(unescape(rule.group(1).trim()), unescape(rule.group(2).trim()));
    }
    NormalizeCharMap map = rules.build();
    return text -> new MappingCharFilter(map, new StringReader(text));
  }

  private static String unescape(String side) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < side.length(); at += 6) {
      if (!side.startsWith("\\u", at)) {
        throw new IllegalArgumentException("not escaped: " + side);
      }
      text.append((char) Integer.parseInt(side.substring(at + 2, at + 6), 16));
    }
    return text.toString();
  }

  private static String filtered(CharFilter filter) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int letter = filter.read(); letter >= 0; letter = filter.read()) {
      text.append((char) letter);
    }
    StringBuilder line = new StringBuilder(encode(text.toString())).append('\t');
    for (int place = 0; place <= text.length(); place++) {
      line.append(place == 0 ? "" : " ").append(filter.correctOffset(place));
    }
    return line.toString();
  }

  private static String decode(String line) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < line.length(); at += 4) {
      text.append((char) Integer.parseInt(line.substring(at, at + 4), 16));
    }
    return text.toString();
  }

  private static String encode(String text) {
    StringBuilder line = new StringBuilder();
    for (char letter : text.toCharArray()) {
      line.append(String.format("%04x", (int) letter));
    }
    return line.toString();
  }
}
