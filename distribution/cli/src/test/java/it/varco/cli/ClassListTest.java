package it.varco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In the words of Java 17 and of Java 25. */
class ClassListTest {

    private static final String BOOT = " loader: [loader data: 0x0f of 'bootstrap'] bytes: 9 checksum: 5802c2c3";
    private static final String BUNDLE = " loader: [loader data: 0x0e for instance a 'X'{0x0d}] bytes: 9 checksum: 1f";
    private static final List<String> LIST =
            List.of("java/lang/Object", "java/lang/Runnable", "@lambda-proxy java/lang/Object run ()V");
    private static final List<String> LOG = List.of(
            "java.lang.Object source: jrt:/java.base",
            " klass: 0xa1 super: 0x00" + BOOT,
            "java.lang.Runnable source: jrt:/java.base",
            " klass: 0xa2 super: 0xa1" + BOOT);

    @Test
    void takesTheListOfAJavaThatKnowsTheClassesOfBundles() {
        List<String> list =
                List.of("java/lang/Object id: 0", "it/A id: 1 super: 0 source: /a.jar", "@lambda-proxy it/A run ()V");

        assertThat(ClassList.complete(list, LOG)).isEqualTo(list);
    }

    @Test
    void addsTheClassesOfBundlesWithWhatTheyAreMadeOf() {
        assertThat(complete(
                        "it.A source: file:/a%20home/a.jar",
                        " klass: 0xb1 super: 0xa1 interfaces: 0xa2" + BUNDLE,
                        "it.B$1 source: file:/a%20home/b.jar",
                        " klass: 0xb2 super: 0xb1 interfaces: 0xa2 0xa2" + BUNDLE))
                .containsExactly(
                        "java/lang/Object id: 1",
                        "java/lang/Runnable id: 2",
                        "it/A id: 3 super: 1 interfaces: 2 source: /a home/a.jar",
                        "it/B$1 id: 4 super: 3 interfaces: 2 2 source: /a home/b.jar",
                        "@lambda-proxy java/lang/Object run ()V");
    }

    @Test
    void keepsTheFirstOfTwoClassesOfOneName() {
        assertThat(complete(
                        "it.A source: file:/a.jar",
                        " klass: 0xb1 super: 0xa1" + BUNDLE,
                        "it.A source: file:/b.jar",
                        " klass: 0xb2 super: 0xa1" + BUNDLE,
                        "it.OfTheSecond source: file:/b.jar",
                        " klass: 0xb3 super: 0xb2" + BUNDLE))
                .contains("it/A id: 3 super: 1 source: /a.jar")
                .noneMatch(line -> line.contains("b.jar"));
    }

    @Test
    void leavesOutWhatJavaCannotReadAgain() {
        assertThat(complete(
                        "it.A$$Lambda$12/0x0c source: it.A",
                        " klass: 0xb1 super: 0xa1" + BUNDLE,
                        "it.Proxy source: __dynamic_proxy__",
                        " klass: 0xb2 super: 0xa1" + BUNDLE,
                        "it.OfAnUnknown source: file:/a.jar",
                        " klass: 0xb3 super: 0xb2" + BUNDLE,
                        "[a line of something else]"))
                .noneMatch(line -> line.startsWith("it/"));
    }

    private static List<String> complete(String... more) {
        return ClassList.complete(
                LIST, Stream.concat(LOG.stream(), Stream.of(more)).toList());
    }
}
