package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The life of a PIN at the public site: asked for, brought in two halves, used, recovered, and looked for by those whom
 * it does not concern.
 *
 * <p>Time brings things about each second here, each minute elsewhere.
 */
@Chromium.Needed
@ExtendWith(Shared.class)
class PinIssueIT {

    private static final String BUNDLE = "it.varco.credential.pin";
    private static final String ASK = "/portale/servizio?operazione=pin-issue.";
    private static final String SUBMIT = "#modulo [type=submit]";
    private static final Pattern HALF = Pattern.compile("(?:iniziale|PIN): ([A-Z0-9]{8})\\b");
    private static final Pattern LINK = Pattern.compile("/portale/servizio\\?operazione=pin-issue\\.reset[^\\s\"<]+");
    private static final String LUCA = "WBRLCU75L15X999Z";

    private static Gateway gateway;
    private static Hands hands;

    private final Browser browser;

    PinIssueIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(20);
        gateway.configure("it.varco.catalogue", "upkeep = PT1S\nvisits.most = 0\nvisits.refusals = 0\n");
        hands = Hands.in(gateway);
        gateway.start();
        gateway.settle();
        hands.ready();
    }

    @AfterAll
    static void end() {
        gateway.close();
    }

    @Test
    @Proves({"UX-12", "UX-13", "UX-14", "PIN-19", "PIN-20"})
    void somebodyAbroadGetsAPinInTwoHalvesSignsInAndRecoversItOnASmallScreen() {
        browser.begin(gateway, Look.PLAIN);
        String number = requested(LUCA, "Teststrasse 1", "3000 Bern", "luca@posta.example");
        String first = Until.found("the first half", () -> half("luca@posta.example"));
        String second = Until.found("the letter", () -> letter(""));

        String pin = firstLogin(first + second);
        assertThat(pin).hasSize(8);
        browser.begin(gateway, Look.PLAIN);
        browser.open("/accesso/pin");
        browser.signIn(LUCA, pin);
        assertThat(browser.address()).isEqualTo("/area");
        browser.begin(gateway, Look.PLAIN);
        Until.isTrue("the request has come to its end", () -> followed(number).contains("il PIN è attivo"));

        String link = recovered("luca@posta.example");
        Until.isTrue("another letter", () -> letter(second).isPresent());
        String again = Until.found(
                "another first half", () -> half("luca@posta.example").filter(half -> !half.equals(first)));
        browser.open(link);
        browser.press("main form [type=submit]");
        assertThat(browser.mainText()).contains("Questo link non si può usare");
        browser.begin(gateway, Look.PLAIN);
        browser.open("/accesso/pin");
        browser.signIn(LUCA, pin);
        assertThat(browser.address()).startsWith("/accesso/pin"); // the old one opens nothing, and blocks
        assertThat(again + letter(second).orElseThrow()).hasSize(16);
    }

    @Test
    @Proves({"UX-13", "UX-41", "PIN-16", "PIN-S03", "PIN-S05"})
    void aCallThatComesToNothingEndsTheRequestAndTheApplicantIsTold() {
        browser.begin(gateway, Look.PLAIN);
        String person = gateway.people().fresh().codiceFiscale();
        String number = requested(withoutPin(person), "Via Nuova 7", "00100 Roma RM", "altrove@posta.example");
        Until.isTrue("an officer has to call", () -> followed(number).contains("dobbiamo parlarti"));

        browser.begin(gateway.managementSite(), Look.PLAIN, "it");
        browser.enter(gateway.administrators().officer(), "/accesso/local", "/ruolo?ritorno=/amministrazione");
        browser.press("main form:has(input[value=OPERATORE_CONTACT_CENTER]) [type=submit]");
        for (int call = 0; call < 2; call++) { // one of them may be about a request of another test
            decline();
        }

        browser.begin(gateway, Look.PLAIN);
        assertThat(followed(number)).contains("chiusa");
        Until.isTrue(
                "the applicant is told", () -> mails("altrove@posta.example").size() > 1);
        assertThat(letter("", "Via Nuova 7")).isNotPresent();
    }

    /** An officer takes the next call, where one waits, and says that the person did not ask. */
    private void decline() {
        browser.open("/contact-center");
        browser.press("main form:has(input[value='pin-issue.call']) [type=submit]");
        if (!browser.shows(SUBMIT)) {
            return; // no call waits
        }
        browser.press(SUBMIT);
        browser.press("main a.btn-primary");
        browser.press("main form [type=submit]");
        assertThat(browser.mainText()).contains("Nome Cognome");
        browser.tick("main input[name=outcome][value=negative]");
        browser.tick("main input[name=reason][value=denied]");
        browser.press(SUBMIT);
        assertThat(browser.mainText()).contains("Esito");
    }

    /** Whoever has no PIN yet: the next codice fiscale that nobody has. */
    private static String withoutPin(String unlike) {
        return unlike.equals(People.code("ZZY", 1)) ? People.code("ZZY", 2) : People.code("ZZY", 1);
    }

    @Test
    @Proves({"PIN-34", "PIN-43", "SEC-04"})
    void everyEntranceAnswersTheSameForThoseWhoHaveAPinAndThoseWhoHaveNone() {
        String known = gateway.people().first().codiceFiscale();
        String unknown = People.code("ZZX", 3);
        Map<String, String> card = Map.of("cardNumber", "80380000000000000017", "cardExpiry", "31/12/2030");
        Map<String, Map<String, String>> entrances = new LinkedHashMap<>();
        entrances.put("recover", Map.of("email", "uno@posta.example", "mobile", "3331234567"));
        entrances.put(
                "activate",
                with(card, Map.of("half", "ABCDEFGH", "email", "uno@posta.example", "mobile", "3331234567")));
        entrances.put("revoke", with(card, Map.of("email", "uno@posta.example", "sure", "true")));
        entrances.forEach((operation, typed) ->
                assertThat(answer(operation, known, typed)).as(operation).isEqualTo(answer(operation, unknown, typed)));
    }

    @Test
    @Proves("UX-13")
    void theBundleGoesWithItsPagesAndComesBackWithRequestsHalfWay() {
        browser.begin(gateway, Look.PLAIN);
        String number = requested(People.code("ZZW", 1), "Via Nuova 9", "00100 Roma RM", "meta@posta.example");
        Until.isTrue("an officer has to call", () -> followed(number).contains("dobbiamo parlarti"));

        hands.stop(BUNDLE);
        Visitor visitor = new Visitor(gateway);
        Until.isTrue("its pages are gone", () -> !visitor.get("/portale").body().contains("pin-issue"));
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/accesso/pin").statusCode()).isEqualTo(503);
        hands.start(BUNDLE);
        Until.isTrue("its pages are back", () -> visitor.get("/portale").body().contains("pin-issue"));

        assertThat(followed(number)).contains("dobbiamo parlarti");
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** Status and page of an answer, without what differs from request to request. */
    private static String answer(String operation, String person, Map<String, String> typed) {
        Visitor visitor = new Visitor(gateway);
        String begin = ASK + operation;
        String question = location(visitor.post(begin, visitor.fields(begin, begin)));
        Map<String, String> form = visitor.fields(question, question);
        form.put("codiceFiscale", person);
        form.putAll(typed);
        HttpResponse<String> answer = visitor.post(question, form);
        HttpResponse<String> shown = answer.statusCode() == 303 ? visitor.get(location(answer)) : answer;
        String page = shown.body()
                .replaceAll("value=\"[^\"]*\"", "")
                .replaceAll("pratica=[A-Za-z0-9_.-]+", "")
                .replaceAll("[A-Z0-9]{4}-[A-Z0-9]{4}\\b", "")
                .replaceAll("\\b[0-9A-Z]{10}\\b", "")
                .replaceAll("[0-9]{2}:[0-9]{2}", "");
        return shown.statusCode() + page + shown.body().length() / 100;
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Asks for a PIN; returns the number of the request. */
    private String requested(String person, String street, String town, String mail) {
        browser.open(ASK + "request");
        browser.press("main form [type=submit]");
        browser.type("#campo-codiceFiscale", person);
        boolean known = person.equals(LUCA);
        browser.type("#campo-name", known ? "Luca" : "Nome");
        browser.type("#campo-surname", known ? "Weber" : "Cognome");
        browser.type("#campo-born", "15/07/1975");
        browser.type("#campo-country", town.contains("Bern") ? "Svizzera" : "Italia");
        browser.type("#campo-residence1", street);
        browser.type("#campo-residence2", town);
        browser.type("#campo-email", mail);
        browser.type("#campo-mobile", "+393331234567");
        browser.type("#campo-phone", "+393331234567");
        browser.type("#campo-slot", "martedì");
        browser.type("#campo-document", "passaporto X1234567");
        browser.press(SUBMIT);
        browser.tick("#campo-right");
        browser.press(SUBMIT);
        return Told.number(browser.mainText());
    }

    private String followed(String number) {
        browser.open(ASK + "follow");
        browser.press("main form [type=submit]");
        browser.type("#campo-number", number);
        browser.press(SUBMIT);
        return browser.mainText();
    }

    /** Signs in with the initial PIN; returns the final one. */
    private String firstLogin(String initial) {
        browser.begin(gateway, Look.PLAIN);
        browser.open("/accesso/pin");
        browser.signIn(LUCA, initial);
        browser.tick("#campo-rules");
        browser.press(SUBMIT);
        Matcher pin = Pattern.compile("\\b[A-HJKMNP-Z2-9]{8}\\b").matcher(browser.mainText());
        assertThat(pin.find()).as(browser.mainText()).isTrue();
        browser.tick("#campo-kept");
        browser.press(SUBMIT);
        assertThat(browser.address()).isEqualTo("/area");
        return pin.group();
    }

    /** Recovers the PIN; returns the link, which was used. */
    private String recovered(String mail) {
        browser.open(ASK + "recover");
        browser.press("main form [type=submit]");
        browser.type("#campo-codiceFiscale", LUCA);
        browser.type("#campo-email", mail);
        browser.type("#campo-mobile", "+393331234567");
        browser.press(SUBMIT);
        Matcher code =
                Pattern.compile("\\b[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}\\b").matcher(browser.mainText());
        assertThat(code.find()).as(browser.mainText()).isTrue();
        browser.tick("#campo-kept");
        browser.press(SUBMIT);
        String link = Until.found(
                "the link",
                () -> mails(mail).stream()
                        .map(LINK::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group().replace("&amp;", "&"))
                        .findFirst());
        browser.open(link);
        browser.press("main form [type=submit]");
        browser.type("#campo-codiceFiscale", LUCA);
        browser.type("#campo-code", code.group());
        browser.press(SUBMIT);
        assertThat(browser.mainText()).contains("Il nuovo PIN sta arrivando");
        return link;
    }

    /** The first half in the latest mail that brings one. */
    private static Optional<String> half(String address) {
        return mails(address).stream()
                .map(HALF::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    /** What the mails to an address say, the latest first, as the page of the demonstration shows them. */
    private static List<String> mails(String address) {
        Visitor visitor = new Visitor(gateway);
        return Stream.of(visitor.get("/demo/posta").body().split("<tr", -1))
                .filter(row -> row.contains(address))
                .map(Pattern.compile("href=\"(/demo/posta/messaggio\\?[^\"]+)\"")::matcher)
                .filter(Matcher::find)
                .map(link -> visitor.get(link.group(1).replace("&amp;", "&")).body())
                .map(page -> page.substring(page.indexOf("<main")).replaceAll("<[^>]+>", ""))
                .toList();
    }

    private static Optional<String> letter(String known) {
        return letter(known, "Bern");
    }

    /** The half in a letter to an address that lies in the spool and is not the one known already. */
    private static Optional<String> letter(String known, String address) {
        Path spool = gateway.home().resolve("data/posta");
        try (Stream<Path> files = Files.exists(spool) ? Files.walk(spool) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted(Comparator.comparing(Path::toString))
                    .map(PinIssueIT::text)
                    .filter(text -> text.contains(address))
                    .map(HALF::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .filter(half -> !half.equals(known))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path letter) {
        try (PDDocument document = Loader.loadPDF(letter.toFile())) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
