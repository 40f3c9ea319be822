package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Medium;
import it.varco.notification.Bundles.FolderBundle;
import it.varco.proves.Proves;
import it.varco.spi.notification.Content;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class LayoutsTest {

    private static final Instant ENTERED = Instant.parse("2026-09-30T22:30:00Z");
    private static final String KEY = "Zm9vYmFyYmF6cXV4LTEyMw";
    private static final String ADDRESS = "Maria Esempio\nc/o <Bianchi> & figli\nVia delle Prove 12\n00100 Roma RM";
    private static final Path LAYOUTS = Path.of("src/main/resources/OSGI-INF/layouts");

    @TempDir
    private Path folder;

    private final Bundles bundles = new Bundles();

    static Written written(Locale language) {
        return new Written(
                "Il tuo <codice> & altro",
                "breve",
                "Il codice è 2345.\n\n- uno\n- due",
                "<p>Il codice è <strong>2345</strong> &amp; basta.</p>\n<ul>\n<li>uno</li>\n</ul>",
                language);
    }

    private Layouts layouts() {
        return new Layouts(bundles.context(), folder, TemplateTest.HOUSE);
    }

    private Content content(Medium medium, Locale language) {
        return layouts().content(medium, written(language), ADDRESS, KEY, ENTERED);
    }

    private Content.Mail mail(Locale language) {
        return (Content.Mail) content(Medium.EMAIL, language);
    }

    private String letter(Locale language) {
        return ((Content.Letter) content(Medium.POSTA, language)).page();
    }

    static Element parsed(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)))
                .getDocumentElement();
    }

    @Test
    @Proves("OUT-01")
    void aMailIsAWholePageThatLoadsNothing() {
        String html = mail(Locale.ITALIAN).html();
        assertThat(html)
                .startsWith("<!DOCTYPE html>\n<html lang=\"it\">")
                .contains(
                        "<title>Il tuo &lt;codice&gt; &amp; altro</title>",
                        "<p>Il codice è <strong>2345</strong> &amp; basta.</p>",
                        "Non rispondere a questa e-mail",
                        "803164 da telefono fisso, gratis; 06164164 da cellulare")
                .doesNotContain("http", "href", "src=", "url(", "<img", "<script", "<link", "{{");
        assertThat(html.split("Istituto di prova", -1)).as("in head and foot").hasSize(3);
        assertThat(html.split("<h1", -1)).hasSize(2);
    }

    @Test
    @Proves("OUT-01")
    void theSameAsPlainText() {
        Content.Mail mail = mail(Locale.ENGLISH);
        assertThat(mail.subject()).isEqualTo("Il tuo <codice> & altro");
        assertThat(mail.text()).isEqualTo("""
                Il codice è 2345.

                - uno
                - due

                --\s
                Istituto di prova
                Please do not reply to this e-mail: nobody reads the answers.
                To speak with us call the Contact Center: 803164 from a landline, free of charge; \
                06164164 from a mobile phone, at the price of your plan.
                """);
    }

    @ParameterizedTest
    @EnumSource(Medium.class)
    void everyMediumGetsItsOwn(Medium medium) {
        Content content = content(medium, Locale.ITALIAN);
        switch (medium) {
            case EMAIL, PEC -> assertThat(content).isInstanceOf(Content.Mail.class);
            case SMS -> assertThat(content).isEqualTo(new Content.Brief("breve"));
            case POSTA -> assertThat(content).isInstanceOf(Content.Letter.class);
            case CALL ->
                assertThat(content)
                        .isEqualTo(new Content.Script("Il tuo <codice> & altro", "Il codice è 2345.\n\n- uno\n- due"));
        }
    }

    @Test
    @Proves("OUT-04")
    void aLetterHasItsAddressReturnAddressDateAndCodeInFixedPlaces() throws Exception {
        String letter = letter(Locale.ITALIAN);
        Element root = parsed(letter);
        assertThat(root.getAttribute("lang")).isEqualTo("it");
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Il tuo <codice> & altro");
        assertThat(letter)
                .contains(
                        ".window { width: 80mm; height: 45mm; margin-left: 5mm;",
                        ".code { position: absolute; left: 150mm; top: 25mm;",
                        "<p>Via Vuota 1, 00100 Roma</p>",
                        "<p>c/o &lt;Bianchi&gt; &amp; figli</p>",
                        "<p class=\"date\">1 ottobre 2026</p>",
                        KEY)
                .doesNotContain("{{", "url(", "href");
        assertThat(letter.indexOf("Maria Esempio")).isLessThan(letter.indexOf("<h1>"));
    }

    @Test
    @Proves("OUT-04")
    void theTwoDimensionalCodeIsThatOfTheKey() throws Exception {
        io.nayuki.qrcodegen.QrCode code =
                io.nayuki.qrcodegen.QrCode.encodeText(KEY, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        boolean[][] drawn = new boolean[code.size][code.size];
        CodePicture.of(KEY).forEach(bar -> {
            int y = module(bar.get("top"));
            int start = module(bar.get("left"));
            for (int x = start; x < start + module(bar.get("width")); x++) {
                drawn[y][x] = true;
            }
        });
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                assertThat(drawn[y][x]).isEqualTo(code.getModule(x, y));
            }
        }
        assertThat(code.size * 0.6).as("as wide as its place").isLessThanOrEqualTo(15.0);
    }

    private static int module(String millimetres) {
        return (int) Math.round(Double.parseDouble(millimetres) / 0.6);
    }

    @Test
    @Proves("OUT-06")
    void theSameMessageIsTheSameLetter() {
        assertThat(letter(Locale.ITALIAN)).isEqualTo(letter(Locale.ITALIAN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u202Eab", "\uFFFF", "<b>", "]]>", "&amp;", "a\u001bb"})
    void noAddressBreaksALetter(String line) throws Exception {
        Content content =
                layouts().content(Medium.POSTA, written(Locale.ITALIAN), "Maria\n" + line + "\nRoma", KEY, ENTERED);
        assertThat(parsed(((Content.Letter) content).page()).getTextContent()).contains(Signs.shown(line));
    }

    @Test
    @Proves("UX-08")
    void theWordsAroundComeFromLanguagePacksToo() {
        assertThat(mail(Locale.GERMAN).html()).contains("lang=\"de\"", "Non rispondere");
        FolderBundle pack = new FolderBundle(
                        "it.varco.language.de", Path.of("../it.varco.language.de/src/main/resources"))
                .texts("it.varco.notification;language=de");
        bundles.add(pack);
        assertThat(mail(Locale.GERMAN).html())
                .contains("Bitte antworten Sie nicht", "803164 vom Festnetz")
                .doesNotContain("Non rispondere");
    }

    private void replace(String name, String before, String after) throws IOException {
        String own = Files.readString(LAYOUTS.resolve(name));
        assertThat(own).contains(before);
        Files.writeString(folder.resolve(name), own.replace(before, after));
    }

    @Test
    void anAdministrationMayPutItsOwnInTheirPlace() throws IOException {
        replace("layout-mail.mustache", "#17324d", "#004d29");
        replace("layout-letter.mustache", "margin-left: 5mm", "margin-left: 90mm");
        assertThat(mail(Locale.ITALIAN).html()).contains("#004d29");
        assertThat(letter(Locale.ITALIAN)).contains("left: 90mm");
        assertThat(layouts().problems()).isEmpty();
    }

    @Test
    void whatAnAdministrationNeedsForItsPaperMayBeInALayout() throws IOException {
        replace("layout-mail.mustache", "<p>{{noReply}}</p>", """
                <table role="presentation" width="100%" cellpadding='0'><tbody><tr><td bgcolor="#004d29">
                <b>Comune</b> di Prova, V.le Europa 1 &amp; S.p.A.<br/>Tel. 06.1234<BR>
                </td></tr></tbody></table>""");
        assertThat(layouts().problems()).isEmpty();
        replace("layout-mail.mustache", "<title>", """
                <style type="text/css">
                @media (max-width: 600px) { td { color: rgb(0, 0, 0); width: calc(100% - 1em) } }
                </style>
                <title>""");
        assertThat(layouts().problems()).isEmpty();
        replace("layout-letter.mustache", "<style>", "<style>\n@page { margin: 20mm }\n");
        assertThat(layouts().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a='b' ", "<b", "<b ", "<style>", "&", "url ", "a(", "/*", "<b a=\"", "@", "."})
    void aLayoutThatIsMadeToExhaustIsRefusedAndNoMore(String piece) {
        assertThat(Markup.problem("<p " + piece.repeat(60_000 / piece.length())))
                .isPresent();
        assertThat(Markup.problem("<style>" + piece.repeat(60_000 / piece.length()) + "</style><a>"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "layout-mail.mustache|{{{body}}}||It does not have the text",
                "layout-mail.mustache|{{{body}}}|{{body}}|It does not have the text",
                "layout-mail.mustache|{{noReply}}|{{noreply}}|It is not right Mustache",
                "layout-mail.mustache|{{noReply}}|{{title.getClass.name}}|It is not right Mustache",
                "layout-mail.mustache|{{noReply}}|{{#noReply}}|It is not right Mustache",
                "layout-mail.mustache|{{noReply}}|{{>/etc/passwd}}|It is not right Mustache",
                "layout-mail.mustache|{{noReply}}|<img alt='' src='//example.it/a.png'>|A layout cannot have “<img",
                "layout-mail.mustache|{{noReply}}|<a href='https://example.it'>Entra</a>|A layout cannot have “<a",
                "layout-mail.mustache|{{noReply}}|<script>1</script>|A layout cannot have “<script",
                "layout-mail.mustache|<title>|<meta http-equiv='refresh' content='a'><title>|A layout cannot",
                "layout-mail.mustache|<h1 style|<h1 background='//a.it' style|A layout cannot have “backg",
                "layout-mail.mustache|<h1 style|<h1 poster='/a.png' style|A layout cannot have “poster=",
                "layout-mail.mustache|<h1 style|<h1 onclick='a' style|A layout cannot have “onclick=",
                "layout-mail.mustache|<h1 style|<h1 onclick=a style|A layout cannot have “<h1 onclick",
                "layout-mail.mustache|<h1 style|<h1/onclick='a' style|A layout cannot have “<h1/onclick",
                "layout-mail.mustache|{{noReply}}|<svg><image href='//a.it'/></svg>|A layout cannot have “<svg",
                "layout-mail.mustache|{{noReply}}|<xml:a/>|A layout cannot have “<xml:a",
                "layout-mail.mustache|{{noReply}}|<!--[if mso]>a<![endif]-->|A layout cannot have “<!--",
                "layout-mail.mustache|{{noReply}}|<![CDATA[a]]>|A layout cannot have “<![CDATA[",
                "layout-mail.mustache|{{noReply}}|<?a?>|A layout cannot have “<?a",
                "layout-mail.mustache|{{noReply}}|a < b|A layout cannot have “< b",
                "layout-mail.mustache|{{noReply}}|https&colon;//a|A layout cannot have “&colon",
                "layout-mail.mustache|{{noReply}}|vai su https://example/|A style loads something, or there is a web",
                "layout-mail.mustache|{{noReply}}|<span>example.</span><b>it</b>|A style loads",
                "layout-mail.mustache|#17324d|url(//example.it/a)|A style loads something",
                "layout-mail.mustache|#17324d|u&#114;l(//example.it/a)|A style loads something",
                "layout-mail.mustache|#17324d|image-set('a.png' 1x)|A style loads something",
                "layout-mail.mustache|<title>|<style>@import 'a.css';</style><title>|A style loads something",
                "layout-mail.mustache|<title>|<style>a { b: u\\\\72l(a) }</style><title>|A style loads something",
                "layout-mail.mustache|<title>|<style>a { b: image-set('a.png' 1x) }</style><title>|A style loads",
                "layout-mail.mustache|<title>|<style>a:before { content: 'a' }</style><title>|A style loads something",
                "layout-mail.mustache|<title>|<style>a {</style ><title>|A layout cannot have “<style>",
                "layout-mail.mustache|{{noReply}}|{{returnAddress}}|It is not right Mustache",
                "layout-mail.mustache|{{noReply}}|{{{noReply}}}|It puts words in as they are",
                "layout-mail.mustache|{{noReply}}|{{&contact}}|It puts words in as they are",
                "layout-letter.mustache|<p>{{.}}</p>|<p>{{{.}}}</p>|It puts words in as they are",
                "layout-letter.mustache|<p>{{.}}</p>|<p>{{.}}{{^-last}}<a/>{{/-last}}</p>|A layout cannot have “<a/>",
                "layout-letter.mustache|{{institution}}</p>|{{{institution}}}</p>|It puts words in as they are",
                "layout-letter.mustache|{{returnAddress}}|{{{returnAddress}}}|It puts words in as they are",
                "layout-letter.mustache|{{date}}|{{{date}}}|It puts words in as they are",
                "layout-letter.mustache|http://www.w3.org/1999/xhtml|http://www.w3.org/2000/svg|A layout cannot",
                "layout-letter.mustache|</h1>||It is not well-formed XHTML",
                "layout-letter.mustache|' lang=\"{{lang}}\"'||It is not well-formed XHTML",
                "layout-letter.mustache|<title>{{title}}</title>||It is not well-formed XHTML",
                "layout-letter.mustache|<html|<!DOCTYPE html><html|It is not well-formed XHTML",
                "layout-letter.mustache|<html|<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><html|A layout cann"
            })
    void oneThatIsWrongDoesNotCountAndIsTold(String name, String before, String after, String told) throws Exception {
        String mail = mail(Locale.ITALIAN).html();
        String letter = letter(Locale.ITALIAN);
        replace(name, before, after == null ? "" : after);
        assertThat(layouts().problems())
                .singleElement()
                .asString()
                .contains("The layout " + folder.resolve(name) + " does not count. " + told);
        assertThat(mail(Locale.ITALIAN).html()).isEqualTo(mail);
        assertThat(letter(Locale.ITALIAN)).isEqualTo(letter);
    }

    @Test
    void nothingOfAMessageIsPrinted() {
        for (Medium medium : Medium.values()) {
            assertThat(content(medium, Locale.ITALIAN)).asString().doesNotContain("2345", "Maria", "codice");
        }
    }
}
