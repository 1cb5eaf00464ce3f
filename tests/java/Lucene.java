import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.ar.ArabicNormalizer;
import org.apache.lucene.analysis.ar.ArabicStemmer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilterFactory;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilterFactory;
import org.apache.lucene.analysis.util.FilesystemResourceLoader;

/**
 * Runs Lucene's own classes over lines of standard input, each a text as UTF-16 code units in hex.
 *
 * <p>normalizer, stemmer: what ArabicNormalizer or ArabicStemmer makes of it, in hex. chain FILE: what the char filters of the
 * file make of it one after another, a tab, and for each place of the result the corrected offset.
 * A line is a char filter: Solr's are made by Lucene's factories (MappingCharFilterFactory and a
 * mapping file, PatternReplaceCharFilterFactory, a pattern and a text), those of Elasticsearch as it
 * makes them (mapping and a file of rules, one a line; pattern_replace, a pattern and a text).
 */
public final class Lucene {
  /** Elasticsearch's form of a rule; its reader is no part of Lucene, so it is written here again. */
  private static final Pattern RULE = Pattern.compile("(.*)\\s*=>\\s*(.*)\\s*$");

  private interface Filter {
    CharFilter over(Reader text);
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, false, "US-ASCII");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    List<Filter> filters = null;
    if (arguments[0].equals("chain")) {
      Path path = Paths.get(arguments[1]);
      filters = new ArrayList<>();
      for (String line : Files.readAllLines(path)) {
        filters.add(filter(line.split("\t", -1), path.getParent()));
      }
    }
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String text = decode(line);
      out.println(filters == null ? encode(changed(arguments[0], text)) : filtered(filters, text));
    }
    out.flush();
  }

  private static String changed(String by, String text) {
    char[] letters = text.toCharArray();
    int length =
        by.equals("stemmer")
            ? new ArabicStemmer().stem(letters, letters.length)
            : new ArabicNormalizer().normalize(letters, letters.length);
    return new String(letters, 0, length);
  }

  private static Filter filter(String[] fields, Path folder) throws IOException {
    Map<String, String> named = new HashMap<>();
    switch (fields[0]) {
      case "MappingCharFilterFactory":
        named.put("mapping", fields[1]);
        MappingCharFilterFactory mapping = new MappingCharFilterFactory(named);
        mapping.inform(new FilesystemResourceLoader(folder, Lucene.class.getClassLoader()));
        return text -> (CharFilter) mapping.create(text);
      case "PatternReplaceCharFilterFactory":
        named.put("pattern", fields[1]);
        named.put("replacement", fields[2]);
        PatternReplaceCharFilterFactory replace = new PatternReplaceCharFilterFactory(named);
        return text -> (CharFilter) replace.create(text);
      case "mapping":
        NormalizeCharMap map = rules(folder.resolve(fields[1]));
        return text -> new MappingCharFilter(map, text);
      case "pattern_replace":
        Pattern pattern = Pattern.compile(fields[1]);
        return text -> new PatternReplaceCharFilter(pattern, fields[2], text);
      default:
        throw new IOException("no char filter: " + fields[0]);
    }
  }

  private static NormalizeCharMap rules(Path path) throws IOException {
    NormalizeCharMap.Builder rules = new NormalizeCharMap.Builder();
    for (String line : Files.readAllLines(path)) {
      Matcher rule = RULE.matcher(line);
      if (!rule.find()) {
        throw new IOException("no rule: " + line);
      }
      rules.add(unescape(rule.group(1).trim()), unescape(rule.group(2).trim()));
    }
    return rules.build();
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

  private static String filtered(List<Filter> filters, String source) throws IOException {
    StringBuilder text = new StringBuilder();
    Reader reader = new StringReader(source);
    for (Filter filter : filters) {
      reader = filter.over(reader);
    }
    CharFilter last = (CharFilter) reader;
    for (int letter = last.read(); letter >= 0; letter = last.read()) {
      text.append((char) letter);
    }
    StringBuilder line = new StringBuilder(encode(text.toString())).append('\t');
    for (int place = 0; place <= text.length(); place++) {
      line.append(place == 0 ? "" : " ").append(last.correctOffset(place));
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
