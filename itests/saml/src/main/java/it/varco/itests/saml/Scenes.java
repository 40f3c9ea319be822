package it.varco.itests.saml;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Scenes without a gateway: what it would ask is made up, and always the same. */
public final class Scenes {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:10.250Z");
    private static final Instant ASKED = Instant.parse("2026-11-20T10:00:00.900Z");
    private static final List<Scene> BY_LEVEL =
            IntStream.rangeClosed(1, 3).mapToObj(Scenes::made).toList();

    private Scenes() {}

    private static final class Cast {
        private static final IdentityProviderKit PROVIDER =
                IdentityProviderKit.of("provider.example", "Fornitore di prova");
        private static final IdentityProviderKit OTHER = IdentityProviderKit.of("other.example", "Altro fornitore");
        private static final TestKey STRANGER = TestKey.rsa(2048, "provider.example");
        private static final TestKey OWN = TestKey.rsa(2048, "varco.example");

        private Cast() {}
    }

    private static Scene made(int level) {
        return new Scene(
                new Asked(
                        "_request" + level,
                        ASKED,
                        level,
                        URI.create("https://varco.example/accesso/spid/ritorno"),
                        "https://varco.example"),
                NOW,
                Cast.PROVIDER,
                Cast.OTHER,
                Cast.STRANGER,
                Cast.OWN);
    }

    /** One in which level 2 is asked. */
    static Scene usual() {
        return BY_LEVEL.get(1);
    }

    /** One in which a case says something. */
    public static Scene of(AnswerCase each) {
        return each.level() == 0 ? usual() : BY_LEVEL.get(each.level() - 1);
    }
}
