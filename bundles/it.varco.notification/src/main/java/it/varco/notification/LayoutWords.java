package it.varco.notification;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The few words that stand around every message: those of this bundle, others from language packs (D-58). */
final class LayoutWords {

    private static final String FOLDER = "OSGI-INF/l10n/";

    private final Bundle own;
    private final MessageFiles files;
    private final Map<String, Map<String, String>> read = new ConcurrentHashMap<>();

    LayoutWords(BundleContext context) {
        this.own = context.getBundle();
        this.files = new MessageFiles(context);
    }

    /** The words in a language by key; in Italian what it does not have. */
    Map<String, String> in(Locale language, House house) {
        Map<String, String> words = new HashMap<>(of(own, FOLDER + "texts.properties"));
        String code = language.getLanguage();
        if (code.equals(Locale.ENGLISH.getLanguage())) {
            words.putAll(of(own, FOLDER + "texts_en.properties"));
        }
        List<MessageFiles.Pack> packs = files.packs(own.getSymbolicName());
        packs.stream()
                .filter(pack -> pack.language().equals(code))
                .forEach(pack -> words.putAll(
                        of(pack.bundle(), FOLDER + own.getSymbolicName() + "/texts_" + code + ".properties")));
        words.replaceAll((key, text) -> text.replace("{0}", house.landline()).replace("{1}", house.mobile()));
        return words;
    }

    private Map<String, String> of(Bundle bundle, String path) {
        return read.computeIfAbsent(MessageFiles.stamp(bundle) + " " + path, name -> read(bundle, path));
    }

    private static Map<String, String> read(Bundle bundle, String path) {
        Optional<byte[]> file = MessageFiles.read(bundle, path);
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(file.orElse(new byte[0]), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        return Map.copyOf(words);
    }
}
