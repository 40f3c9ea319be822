package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleIdTest {

    @Test
    void readsThreeParts() {
        BundleId id = BundleId.parse("org.apache.felix:org.apache.felix.scr:2.2.18");

        assertThat(id).isEqualTo(new BundleId("org.apache.felix", "org.apache.felix.scr", "", "2.2.18"));
        assertThat(id.path()).isEqualTo("org/apache/felix/org.apache.felix.scr/2.2.18/org.apache.felix.scr-2.2.18.jar");
        assertThat(id).hasToString("org.apache.felix:org.apache.felix.scr:2.2.18");
    }

    @Test
    void readsAClassifier() {
        BundleId id = BundleId.parse("org.apache.felix:org.apache.felix.http.jetty12:jar:light:1.1.8");

        assertThat(id.fileName()).isEqualTo("org.apache.felix.http.jetty12-1.1.8-light.jar");
        assertThat(id).hasToString("org.apache.felix:org.apache.felix.http.jetty12:jar:light:1.1.8");
    }

    @Test
    void readsATypeWithoutClassifier() {
        assertThat(BundleId.parse("g:a:jar:1")).isEqualTo(BundleId.parse("g:a:1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "g:a",
                "g::1",
                "g:a:${a.version}",
                "g:a:zip:1",
                "g:a:jar:c:1:x",
                "g:a:1 ",
                "g:../a:1",
                "g:a:jar::",
                "g/x:a:1",
                ":a:1"
            })
    void refusesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> BundleId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
