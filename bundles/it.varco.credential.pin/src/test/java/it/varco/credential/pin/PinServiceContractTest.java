package it.varco.credential.pin;

import it.varco.api.form.Form;
import it.varco.api.identity.CodiceFiscale;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.catalogue.CatalogueServiceContract;
import it.varco.tck.catalogue.CatalogueServiceFixture;
import it.varco.tck.catalogue.Errand;
import it.varco.tck.credential.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Proves({
    "CS-01", "CS-02", "CS-03", "CS-04", "CS-05", "CS-06", "CS-07", "CS-08", "CS-09", "CS-10", "CS-11", "CS-12", "CS-13",
    "CS-14", "CS-15"
})
class PinServiceContractTest extends CatalogueServiceContract {

    private static final CodiceFiscale REVOKED = new CodiceFiscale("RSSMRA80A01H50MM");
    private static final CodiceFiscale ENDED = new CodiceFiscale("RSSMRA80A01H5LMX");
    private static final CodiceFiscale LAPSED = new CodiceFiscale("RSSMRA80A01HRLMS");
    private static final CodiceFiscale EXPIRED = new CodiceFiscale("RSSMRA80A0MHRLMK");

    @Override
    protected CatalogueServiceFixture fixture() {
        PinWorld world = new PinWorld();
        world.put(PinWorld.CLARA, PinState.ATTIVO, PinLevel.DISPOSITIVO, Duration.ofDays(100));
        world.put(EXPIRED, PinState.SCADUTO, PinLevel.ORDINARIO, Duration.ofDays(200));
        world.put(REVOKED, PinState.REVOCATO, PinLevel.ORDINARIO, Duration.ofDays(1));
        world.put(ENDED, PinState.DISMESSO, PinLevel.ORDINARIO, Duration.ofDays(1));
        world.putInitial(PinWorld.MATTIA, Duration.ofDays(3));
        world.putInitial(LAPSED, Duration.ofDays(91));
        return new Served(world);
    }

    private record Served(PinWorld world) implements CatalogueServiceFixture {

        @Override
        public CatalogueService service() {
            return world.service();
        }

        @Override
        public List<Errand> errands() {
            List<Errand> errands = new ArrayList<>();
            for (CodiceFiscale person : List.of(PinWorld.MARIO, PinWorld.CLARA, EXPIRED)) {
                errands.add(new Errand(PinService.SHOW, person, typing("VENTO234"), ServiceStep.Answered.class));
                errands.add(new Errand(PinService.CHANGE, person, typing("vento234"), ServiceStep.Done.class));
            }
            errands.add(new Errand(PinService.CHANGE, PinWorld.MARIO, new Corrected(), ServiceStep.Done.class));
            for (CodiceFiscale person : List.of(PinWorld.NOBODY, PinWorld.MATTIA, LAPSED, REVOKED, ENDED)) {
                errands.add(new Errand(PinService.SHOW, person, typing("VENTO234"), ServiceStep.Rejected.class));
                errands.add(new Errand(PinService.CHANGE, person, typing("VENTO234"), ServiceStep.Rejected.class));
            }
            return errands;
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
        public void close() {
            world.close();
        }

        private static Person typing(String pin) {
            return Person.typing(Map.of(PinForms.NEW, pin, PinForms.AGAIN, pin));
        }
    }

    /** Somebody who breaks every rule first and does what the form says then. */
    private static final class Corrected implements Person {

        @Override
        public Map<String, String> answer(Form form) {
            return form.errors().isEmpty()
                    ? Map.of(PinForms.NEW, "NOME-RSSMRA80", PinForms.AGAIN, "altro")
                    : Map.of(PinForms.NEW, "TUONO567", PinForms.AGAIN, "TUONO567");
        }
    }
}
