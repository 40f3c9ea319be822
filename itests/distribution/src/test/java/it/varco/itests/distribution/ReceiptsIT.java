package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Who changes a PIN gets a receipt, prints it, downloads it, and nobody else does. */
@Chromium.Needed
@ExtendWith(Shared.class)
class ReceiptsIT {

    private static final String SESSION = "__Host-varco";

    private static Gateway gateway;

    private final Browser browser;

    ReceiptsIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void start() {
        gateway = Gateway.started(2);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    @Proves({"UX-09", "UX-64", "OUT-06"})
    void whatWasDoneCanBePrintedAndDownloaded() throws Exception {
        Person person = gateway.people().fresh();
        browser.begin(gateway, Look.PLAIN);
        browser.enter(person);
        browser.open("/area/servizio?operazione=pin.change");
        browser.press("main form [type=submit]");
        browser.type("#campo-newPin", "LUNA5678");
        browser.type("#campo-again", "LUNA5678");
        browser.press("main form [type=submit]");

        String number = browser.one("main dd .varco-code").getText();
        assertThat(number).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(browser.mainText()).contains(person.codiceFiscale()).doesNotContain("LUNA5678");
        String page = browser.address();
        String document = browser.one("a[href*='/area/ricevute/pdf']").getDomAttribute("href");

        browser.open("/area/ricevute");
        browser.press("a[href*='numero=']");
        assertThat(browser.one("main dd .varco-code").getText()).isEqualTo(number);

        HttpResponse<byte[]> pdf = fetch(document, browser.cookie(SESSION).orElseThrow());
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(fetch(document, browser.cookie(SESSION).orElseThrow()).body())
                .isEqualTo(pdf.body());
        says(pdf.body(), number, person);
        satisfiesTheJudge(pdf.body());

        assertThat(fetch(document, "").statusCode()).isEqualTo(303);
        browser.begin(gateway, Look.PLAIN);
        browser.enter(gateway.people().fresh());
        String other = browser.cookie(SESSION).orElseThrow();
        assertThat(fetch(document, other).statusCode()).isEqualTo(404);
        assertThat(fetch(page.substring(page.indexOf("/area")), other).statusCode())
                .isEqualTo(404);
    }

    private static void says(byte[] pdf, String number, Person person) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentInformation().getTitle()).contains(number);
            assertThat(document.getDocumentCatalog().getLanguage()).isIn("it", "en");
            assertThat(new PDFTextStripper().getText(document)).contains(number, person.codiceFiscale());
        }
    }

    private static void satisfiesTheJudge(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                    PDFAValidator judge = Foundries.defaultInstance().createValidator(flavour, false)) {
                assertThat(judge.validate(parser).isCompliant())
                        .as(flavour.toString())
                        .isTrue();
            }
        }
    }

    private static HttpResponse<byte[]> fetch(String path, String session) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.site().resolve(path));
        if (!session.isEmpty()) {
            request.header("Cookie", SESSION + "=" + session);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }
}
