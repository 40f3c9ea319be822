package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * One provider goes and comes back, in one of several ways, while a crowd uses the gateway.
 *
 * <p>The next request after each step must see it. While the provider is away somebody looks into a session that was
 * open before; when it is back somebody enters with it. For one thread.
 */
final class Swap {

    /** The provider that came with the gateway. */
    static final String PIN = "pin";

    /** The provider that lies in the folder of plugins. */
    static final String EXAMPLE = "demo";

    private static final String PREFIX = "it.varco.credential.";

    private final Gateway gateway;
    private final Hands hands;
    private final Crowd crowd;
    private final String provider;
    private int replaced;

    Swap(Gateway gateway, Hands hands, Crowd crowd, String provider) {
        this.gateway = gateway;
        this.hands = hands;
        this.crowd = crowd;
        this.provider = provider;
    }

    /** What a provider may go through. */
    enum Way {
        /** An administrator switches it off and on. */
        SWITCH("switched off and on", Crowd.BEGIN_AGAIN),
        /** Its bundle is stopped and started. */
        RESTART("stopped and started", Crowd.UNCHECKED),
        /** Its bundle is replaced, and everything refreshed that was wired to the old one. */
        UPDATE("updated and refreshed", Crowd.UNCHECKED),
        /** Its jar is taken out of the folder of plugins and put there again: only where it came from there. */
        DROP("taken out and put in", Crowd.UNCHECKED);

        private final String words;
        private final String underWay;

        Way(String words, String underWay) {
            this.words = words;
            this.underWay = underWay;
        }

        /** What happens to the provider. */
        String words() {
            return words;
        }

        /** Only what came by the folder of plugins goes by it. */
        boolean fits(String provider) {
            return this != DROP || provider.equals(EXAMPLE);
        }

        /** What people may be answered meanwhile when they ask for this provider, besides form and entrance. */
        Set<String> documented(String provider) {
            return Set.of(Crowd.of(provider, Crowd.GONE), Crowd.of(provider, underWay));
        }
    }

    /** Every way that fits the provider, once. */
    void everyWay() {
        for (Way way : Way.values()) {
            if (way.fits(provider)) {
                once(way);
            }
        }
    }

    /** Sends the provider away, and brings it back. */
    void once(Way way) {
        switch (way) {
            case SWITCH -> {
                gateway.management().turn(provider, "off", "rehearsal under load");
                isAway();
                gateway.management().turn(provider, "on", "rehearsal under load");
            }
            case RESTART -> {
                hands.stop(PREFIX + provider);
                isAway();
                hands.start(PREFIX + provider);
            }
            case DROP -> {
                Path aside = aside();
                Until.isTrue("it is gone", () -> shown().equals(Crowd.GONE));
                isAway();
                gateway.drop(aside);
                Until.isTrue("it is there", () -> shown().equals(Crowd.FORM));
            }
            case UPDATE -> replace();
        }
        expect(Crowd.FORM);
        crowd.awaitAnother(Crowd.of(provider, Crowd.ENTERED));
    }

    private void isAway() {
        expect(Crowd.GONE);
        crowd.awaitAnother(Crowd.OPEN_SESSION);
    }

    private void expect(String kind) {
        String shown = shown();
        if (!shown.equals(kind)) {
            throw new AssertionError("the next request after a step was answered " + shown + ", not " + kind);
        }
    }

    private String shown() {
        return Crowd.shown(gateway, provider);
    }

    /** What lies in the folder of plugins is replaced there; what came with the gateway, in the framework. */
    private void replace() {
        if (provider.equals(PIN)) {
            hands.replace(PREFIX + provider);
            return;
        }
        String version = "1.0." + ++replaced;
        Repacked.of(gateway.example(PREFIX + provider))
                .header("Bundle-Version", version)
                .to(jar());
        Until.foundByAdministration(
                "version " + version + " is there",
                () -> gateway.management()
                        .plugin(provider)
                        .filter(plugin -> plugin.path("version").asText().equals(version)));
    }

    /** Takes the jar out of the folder. Returns where it lies then. */
    private Path aside() {
        Path jar = jar();
        try {
            return Files.move(jar, gateway.home().resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar() {
        return gateway.home()
                .resolve("plugins")
                .resolve(gateway.example(PREFIX + provider).getFileName());
    }
}
