package it.varco.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** The sheet on which it.varco.notification writes letters, as paper. */
class LetterTest {

    private static final Path LAYOUT =
            Path.of("../it.varco.notification/src/main/resources/OSGI-INF/layouts/layout-letter.mustache");
    private static final double MILLIMETRE = 72 / 25.4;

    private static Pdf letter(String body) throws IOException {
        return Pdf.of(Mustache.compiler()
                .compile(Files.readString(LAYOUT))
                .execute(Map.of(
                        "lang",
                        "it",
                        "title",
                        "Il codice per confermare il tuo recapito",
                        "institution",
                        "Istituto di prova",
                        "returnAddress",
                        "Via Vuota 1, 00100 Roma",
                        "address",
                        List.of("Maria Esempio", "Via delle Prove 12, interno 3", "00100 Roma RM"),
                        "date",
                        "30 settembre 2026",
                        "key",
                        "Zm9vYmFyYmF6cXV4LTEyMw",
                        "code",
                        List.of(
                                Map.of("left", "0.0", "top", "0.0", "width", "4.2"),
                                Map.of("left", "10.8", "top", "14.4", "width", "4.2")),
                        "contact",
                        "Chiama il Contact Center.",
                        "body",
                        body)));
    }

    /** The lines of the first sheet, each with where it begins. */
    private static List<String> places(Pdf letter) throws IOException {
        List<String> places = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> letters) {
                TextPosition first = letters.get(0);
                places.add(Math.round(first.getXDirAdj() / MILLIMETRE) + " "
                        + Math.round(first.getYDirAdj() / MILLIMETRE) + " " + text);
            }
        };
        stripper.setEndPage(1);
        try (PDDocument document = Loader.loadPDF(letter.bytes())) {
            stripper.getText(document);
        }
        return places;
    }

    @Test
    @Proves({"OUT-04", "UX-64"})
    void satisfiesTheJudgeOfArchivesAndOfAccessibility() throws Exception {
        letter("<p>Il codice è <strong>2345-6789</strong>.</p><ul><li>uno</li></ul><h2>Altro</h2>")
                .isForArchivesAndForEverybody();
    }

    @Test
    @Proves("OUT-04")
    void theAddressStandsInTheWindowWhateverTheLetterSays() throws Exception {
        for (String body : List.of("<p>Breve.</p>", "<p>Un altro testo, più lungo.</p>".repeat(200))) {
            assertThat(places(letter(body)))
                    .contains(
                            "25 47 Via Vuota 1, 00100 Roma",
                            "25 67 Maria Esempio",
                            "25 71 Via delle Prove 12, interno 3",
                            "25 76 00100 Roma RM")
                    .anyMatch(line -> line.endsWith("30 settembre 2026"))
                    .anyMatch(line -> line.matches("20 1[0-9]{2} Il codice per confermare il tuo recapito"));
        }
    }

    /** As it.varco.notification prints the address of a page, which has no blank. */
    @Test
    @Proves("OUT-04")
    void aLongAddressOfTheWebStaysOnThePaper() throws Exception {
        String address = "https://accesso.istituto.example.it/portale/servizio?operazione=pin.reset&amp;biglietto="
                + "Zm9vYmFyYmF6cXV4LTEyMw".repeat(4);
        Pdf letter = letter("<p style=\"word-wrap: break-word\">" + address + "</p>");
        List<Double> ends = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> letters) {
                letters.forEach(one -> ends.add((one.getXDirAdj() + one.getWidthDirAdj()) / MILLIMETRE));
            }
        };
        try (PDDocument document = Loader.loadPDF(letter.bytes())) {
            stripper.getText(document);
        }
        assertThat(ends).hasSizeGreaterThan(100).allMatch(end -> end < 190.1);
        letter.isForArchivesAndForEverybody();
    }

    @Test
    @Proves("UX-64")
    void isReadAloudFromTheSenderToTheText() throws Exception {
        assertThat(letter("<p>Il codice è <strong>2345</strong>.</p>").readAloud())
                .isEqualTo("Istituto di prova Via Vuota 1, 00100 Roma Maria Esempio "
                        + "Via delle Prove 12, interno 3 00100 Roma RM Zm9vYmFyYmF6cXV4LTEyMw 30 settembre 2026 "
                        + "Il codice per confermare il tuo recapito Il codice è 2345. Chiama il Contact Center.");
    }

    @Test
    @Proves("OUT-04")
    void goesOnOnAnotherSheetWithoutAnotherAddress() throws Exception {
        Pdf letter = letter("<p>Un paragrafo che si ripete fino alla fine del foglio.</p>".repeat(40));
        try (PDDocument document = Loader.loadPDF(letter.bytes())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
        assertThat(letter.text().split("Maria Esempio", -1)).hasSize(2);
        assertThat(letter.text()).contains("1/2", "2/2");
        letter.isForArchivesAndForEverybody();
    }
}
