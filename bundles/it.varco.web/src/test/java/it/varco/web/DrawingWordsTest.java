package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import it.varco.api.form.Sentence;
import it.varco.api.form.Text;
import it.varco.proves.Proves;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrawingWordsTest {

    private static final Texts TEXTS = new Texts(
            "it.varco.web",
            Language.ITALIAN,
            Map.of("a", "tra {0} e {1}", "b.one", "<uno> & {0}", "b.two", "due", "mark", "{{x}}"),
            Map.of(),
            null);

    private static String draw(String template, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("t", Wording.lambda(TEXTS));
        return Mustache.compiler()
                .withEscaper(Html.ESCAPER)
                .compile(Wording.into(template, TEXTS))
                .execute(all);
    }

    @Test
    void aTextTakesThePlaceOfItsKeyBeforeTheTemplateIsCompiled() {
        assertThat(Wording.into("<p>{{#t}}b.one|{{x}}{{/t}}</p>", TEXTS)).isEqualTo("<p>&lt;uno&gt; &amp; {{x}}</p>");
    }

    @Test
    void argumentsMayHoldWhateverSeparatesThem() {
        Map<String, Object> model = Map.of("x", "1|2{1}", "y", "{0}<b>", "n", "one");
        assertThat(draw("{{#t}}a|{{x}}|{{y}}{{/t}}", model)).isEqualTo("tra 1|2{1} e {0}&lt;b&gt;");
        assertThat(draw("{{#t}}b.{{n}}|{{x}}{{/t}}", model)).isEqualTo("&lt;uno&gt; &amp; 1|2{1}");
    }

    @Test
    void aKeyThatIsNowhereIsShownInBrackets() {
        assertThat(draw("{{#t}}nowhere{{/t}}", Map.of())).isEqualTo("[nowhere]");
        assertThat(TEXTS.of(Text.of("nor-here", "x"))).isEqualTo("[nor-here]");
    }

    @Test
    void aTextIsNoTemplate() {
        assertThat(draw("{{#t}}mark{{/t}}", Map.of("x", "filled"))).isEqualTo("&#123;&#123;x}}");
    }

    @Test
    void theWordsBehindAreAskedLast() {
        Texts front = new Texts("guest", Language.ITALIAN, Map.of("b.two", "mine"), Map.of(), TEXTS);
        assertThat(front.of("b.two")).isEqualTo("mine");
        assertThat(front.of("a", "1", "2")).isEqualTo("tra 1 e 2");
        assertThat(Texts.fill("{0}{0}{9}{a}{", List.of("x"))).isEqualTo("xx{a}{");
    }

    @Test
    @Proves("UX-08")
    void whatALanguageDoesNotHaveIsItalianAndMarkedInTextAndAttributesAlike() {
        Texts german = new Texts(
                "guest", new Language(Locale.GERMAN), Map.of("a", "{1}"), Map.of("a", "x", "b", "«{0}» & \"c\""), null);
        assertThat(Wording.into("<p title=\"{{#t}}b|1{{/t}}\">{{#t}}b|2{{/t}}</p>", german))
                .isEqualTo("<p title=\"[it] «1» &amp; &quot;c&quot;\">[it] «2» &amp; &quot;c&quot;</p>");
        assertThat(german.of("a", "0", "1")).isEqualTo("1");
        assertThat(german.of(Text.of("b", "z"))).isEqualTo("[it] «z» & \"c\"");
        assertThat(german.has("b")).isTrue();
        assertThat(german.of("c")).isEqualTo("[c]");
    }

    @Test
    @Proves("UX-08")
    void aSentenceBringsItsOwnWordsAndIsMarkedWhereItHasNone() {
        Sentence away = Sentence.of(Site.class, "certificate.unknown", "cns");
        Texts german = new Texts("guest", new Language(Locale.GERMAN), Map.of(), Map.of(), null);

        assertThat(TEXTS.of(away)).isEqualTo("Il listener cns non dice quando scade il suo certificato.");
        assertThat(german.of(away)).isEqualTo("[it] Il listener cns non dice quando scade il suo certificato.");
        assertThat(german.of(Sentence.quoted("disk full"))).isEqualTo("disk full");
    }

    @Test
    @Proves("SEC-50")
    void escapingLeavesNothingThatMeansSomething() {
        assertThat(Html.ESCAPER.escape("<a href=\"'`&>\u0000\u001f\u007f\n\tè€😀"))
                .isEqualTo("&lt;a href=&quot;&#39;&#96;&amp;&gt;\n\tè€😀");
        String plain = "Nome e cognome";
        assertThat(Html.ESCAPER.escape(plain)).isSameAs(plain);
    }

    @Test
    void momentsAreWrittenAsInRome() {
        assertThat(new Moments(Language.ITALIAN).dayAndTime(Instant.parse("2026-07-01T22:05:59Z")))
                .isEqualTo("2 luglio 2026, 00:05");
        assertThat(new Moments(Language.ENGLISH).dayAndTime(Instant.parse("2026-01-31T08:59:00Z")))
                .isEqualTo("31 January 2026, 09:59");
        assertThat(new Moments(new Language(Locale.GERMAN)).dayAndTime(Instant.parse("2026-03-01T08:59:00Z")))
                .isEqualTo("1. März 2026, 09:59");
        assertThat(Moments.time(Instant.parse("2026-11-21T17:05:00Z"))).isEqualTo("18:05");
    }

    @Test
    void aPageBufferHoldsWhatWasWritten() throws Exception {
        try (PageBuffer buffer = new PageBuffer()) {
            buffer.write("è€😀");
            buffer.write("abcdef", 2, 3);
            buffer.write(new char[] {'x', 'y'}, 1, 1);
            buffer.append('z').append("1234", 1, 2);
            buffer.write("y".repeat(40_000));
            assertThat(new String(buffer.bytes(), StandardCharsets.UTF_8)).isEqualTo("è€😀cdeyz2" + "y".repeat(40_000));
        }
    }
}
