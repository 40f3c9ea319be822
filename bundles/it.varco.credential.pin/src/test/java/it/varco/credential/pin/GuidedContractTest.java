package it.varco.credential.pin;

import it.varco.api.form.Form;
import it.varco.proves.Proves;
import it.varco.spi.credential.CredentialProvider;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.credential.CredentialProviderContract;
import it.varco.tck.credential.CredentialProviderFixture;
import it.varco.tck.credential.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** The contract of a credential provider along each way that a right PIN may lead. */
class GuidedContractTest {

    private static final String CHOSEN = "VENTO234";

    @Nested
    @Proves({
        "CP-01", "CP-02", "CP-04", "CP-05", "CP-06", "CP-07", "CP-08", "CP-09", "CP-10", "CP-11", "CP-12", "CP-13",
        "CP-17"
    })
    class FirstLogin extends CredentialProviderContract {

        @Override
        protected CredentialProviderFixture fixture() {
            PinWorld world = new PinWorld();
            world.putInitial(PinWorld.MARIO, Duration.ofDays(3));
            return new Guided(world, PinWorld.INITIAL, PinForms.CHANGE);
        }
    }

    @Nested
    @Proves({
        "CP-01", "CP-02", "CP-04", "CP-05", "CP-06", "CP-07", "CP-08", "CP-09", "CP-10", "CP-11", "CP-12", "CP-13",
        "CP-17"
    })
    class FirstLoginOfWhoChooses extends CredentialProviderContract {

        @Override
        protected CredentialProviderFixture fixture() {
            PinWorld world = new PinWorld().whereHoldersChoose();
            world.putInitial(PinWorld.MARIO, Duration.ofDays(3));
            return new Guided(world, PinWorld.INITIAL, PinForms.CHANGE);
        }
    }

    @Nested
    @Proves({
        "CP-01", "CP-02", "CP-04", "CP-05", "CP-06", "CP-07", "CP-08", "CP-09", "CP-10", "CP-11", "CP-12", "CP-13",
        "CP-17"
    })
    class Renewal extends CredentialProviderContract {

        @Override
        protected CredentialProviderFixture fixture() {
            PinWorld world = new PinWorld();
            world.put(PinWorld.MARIO, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(200));
            return new Guided(world, PinWorld.PIN, PinForms.CHANGE);
        }
    }

    @Nested
    @Proves({
        "CP-01", "CP-02", "CP-04", "CP-05", "CP-06", "CP-07", "CP-08", "CP-09", "CP-10", "CP-11", "CP-12", "CP-13",
        "CP-17"
    })
    class SuggestedChange extends CredentialProviderContract {

        @Override
        protected CredentialProviderFixture fixture() {
            return new Guided(old(), PinWorld.PIN, PinForms.CHANGE);
        }
    }

    @Nested
    @Proves({"CP-01", "CP-02", "CP-04", "CP-05", "CP-06", "CP-07", "CP-08", "CP-09", "CP-10", "CP-11", "CP-12", "CP-13"
    })
    class ChangePutOff extends CredentialProviderContract {

        @Override
        protected CredentialProviderFixture fixture() {
            return new Guided(old(), PinWorld.PIN, PinForms.LATER);
        }
    }

    private static PinWorld old() {
        PinWorld world = new PinWorld();
        world.put(PinWorld.MARIO, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(100));
        return world;
    }

    /** A world whose known person is led further. */
    private record Guided(PinWorld world, String pin, String action) implements CredentialProviderFixture {

        @Override
        public CredentialProvider provider() {
            return world.provider();
        }

        @Override
        public Person known() {
            return this::answer;
        }

        private Map<String, String> answer(Form form) {
            Map<String, String> typed = new HashMap<>(Map.of(PinForms.RULES, "true", PinForms.KEPT, "true"));
            typed.putAll(Map.of(Subject.NAME, PinWorld.MARIO.value(), EntryForms.PIN, pin));
            typed.putAll(Map.of(PinForms.ACTION, action, PinForms.NEW, CHOSEN, PinForms.AGAIN, CHOSEN));
            return typed;
        }

        @Override
        public Map<String, Person> refused() {
            return world.refused();
        }

        @Override
        public Instant now() {
            return world.now();
        }

        @Override
        public Optional<InMemoryRecordStore> records() {
            return world.records();
        }

        @Override
        public long cost() {
            return world.cost();
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
