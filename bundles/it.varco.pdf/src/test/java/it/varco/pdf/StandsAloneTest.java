package it.varco.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.document.Documents;
import it.varco.proves.Proves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The bundle carries what it needs and little else (D-69). */
class StandsAloneTest {

    private static final Path BUNDLE = Path.of("target/classes");

    /** Everything a template may hold: what is set with one of these and no other classes is set in the gateway. */
    private static final String EVERYTHING = Pdf.page("<h1>Uno</h1><h2>due</h2><h3>tre</h3>"
            + "<p>Il <strong>forte</strong>, l’<em>altro</em>, <a href=\"https://example.org/a?b=c\">dove</a><br/>"
            + "<span style=\"letter-spacing: 1px; text-transform: uppercase\">però</span> 漢字 😀 \u202Ex\u202C</p>"
            + "<dl><dt>nome</dt><dd>valore</dd></dl><ol><li>a</li></ol><ul><li>b</li></ul><hr/>"
            + "<blockquote>citato</blockquote><pre>fisso</pre><div style=\"float: left; border: 1px solid #06c; "
            + "background: #eee; border-radius: 4px; page-break-inside: avoid; color: rgb(1, 2, 3)\">scatola</div>"
            + "<table><caption>c</caption><thead><tr><th scope=\"col\">A</th></tr></thead><tbody>"
            + "<tr><td>x</td></tr>".repeat(120)
            + "</tbody><tfoot><tr><td>fine</td></tr></tfoot></table>"
            + "<p style=\"position: absolute; top: 10mm; left: 100mm; width: 80mm\">indirizzo</p>"
            + "<img src=\"nessuna.png\" alt=\"nessuna\"/>");

    @Test
    @Proves({"UX-64", "OUT-06"})
    void setsADocumentWithTheClassesInTheBundleAlone() throws Exception {
        URL[] alone = {BUNDLE.toUri().toURL(), home(Documents.class), home(Logger.class)};
        try (URLClassLoader bundle = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader())) {
            Class<?> documents = bundle.loadClass("it.varco.pdf.PdfDocuments");
            Object made = documents
                    .getMethod("pdf", String.class, Instant.class)
                    .invoke(documents.getConstructor().newInstance(), EVERYTHING, Pdf.AT);

            Pdf pdf = new Pdf((byte[]) ((Optional<?>) made).orElseThrow());

            assertThat(pdf.readAloud())
                    .contains("Uno due tre Il", "PERÒ", "scatola", "indirizzo")
                    .doesNotContain("font");
            pdf.isForArchivesAndForEverybody();
        }
    }

    @Test
    void isLoadedWithoutALibraryUntilADocumentIsWanted() throws Exception {
        URL[] alone = {home(Documents.class), home(Logger.class)};
        try (URLClassLoader libraries = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader());
                OwnClasses own = new OwnClasses(libraries)) {
            own.loadClass("it.varco.pdf.PdfDocuments").getConstructor().newInstance();

            assertThat(own.loaded).containsExactly("it.varco.pdf.PdfDocuments");
        }
    }

    @Test
    @Proves("D-69")
    void carriesLessThanHalfOfTheLibraries() throws Exception {
        List<String> heavy = List.of("org", "com", "de", "resources");
        long bytes = 0;
        for (String folder : heavy) {
            bytes += size(BUNDLE.resolve(folder));
        }
        assertThat(bytes).isBetween(2_000_000L, 6_000_000L);
        assertThat(Files.exists(BUNDLE.resolve("org/apache/pdfbox/resources/ttf")))
                .isFalse();
    }

    private static long size(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Notes which classes of the bundle are loaded. */
    private static final class OwnClasses extends URLClassLoader {

        final List<String> loaded = new ArrayList<>();

        OwnClasses(ClassLoader libraries) {
            super(new URL[] {url()}, libraries);
        }

        private static URL url() {
            try {
                return BUNDLE.toUri().toURL();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            loaded.add(name);
            return found;
        }
    }
}
