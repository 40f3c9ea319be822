package it.varco.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfDocumentsTest {

    private static final String RECEIPT = Pdf.page("<h1>Ricevuta</h1><p>Il PIN è <strong>cambiato</strong>.</p>"
            + "<table><caption>Dati</caption><thead><tr><th scope=\"col\">Nome</th><th scope=\"col\">Valore</th></tr>"
            + "</thead><tbody><tr><th scope=\"row\">Numero</th><td>7KQM-4T2P-X9RD</td></tr></tbody></table>"
            + "<h2>Altro</h2><ul><li>uno</li><li>due</li></ul>");

    @Test
    @Proves({"UX-64", "OUT-06"})
    void satisfiesTheJudgeOfArchivesAndOfAccessibility() throws Exception {
        Pdf.of(RECEIPT).isForArchivesAndForEverybody();
    }

    @Test
    @Proves("UX-64")
    void isReadAloudInTheOrderOfThePage() throws Exception {
        Pdf pdf = Pdf.of(RECEIPT);

        assertThat(pdf.tags())
                .containsSubsequence(
                        "Document", "H1", "P", "Table", "THead", "TR", "TH", "TH", "TBody", "TR", "TH", "TD", "Caption")
                .containsSubsequence("Caption", "H2", "L", "LI", "LI");
        assertThat(pdf.readAloud())
                .isEqualTo("Ricevuta Il PIN è cambiato. Nome Valore Numero 7KQM-4T2P-X9RD Dati Altro uno due");
    }

    @Test
    @Proves("UX-64")
    void saysItsTitleItsLanguageAndWhenItWasMade() throws Exception {
        try (PDDocument document = Loader.loadPDF(Pdf.of(RECEIPT).bytes())) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Ricevuta");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-11-22T09:30:15Z");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("it");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
        }
    }

    @Test
    @Proves("OUT-06")
    void embedsTheFontWhateverThePageAsksFor() throws Exception {
        String page = Pdf.page("<p style=\"font-family: Courier\">uno</p><p style=\"font: bold 12pt serif\">due</p>"
                + "<p>čšž ČŠŽ äöüß ÄÖÜ éèàùòì ÈÀ çœ € “x” ’ –</p>");
        Pdf pdf = Pdf.of(page);

        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            for (PDPage each : document.getPages()) {
                for (COSName name : each.getResources().getFontNames()) {
                    assertThat(each.getResources().getFont(name).isEmbedded()).isTrue();
                    assertThat(each.getResources().getFont(name).getName()).contains("+TitilliumWeb-");
                }
            }
        }
        assertThat(pdf.text()).contains("uno due čšž ČŠŽ äöüß ÄÖÜ éèàùòì ÈÀ çœ € “x” ’ –");
        pdf.isForArchivesAndForEverybody();
    }

    @Test
    @Proves("OUT-06")
    void isTheSameForTheSame() {
        byte[] first = Pdf.of(RECEIPT).bytes();

        assertThat(Pdf.of(RECEIPT).bytes()).isEqualTo(first);
        assertThat(Pdf.of(RECEIPT, Pdf.AT.plusSeconds(1)).bytes()).isNotEqualTo(first);
        assertThat(Pdf.of(RECEIPT.replace("due", "tre")).bytes()).isNotEqualTo(first);
    }

    @Test
    void hasAsManyPagesAsItTakes() throws Exception {
        String long4 = "parola ".repeat(600);
        Pdf pdf = Pdf.of(Pdf.page("<h1>Tanto</h1>" + ("<p>" + long4 + "</p>").repeat(5) + "<p>fine</p>"));

        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
        }
        assertThat(pdf.text()).contains("parola parola").endsWith("fine");
        pdf.isForArchivesAndForEverybody();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<script>alert(1)</script>",
                "&#x202E;gnippils&#x202C; &#x200F;",
                "\u202Egnippils \u2066x\u2069",
                "😀 👩‍👩‍👧 שלום عربى 漢字",
                "&#0169; &amp;amp; ]]&gt;",
                "una\u0000riga\u0007con\uFFFEniente",
                "mezza \uD83D coppia"
            })
    @Proves("UX-64")
    void staysCleanWhateverStandsInIt(String text) throws Exception {
        Pdf pdf = Pdf.of(Pdf.page("<h1>Prova</h1><p>prima " + text + " dopo</p>"));

        assertThat(pdf.text()).contains("Prova prima").endsWith("dopo").doesNotContain("\u202E");
        pdf.isForArchivesAndForEverybody();
    }

    @Test
    void breaksAWordThatIsLongerThanALine() throws Exception {
        Pdf pdf = Pdf.of(Pdf.page("<p style=\"word-wrap: break-word\">" + "x".repeat(4096) + "</p>"));

        assertThat(pdf.text().chars().filter(each -> each == 'x')).hasSize(4096);
        pdf.isForArchivesAndForEverybody();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html lang=\"it\"><head><title>x</title></head><body><p>x</body></html>",
                "<html><head><title>x</title></head><body/></html>",
                "<html lang=\"it\"><head><title> </title></head><body/></html>",
                "<html lang=\"it\"><body><p>x</p></body></html>",
                "<!DOCTYPE html [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + "<html lang=\"it\"><head><title>x</title></head><body>&e;</body></html>",
                "<html lang=\"it\"><head><title>x</title></head><body>&nbsp;</body></html>",
                ""
            })
    void refusesAPageThatIsNone(String page) {
        assertThatThrownBy(() -> Pdf.of(page))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("page: expected");
    }

    @Test
    void refusesAPageThatIsTooLong() {
        assertThatThrownBy(() -> Pdf.of(Pdf.page("x".repeat(1_000_000))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1 000 000");
    }

    @Test
    void makesAFewAtOnceAndGivesThePlaceBack() {
        Semaphore places = new Semaphore(1);
        PdfDocuments documents = new PdfDocuments(places, Duration.ZERO);

        assertThat(documents.pdf(RECEIPT, Pdf.AT)).isPresent();
        assertThatThrownBy(() -> documents.pdf("", Pdf.AT)).isInstanceOf(IllegalArgumentException.class);
        assertThat(places.availablePermits()).isEqualTo(1);

        assertThat(places.tryAcquire()).isTrue();
        assertThat(documents.pdf(RECEIPT, Pdf.AT)).isEmpty();
    }

    @Test
    @Timeout(60)
    @Proves("SEC-48")
    void whoAsksForManyHoldsFewThreads() throws InterruptedException {
        Semaphore places = new Semaphore(0);
        PdfDocuments documents = new PdfDocuments(places, Duration.ofMinutes(5));
        List<Thread> asking = Stream.generate(() -> new Thread(() -> documents.pdf(RECEIPT, Pdf.AT)))
                .limit(6)
                .toList();
        asking.forEach(Thread::start);
        while (places.getQueueLength() < asking.size()) {
            Thread.onSpinWait();
        }

        assertThat(documents.pdf(RECEIPT, Pdf.AT)).as("at once").isEmpty();

        for (Thread each : asking) {
            each.interrupt();
            each.join();
        }
    }

    @Test
    void makesNothingForAThreadThatIsToStop() {
        Thread.currentThread().interrupt();

        assertThat(new PdfDocuments().pdf(RECEIPT, Pdf.AT)).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void leavesTheThreadAsItWas() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        List.of(RECEIPT, RECEIPT).forEach(Pdf::of);

        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }
}
