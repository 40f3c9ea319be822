package it.varco.cli;

import it.varco.certificate.SpidProfile;
import it.varco.launcher.Configurations;
import it.varco.launcher.Features;
import it.varco.launcher.Home;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in the certificate of SPID and where it goes, from the command line and the configuration.
 *
 * @param profile whose it is
 * @param shortName the name as people say it
 * @param locality the comune of the seat
 * @param secrets the folder of the installation for keys, which is made if it is missing
 */
record SpidFields(SpidProfile profile, String shortName, String locality, Path key, Path certificate, Path secrets) {

    private static final String PID = "it.varco.credential.spid";

    /** A field: its key in the configuration and its option. */
    enum Field {
        ENTITY_ID("entityId", "--entity-id"),
        NAME("organization.name", "--name"),
        SHORT_NAME("organization.displayName", "--short-name"),
        LOCALITY("organization.locality", "--locality"),
        IPA_CODE("ipaCode", "--ipa-code"),
        KEY("key", "--key"),
        CERTIFICATE("certificate", "--certificate");

        private final String setting;
        private final String option;

        Field(String setting, String option) {
            this.setting = setting;
            this.option = option;
        }

        String missing() {
            return "  " + setting + ": expected in conf/" + PID + ".cfg, or as " + option;
        }
    }

    /**
     * Puts them together.
     *
     * @param said what the command line says; each stands in place of the configuration, unless it is blank
     * @throws Trouble naming every field that is missing or wrong
     */
    static SpidFields of(Home home, Map<Field, String> said) {
        Map<String, Object> configured = configured(home);
        if (Fields.text(configured.get("activity")).equals("private")) {
            throw new Trouble(
                    Exit.FAILED,
                    "activity: expected public; the certificate of a private body comes from the federation.");
        }
        Path secrets = home.data().resolve("secrets");
        Map<Field, String> all = new EnumMap<>(Field.class);
        all.put(Field.KEY, secrets.resolve("spid-key.pem").toString());
        all.put(Field.CERTIFICATE, secrets.resolve("spid-certificate.pem").toString());
        for (Field field : Field.values()) {
            String told = said.getOrDefault(field, "").strip();
            String text =
                    told.isEmpty() ? Fields.text(configured.get(field.setting)).strip() : told;
            if (!text.isEmpty()) {
                all.put(field, text);
            }
        }
        List<String> wrong = new ArrayList<>();
        for (Field field : Field.values()) {
            if (!all.containsKey(field)) {
                wrong.add(field.missing());
            }
        }
        if (all.containsKey(Field.ENTITY_ID) && !isAddress(text(all, Field.ENTITY_ID))) {
            wrong.add("  entityId: expected an address that begins with https://");
        }
        if (!wrong.isEmpty()) {
            throw new Trouble(Exit.USAGE, "The certificate cannot be made yet:", wrong);
        }
        return new SpidFields(
                SpidProfile.publicBody(text(all, Field.NAME), text(all, Field.ENTITY_ID), text(all, Field.IPA_CODE)),
                text(all, Field.SHORT_NAME),
                text(all, Field.LOCALITY),
                path(all, Field.KEY),
                path(all, Field.CERTIFICATE),
                secrets);
    }

    private static Map<String, Object> configured(Home home) {
        if (!Files.isDirectory(home.features())) {
            throw new Trouble(Exit.FAILED, home.features() + " is missing: expected a whole installation.");
        }
        return Configurations.of(Features.read(home.features()), home).byPid().getOrDefault(PID, Map.of());
    }

    private static String text(Map<Field, String> all, Field field) {
        return all.getOrDefault(field, "");
    }

    private static Path path(Map<Field, String> all, Field field) {
        try {
            return Path.of(text(all, field)).toAbsolutePath().normalize();
        } catch (InvalidPathException none) {
            throw new Trouble(Exit.USAGE, field.setting + ": expected a path.");
        }
    }

    /** Plain http is for a gateway that is tried on one machine. */
    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() != null
                    && String.valueOf(address.getScheme()).matches("https?");
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
