package it.varco.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginsTest {

    private static final String HOME = "reference:file:/opt/varco/system/it/varco/";

    private final Origins production = new Origins(false, HOME + "it.varco.plugins-1.0.0.jar");

    @Test
    void trustsOurNamesFromTheFolderSystemOnly() {
        assertThat(production.trusted(origin("it.varco.credential.pin", HOME + "pin.jar")))
                .isTrue();
        assertThat(production.trusted(origin("it.varco.credential.pin", "varco-plugin:pin.jar")))
                .isFalse();
        assertThat(production.trusted(origin("it.varco.credential.pin", "file:/tmp/pin.jar")))
                .isFalse();
    }

    @Test
    void doesNotAskWhereOtherNamesComeFrom() {
        assertThat(production.trusted(origin("org.acme.login", "file:/tmp/acme.jar")))
                .isTrue();
        assertThat(production.trusted(origin("it.varcoo.login", "file:/tmp/acme.jar")))
                .isTrue();
    }

    @Test
    void trustsAnyNameInDevelopment() {
        Origins development = new Origins(true, HOME + "it.varco.plugins-1.0.0.jar");

        assertThat(development.trusted(origin("it.varco.credential.demo", "varco-plugin:demo.jar")))
                .isTrue();
    }

    @Test
    void distrustsTheWatchedFolderWhereThereIsNoFolderSystem() {
        Origins elsewhere = new Origins(false, "mvn:it.varco/it.varco.plugins");

        assertThat(elsewhere.trusted(origin("it.varco.credential.pin", "mvn:it.varco/pin")))
                .isTrue();
        assertThat(elsewhere.trusted(origin("it.varco.credential.pin", "varco-plugin:pin.jar")))
                .isFalse();
    }

    private static Origin origin(String name, String location) {
        return new Origin(1, name, "1.0.0", location, null);
    }
}
