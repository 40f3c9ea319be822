package it.varco.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ThrownTest {

    @Test
    void tellsTheInnermostCauseInOneLine() {
        Throwable thrown =
                new IllegalStateException("outer", new IllegalArgumentException("port: expected\n1 to 65535"));

        assertThat(Thrown.words(thrown)).hasToString("IllegalArgumentException, port: expected 1 to 65535");
        assertThat(Thrown.words(trace(thrown))).hasToString("IllegalArgumentException, port: expected");
    }

    @Test
    void explainsClassesOfANewerJava() {
        Throwable thrown = new UnsupportedClassVersionError("org/acme/Login (class file version 69.0)");
        String words =
                "it is built for a newer Java than the " + Runtime.version().feature() + " that this gateway runs on";

        assertThat(Thrown.words(thrown)).hasToString(words);
        assertThat(Thrown.words(trace(new IllegalStateException(thrown)))).hasToString(words);
    }

    @Test
    void saysSomethingWhereThereIsNothingToSay() {
        assertThat(Thrown.words(new IllegalStateException())).hasToString("IllegalStateException");
        assertThat(Thrown.words("")).hasToString("the log says why");
        assertThat(Thrown.words(new IllegalStateException("x".repeat(500))).toString())
                .hasSizeLessThan(230);
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
