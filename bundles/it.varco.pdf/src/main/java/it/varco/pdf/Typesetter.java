package it.varco.pdf;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * Sets one document: tagged for screen readers, complete in itself for archives.
 *
 * @source PDF/UA-1 (ISO 14289-1), PDF/A-2a (ISO 19005-2)
 */
final class Typesetter {

    /** The one font of every document. */
    static final String FONT = "Titillium Web";

    private static final int REGULAR = 400;
    private static final int BOLD = 700;
    private static final Pattern MADE = Pattern.compile("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)");

    static {
        XRLog.setLoggingEnabled(false); // it would repeat what stands in pages
    }

    /** @throws IllegalArgumentException if the page cannot be read */
    byte[] pdf(String page, Instant at) {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .withProducer("Varco");
        builder.useFont(font(REGULAR), FONT, REGULAR, FontStyle.NORMAL, true)
                .useFont(font(BOLD), FONT, BOLD, FontStyle.NORMAL, true)
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .withW3cDocument(Page.read(page), null);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Typesetter.class.getClassLoader()); // XML parsers are looked up by it
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            return written(renderer.getPdfDocument(), fingerprint(page, at), at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static FSSupplier<InputStream> font(int weight) {
        String file = "titillium-web-" + weight + ".ttf";
        return () -> Typesetter.class.getResourceAsStream(file);
    }

    /** Date and identifier come from what the document says, so that it is the same whenever it is made (OUT-06). */
    private static byte[] written(PDDocument document, long id, Instant at) throws IOException {
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        document.getDocumentInformation().setCreationDate(GregorianCalendar.from(second.atZone(ZoneOffset.UTC)));
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String told = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        Matcher made = MADE.matcher(told);
        metadata.importXMPMetadata(
                made.replaceAll("$1" + second.atOffset(ZoneOffset.UTC) + "$2").getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(id);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static long fingerprint(String page, Instant at) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(at.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest(page.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("expected SHA-256 in every Java", impossible);
        }
    }
}
