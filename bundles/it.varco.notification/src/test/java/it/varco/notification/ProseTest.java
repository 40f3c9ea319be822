package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.api.form.Sentence;
import it.varco.proves.Proves;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class ProseTest {

    private static final String EVERYWHERE =
            "{{x}} primo *{{x}}* **a {{x}} b**\n\n## {{x}}\n\n- {{x}}\n- b {{x}}\n\n1. {{x}}\n";

    static String textOfXml(String fragment) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<body>" + fragment + "</body>")))
                .getDocumentElement()
                .getTextContent();
    }

    private static void staysText(String value) throws Exception {
        Prose prose = new Prose(EVERYWHERE, Set.of());
        assertThat(prose.problems()).isEmpty();
        String shown = Signs.shown(value);
        String html = prose.written(Map.of("x", value)).html();
        String plain = html.replaceAll("</?(?:p|em|strong|h2|ul|ol|li)>", "");
        assertThat(plain).as("no other element").doesNotContain("<", ">");
        assertThat(textOfXml(html).split(java.util.regex.Pattern.quote(shown), -1))
                .as("each time whole: %s", html)
                .hasSizeGreaterThanOrEqualTo(shown.isEmpty() ? 0 : 8);
        String text = prose.written(Map.of("x", value)).text();
        assertThat(text).contains(shown.strip());
        assertThat(text.lines().map(String::strip).filter(line -> !line.isEmpty()))
                .as("no line of its own: %s", text)
                .hasSizeLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[click](http://evil)",
                "![x](http://evil/y.png)",
                "<b>",
                "<script>alert(1)</script>",
                "<http://evil>",
                "</p></div></body></html>",
                "<!-- a",
                "]]>",
                "&lt;b&gt; &amp; &#60;",
                "*a* **b** _c_ __d__ `e` ~~f~~",
                "***",
                "# a",
                "- a",
                "1. a",
                "> a",
                "```",
                "    code",
                "[x]: http://evil",
                "{{x}}",
                "{{code}}",
                "{{{x}}}",
                "{{#x}}{{/x}}",
                "$1 \\1 \\ $",
                "\\*a\\*",
                "a\nb",
                "a\r\nBcc: b@example.it",
                "a\n\n# b",
                "a\u0000b\u0007c\u001b[31md\u007f",
                "\u202Eabc\u202C",
                "\u2066a\u2069\u200b\u200e\u200f\ufeff",
                "a\u2028b\u2029c",
                "\ud800 a \udc00",
                "\uFFFE\uFFFF\uFDD0",
                "😀 Ǆ ﷽",
                "D’Àngelo-Müller, Šárka",
                "\" onclick=\"x",
                "' or ''='",
                "javascript:alert(1)",
                "a  ",
                "a\\"
            })
    @Proves("OUT-01")
    void whatFillsAPlaceIsTextInEveryForm(String value) throws Exception {
        staysText(value);
    }

    @Test
    @Proves("OUT-01")
    void anythingThatCanBeTypedIsTextInEveryForm() throws Exception {
        Random random = new Random(7);
        String signs = "<>&\"'`*_[](){}!#-+.~|\\/:;=?@$%^ \n\r\tab1é\u202E\u0001😀";
        int[] all = signs.codePoints().toArray();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                value.appendCodePoint(all[random.nextInt(all.length)]);
            }
            staysText("x" + value + "y");
        }
    }

    @Test
    void aParagraphIsOneLineHoweverItsFileIsBroken() {
        Prose prose = new Prose("Una riga\nche continua.\n\nUn’altra.\n\n- a\n- b\n\n## Titolo\n\nFine", Set.of());
        assertThat(prose.written(Map.of()).text())
                .isEqualTo("Una riga che continua.\n\nUn’altra.\n\n- a\n- b\n\nTitolo\n\nFine");
        assertThat(prose.written(Map.of()).html())
                .contains("<p>Una riga che continua.</p>", "<li>a</li>", "<h2>Titolo</h2>");
    }

    @Test
    void whatIsMarkedInTheFileIsMarked() {
        Prose prose = new Prose("Il codice è **{{code}}**, *non* dirlo.", Set.of());
        assertThat(prose.written(Map.of("code", "2345")).html())
                .isEqualTo("<p>Il codice è <strong>2345</strong>, <em>non</em> dirlo.</p>");
        assertThat(prose.written(Map.of("code", "2345")).text()).isEqualTo("Il codice è 2345, non dirlo.");
    }

    @Test
    void anEntityOfTheFileBringsNothingThatXmlDoesNotKnow() throws Exception {
        Prose prose = new Prose("a&#1;b&#xFFFE;c &nbsp;&lt;&euro;", Set.of());
        assertThat(textOfXml(prose.written(Map.of()).html())).isEqualTo("abc \u00A0<€");
    }

    @Test
    void placesAreFoundInTextOnly() {
        assertThat(new Prose("{{a}} *{{b}}*\n\n- \\{{c}}", Set.of()).places()).containsExactlyInAnyOrder("a", "b", "c");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Prose("{{a}}", Set.of()).written(Map.of("b", "x")).html());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "template.link|[a](http://example.it)",
                "template.link|[a](javascript:alert)",
                "template.link|[{{x}}](/area)",
                "template.link|<https://example.it>",
                "template.link|https://example.it/accesso",
                "template.link|vai su www.example.it",
                "template.link|MAILTO:a@example.it",
                "template.link|https:*//evil.example/pin*",
                "template.link|*https:*//evil/pin",
                "template.link|http**s://e**vil",
                "template.link|inps-pin.it/login",
                "template.link|inps-pin.i**t**",
                "template.link|*INPS-PIN*.IT",
                "template.link|https&#58;&#47;/evil",
                "template.link|https\\\\://evil",
                "template.link|inps-pin.&#x200b;it",
                "template.link|10.0.**0.1**",
                "template.link|tel:aa",
                "template.link|\\\\\\\\server\\\\c",
                "template.link|scrivi a a@example.it",
                "template.link|{{x}}it",
                "template.link|{{x}}**it**",
                "template.link|{{x}}{{y}}",
                "template.link|evil.{{x}}",
                "template.link|evil.*{{x}}*",
                "template.link|https:{{x}}",
                "template.link|{{x}}//evil",
                "template.link|![a](b.png)",
                "template.link|a [b] c\\n\\n[b]: /area",
                "template.body.html|<b>a</b>",
                "template.body.html|<script>a</script>",
                "template.body.html|a <!-- b -->",
                "template.body.other|```\\na\\n```",
                "template.body.other|'    a'",
                "template.body.other|`a`",
                "template.body.other|> a",
                "template.body.other|***",
                "template.body.heading|# a",
                "template.body.heading|### a",
                "template.place.shape|{{{x}}}",
                "template.place.shape|{{#x}}a{{/x}}",
                "template.place.shape|{{&x}}",
                "template.place.shape|{{x",
                "template.place.shape|x}}",
                "template.place.shape|{{ x }}",
                "template.place.shape|{{a.b}}",
                "template.place.shape|{{=<% %>=}}"
            })
    @Proves({"OUT-01", "NOT-28"})
    void whatAMessageMayNotHaveIsTold(String key, String body) {
        List<Sentence> problems = new Prose(body.replace("\\n", "\n"), Set.of()).problems();
        assertThat(problems).contains(Sentence.of(Prose.class, key));
        assertThat(problems)
                .allSatisfy(problem ->
                        assertThat(problem.in(java.util.Locale.ITALIAN)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vai in V.le Europa, dalla Sig.ra Bianchi, S.p.A.",
                "**Nota:** scrivi «{{x}}», poi ({{x}}).",
                "D.Lgs. 33/2013, art. 5, alle 12.30 o alle 12:30",
                "Pratica {{x}}/{{y}}: 1.234,56 euro. {{institution}}s Seite.",
                "Uno.\nDue.\n\nTre:\n\n- quattro"
            })
    void whatNobodyTakesForALinkMayBeWritten(String body) {
        assertThat(new Prose(body, Set.of()).problems()).isEmpty();
    }

    @Test
    void anEmptyBodyIsTold() {
        assertThat(new Prose(" \n\n", Set.of()).problems())
                .containsExactly(Sentence.of(Prose.class, "template.body.empty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "*a ", "1. ", "[", "**a ", "![", "_a ", "`", "<", "&", "*a_b "})
    void aFileThatIsMadeToExhaustIsRefusedAndNoMore(String piece) {
        Prose prose = new Prose(piece.repeat(Template.LONGEST / piece.length()), Set.of());
        if (prose.problems().isEmpty()) {
            assertThat(prose.written(Map.of()).html() + prose.written(Map.of()).text())
                    .isNotBlank();
        }
    }

    @Test
    void listsWithinListsHaveAnEnd() {
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            nested.append("  ".repeat(i)).append("- a\n");
        }
        assertThat(new Prose(nested.toString(), Set.of()).problems())
                .contains(Sentence.of(Prose.class, "template.body.deep", 10));
    }
}
