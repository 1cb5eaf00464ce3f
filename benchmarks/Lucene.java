import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.lucene.analysis.ar.ArabicNormalizer;

/** Lucene's ArabicNormalizer behind the commands of worker.py: a copied char[] in, a String out. */
public class Lucene {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    public static void main(String[] arguments) throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String[] texts = {};
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] words = line.trim().split(" ", 2);
            if (words[0].equals("load")) {
                texts = Files.readString(Path.of(words[1])).split("\0", -1);
                System.out.println(texts.length);
            } else if (words[0].equals("run")) {
                System.out.println(seconds(texts, Integer.parseInt(words[1])));
            } else {
                Files.writeString(Path.of(words[1]), String.join("\0", all(texts)));
                System.out.println("ok");
            }
        }
    }

    private static String folded(ArabicNormalizer normalizer, String text) {
        char[] characters = text.toCharArray();
        int size = normalizer.normalize(characters, characters.length);
        return new String(characters, 0, size);
    }

    private static ArrayList<String> all(String[] texts) {
        ArabicNormalizer normalizer = new ArabicNormalizer();
        ArrayList<String> results = new ArrayList<>(texts.length);
        for (String text : texts) results.add(folded(normalizer, text));
        return results;
    }

    private static double seconds(String[] texts, int passes) {
        ArabicNormalizer normalizer = new ArabicNormalizer();
        long start = CLOCK.getCurrentThreadCpuTime();
        long kept = 0;
        for (int pass = 0; pass < passes; pass++)
            for (String text : texts) kept += folded(normalizer, text).length();
        double seconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
        if (kept < 0) throw new AssertionError();
        return seconds;
    }
}
