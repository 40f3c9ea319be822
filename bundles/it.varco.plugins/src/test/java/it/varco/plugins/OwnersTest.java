package it.varco.plugins;

import static it.varco.plugins.GuardTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.plugins.Owners.Claimed;
import it.varco.plugins.Owners.Verdict;
import it.varco.proves.Proves;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnersTest {

    private static final Claims.Key PIN = new Claims.Key("greeter", "pin");

    private final MemoryOwners store = new MemoryOwners();
    private final Owners here = new Owners(store, new SettableClock(), signed -> "");
    private final Owners there = new Owners(store, new SettableClock(), signed -> "");

    @Test
    @Proves("D-59")
    void seesWithinASecondWhatAnotherNodeFreedAndWhoHasItNow() {
        assertThat(claim(here, "org.acme")).contains(new Claimed(Verdict.OWN, "org.acme"));
        assertThat(claim(there, "org.umbra")).contains(new Claimed(Verdict.TAKEN, "org.acme"));

        here.release("org.acme");
        eventually(() -> claim(there, "org.umbra").equals(own("org.umbra")));

        eventually(() -> claim(here, "org.acme").equals(Optional.of(new Claimed(Verdict.TAKEN, "org.umbra"))));
    }

    @Test
    @Proves("D-59")
    void letsOnlyOneNodeClaimWhatBothBelieveToBeFree() {
        assertThat(claim(here, new Claims.Key("greeter", "first"), "org.acme")).isPresent();
        assertThat(claim(there, new Claims.Key("greeter", "second"), "org.umbra"))
                .isPresent();

        assertThat(claim(here, "org.acme")).isEqualTo(own("org.acme"));
        assertThat(claim(there, "org.umbra")).contains(new Claimed(Verdict.TAKEN, "org.acme"));
    }

    @Test
    void goesOnWithWhatIsKnownWhileTheStoreIsAway() {
        assertThat(claim(here, "org.acme")).isEqualTo(own("org.acme"));
        store.away = true;
        eventually(
                () -> claim(here, new Claims.Key("greeter", "new"), "org.acme").isEmpty());

        assertThat(claim(here, "org.acme")).isEqualTo(own("org.acme"));
        assertThat(claim(here, "org.umbra")).contains(new Claimed(Verdict.TAKEN, "org.acme"));
    }

    @Test
    void tellsEachOutageOnce() {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            store.away = true;
            assertThat(claim(here, "org.acme")).isEmpty();
            assertThat(claim(here, "org.acme")).isEmpty();
            assertThat(complaints(written)).isEqualTo(1);
            store.away = false;
            eventually(() -> claim(here, "org.acme").isPresent());

            store.away = true;
            eventually(() -> claim(here, "org.acme").isPresent() && complaints(written) == 2);
        } finally {
            System.setErr(before);
        }
    }

    private static long complaints(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("owners of identifiers cannot be read"))
                .count();
    }

    private static Optional<Claimed> own(String owner) {
        return Optional.of(new Claimed(Verdict.OWN, owner));
    }

    private static Optional<Claimed> claim(Owners owners, String bundle) {
        return claim(owners, PIN, bundle);
    }

    private static Optional<Claimed> claim(Owners owners, Claims.Key key, String bundle) {
        return owners.claim(key, new Origin(1, bundle, "1.0.0", bundle + ".jar", null), () -> true);
    }
}
