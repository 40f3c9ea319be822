package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.credential.pin.Subject;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.catalogue.CatalogueServiceContract;
import it.varco.tck.catalogue.CatalogueServiceFixture;
import it.varco.tck.catalogue.Errand;
import it.varco.tck.credential.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What officers of the Contact Center do, as a service of its own. */
@Proves({
    "CS-01", "CS-02", "CS-03", "CS-04", "CS-05", "CS-06", "CS-07", "CS-08", "CS-09", "CS-10", "CS-11", "CS-12", "CS-13",
    "CS-15"
})
class OfficersContractTest extends CatalogueServiceContract {

    private static final CodiceFiscale HOLDER = new CodiceFiscale("RSSMRA80A01H50MM");
    private static final CodiceFiscale CALLED = new CodiceFiscale("RSSMRA80A01H5LMX");
    private static final CodiceFiscale FREE = new CodiceFiscale("RSSMRA80A01HRLMS");

    @Override
    protected CatalogueServiceFixture fixture() {
        DeskWorld world = new DeskWorld();
        try {
            world.holder(HOLDER, Medium.SMS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("fixture: expected not to be interrupted", e);
        }
        world.waits(CALLED, "0000-0000-0002");
        world.call(DeskWorld.LUCA, DeskWorld.TICKS);
        world.waits(DeskWorld.OTHER, "0000-0000-0003");
        world.take(DeskWorld.LUCA);
        world.waits(FREE, "0000-0000-0004");
        return new Served(world);
    }

    private record Served(DeskWorld world) implements CatalogueServiceFixture {

        @Override
        public CatalogueService service() {
            return Part.of(world.service(), errands());
        }

        @Override
        public List<Errand> errands() {
            return List.of(
                    errand(CallsDesk.NAME, Map.of(), ServiceStep.Answered.class),
                    errand(CallDesk.NAME, Map.of(), ServiceStep.Done.class),
                    new Errand(CallDesk.NAME, DeskWorld.LUCA, Person.typing(DeskWorld.TICKS), ServiceStep.Done.class),
                    errand(CorrectionDesk.NAME, correcting(CALLED.value()), ServiceStep.Done.class),
                    errand(CorrectionDesk.NAME, correcting(DeskWorld.NOBODY.value()), ServiceStep.Done.class),
                    errand(CorrectionDesk.NAME, correcting("0000-0000-0009"), ServiceStep.Rejected.class),
                    errand(RegisterDesk.NAME, IssueWorld.typedAbroad(), ServiceStep.Done.class),
                    errand(RegisterDesk.NAME, replacing(FREE), ServiceStep.Done.class),
                    calling(AddContactDesk.NAME, Map.of("email", "mario.rossi@example.it")),
                    calling(FactsDesk.NAME, Map.of("country", "IT", "document", "held", "reason", "holder")),
                    calling(EndDesk.NAME, Map.of("reason", "stolen", "sure", "true")),
                    errand(
                            EndDesk.NAME,
                            DeskWorld.saying(DeskWorld.NOBODY, Map.of("reason", "lost", "sure", "true")),
                            ServiceStep.Done.class));
        }

        private static Errand errand(String operation, Map<String, String> typed, Class<? extends ServiceStep> end) {
            return new Errand(operation, DeskWorld.ANNA, Person.typing(typed), end);
        }

        private static Errand calling(String operation, Map<String, String> typed) {
            return errand(operation, DeskWorld.saying(HOLDER, typed), ServiceStep.Done.class);
        }

        private static Map<String, String> replacing(CodiceFiscale person) {
            Map<String, String> typed = IssueWorld.typedAbroad();
            typed.put(Subject.NAME, person.value());
            typed.put(RegisterDesk.REPLACE, "true");
            return typed;
        }

        private static Map<String, String> correcting(String which) {
            return Map.of("which", which, "right", "again", "reason", "news");
        }

        @Override
        public Instant now() {
            return world.clock.instant();
        }

        @Override
        public Optional<InMemoryRecordStore> records() {
            return Optional.of(world.store);
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
