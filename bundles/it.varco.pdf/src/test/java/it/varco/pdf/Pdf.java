package it.varco.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** A document as its readers see it: people, screen readers, archives. */
final class Pdf {

    static final Instant AT = Instant.parse("2026-11-22T09:30:15.123456Z");

    private final byte[] bytes;

    Pdf(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    static Pdf of(String page) {
        return of(page, AT);
    }

    static Pdf of(String page, Instant at) {
        PdfDocuments documents = new PdfDocuments(new Semaphore(1), Duration.ZERO);
        return new Pdf(documents.pdf(page, at).orElseThrow());
    }

    /** A page with a body. */
    static String page(String body) {
        return "<html lang=\"it\"><head><title>Ricevuta</title></head><body>" + body + "</body></html>";
    }

    /** The words in the order in which they are drawn, blanks made one. */
    String text() throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }

    /** The kinds of the tags in the order in which they are read aloud. */
    List<String> tags() throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new Reading(document).tags;
        }
    }

    /** What a screen reader says: the words in the order of the tags, blanks made one. */
    String readAloud() throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new Reading(document)
                    .words
                    .toString()
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }

    /** The tags from the first to the last, each with the words that stand under its number on its page. */
    private static final class Reading {

        final List<String> tags = new ArrayList<>();
        final StringBuilder words = new StringBuilder();
        private final Map<COSDictionary, Map<Integer, String>> pages = new HashMap<>();

        Reading(PDDocument document) throws IOException {
            for (PDPage page : document.getPages()) {
                PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
                extractor.processPage(page);
                Map<Integer, String> marked = new HashMap<>();
                extractor
                        .getMarkedContents()
                        .forEach(content -> marked.merge(content.getMCID(), said(content), (a, b) -> a + b));
                pages.put(page.getCOSObject(), marked);
            }
            PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
            read(root.getKids(), pages.keySet().iterator().next());
        }

        private static String said(PDMarkedContent content) {
            return content.getContents().stream()
                    .map(part -> part instanceof TextPosition letter
                            ? letter.getUnicode()
                            : part instanceof PDMarkedContent inner ? said(inner) : "")
                    .collect(Collectors.joining());
        }

        private void read(List<Object> kids, COSDictionary page) {
            for (Object kid : kids) {
                if (kid instanceof PDStructureElement element) {
                    tags.add(element.getStructureType());
                    PDPage own = element.getPage();
                    words.append(element.getStructureType().equals("Span") ? "" : " ");
                    read(element.getKids(), own == null ? page : own.getCOSObject());
                } else if (kid instanceof Integer mcid) {
                    words.append(pages.get(page).getOrDefault(mcid, ""));
                } else if (kid instanceof PDMarkedContentReference reference) {
                    words.append(pages.get(reference.getPage().getCOSObject()).getOrDefault(reference.getMCID(), ""));
                }
            }
        }
    }

    /** Asks the judge; what fails is in the message. */
    void isForArchivesAndForEverybody() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
            try (PDFAParser parser =
                            Foundries.defaultInstance().createParser(new ByteArrayInputStream(bytes), flavour);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                ValidationResult result = validator.validate(parser);
                assertThat(result.getTestAssertions().stream()
                                .filter(check -> check.getStatus() == TestAssertion.Status.FAILED)
                                .map(check -> check.getRuleId().getClause() + " " + check.getMessage()))
                        .as(flavour.toString())
                        .isEmpty();
                assertThat(result.isCompliant()).as(flavour.toString()).isTrue();
                assertThat(result.getTotalAssertions()).isGreaterThan(100);
            }
        }
    }
}
