package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the two bundles of SPID add to a warm start of the demonstration; run by {@code long-run.sh spid-start}. */
@EnabledIfSystemProperty(named = "varco.spid.starts", matches = "[1-9][0-9]*")
class SpidStartIT {

    private static final int ROUNDS = Integer.getInteger("varco.spid.starts", 0);

    @Test
    void printsWhatTheyAddToAStart() throws Exception {
        List<Start> with = new ArrayList<>();
        List<Start> without = new ArrayList<>();
        try (Gateway gateway = Gateway.unpacked(0)) {
            dismissIdentityProvider(gateway);
            Path feature = gateway.home().resolve("features/credential-spid");
            Path aside = gateway.home().resolveSibling("credential-spid");
            for (int round = 0; round < ROUNDS; round++) {
                with.add(warm(gateway));
                Files.move(feature, aside);
                without.add(warm(gateway));
                Files.move(aside, feature);
            }
        }

        assertThat(with).hasSameSizeAs(without).isNotEmpty();
        print("the first login page", with, without, Start::cpu);
        print("everything is up", with, without, Start::whole);
    }

    /** It needs the bundles of SPID, and is in no archive for production. */
    private static void dismissIdentityProvider(Gateway gateway) {
        Path demo = gateway.home().resolve("features/demo/feature.json");
        String text = Gateway.read(demo);
        String without = text.replaceFirst(",\\s*\\{\"id\": \"it\\.varco:it\\.varco\\.demo\\.idp:[^}]*\\}", "");
        assertThat(without).isNotEqualTo(text);
        Gateway.write(demo, without);
    }

    /** The second start with the same bundles. */
    private static Start warm(Gateway gateway) throws Exception {
        Start.of(gateway);
        return Start.of(gateway);
    }

    private static void print(String until, List<Start> with, List<Start> without, ToDoubleFunction<Start> figure) {
        System.out.printf(
                Locale.ROOT,
                "CPU of a warm start until %s, median of %d: %.2f s with SPID, %.2f s without%n",
                until,
                with.size(),
                Start.median(with, figure),
                Start.median(without, figure));
    }
}
