package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.HolderWorld.CARD;
import static it.varco.credential.pin.issue.HolderWorld.CLARA;
import static it.varco.credential.pin.issue.HolderWorld.HALF;
import static it.varco.credential.pin.issue.HolderWorld.MARIO;
import static it.varco.credential.pin.issue.HolderWorld.NOBODY;
import static it.varco.credential.pin.issue.HolderWorld.contacts;
import static it.varco.credential.pin.issue.IssueWorld.EMAIL;
import static it.varco.credential.pin.issue.IssueWorld.MOBILE;

import it.varco.api.form.Form;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contract for what holders do: recover, activate, revoke. */
@Proves({
    "CS-01", "CS-02", "CS-03", "CS-04", "CS-05", "CS-06", "CS-07", "CS-08", "CS-09", "CS-10", "CS-11", "CS-12", "CS-13",
    "CS-14", "CS-15", "CS-16"
})
class HolderDesksContractTest extends CatalogueServiceContract {

    private static final CodiceFiscale WAITING = new CodiceFiscale("MRTMTT91D08F205J");
    private static final CodiceFiscale RESETTING = new CodiceFiscale("RSSMRA80A01H50MM");
    private static final CodiceFiscale GUESSING = new CodiceFiscale("RSSMRA80A01H5LMX");
    private static final CodiceFiscale REVOKING = new CodiceFiscale("RSSMRA80A01HRLMS");
    private static final String TICKET = "AbCdEfGhIjKlMnOpQrStUv";
    private static final String CODE = "K7MQ-4T2P";

    @Override
    protected CatalogueServiceFixture fixture() {
        HolderWorld world = new HolderWorld();
        for (CodiceFiscale person : List.of(MARIO, RESETTING, GUESSING, REVOKING)) {
            world.holding(person, contacts(Medium.EMAIL, Medium.SMS));
            world.card(person);
        }
        world.recovering(RESETTING, TICKET, "K7MQ4T2P");
        world.recovering(GUESSING, "another", "K7MQ4T2P");
        world.holding(CLARA, contacts(Medium.EMAIL, Medium.PEC));
        world.waiting(WAITING, contacts());
        return new Served(world);
    }

    private record Served(HolderWorld world) implements CatalogueServiceFixture {

        @Override
        public CatalogueService service() {
            return Part.of(world.service(), errands());
        }

        @Override
        public List<Errand> errands() {
            return List.of(
                    errand(RecoverDesk.NAME, MARIO, Map.of("email", EMAIL, "mobile", MOBILE), ServiceStep.Done.class),
                    errand(RecoverDesk.NAME, NOBODY, Map.of("email", EMAIL, "mobile", MOBILE), ServiceStep.Done.class),
                    new Errand(RecoverDesk.NAME, MARIO, new Corrected(), ServiceStep.Done.class),
                    reset(RESETTING, CODE, TICKET, ServiceStep.Done.class),
                    reset(GUESSING, "AAAA-2222", "another", ServiceStep.Refused.class),
                    reset(CLARA, CODE, "another", ServiceStep.Refused.class),
                    reset(MARIO, CODE, "used", ServiceStep.Rejected.class),
                    activate(WAITING, HALF, ServiceStep.Done.class),
                    activate(MARIO, HALF, ServiceStep.Refused.class),
                    activate(NOBODY, HALF, ServiceStep.Refused.class),
                    errand(RevokeDesk.NAME, REVOKING, Map.of("email", EMAIL), ServiceStep.Done.class),
                    errand(RevokeDesk.NAME, MARIO, Map.of("email", "maria@example.it"), ServiceStep.Refused.class),
                    errand(RevokeDesk.NAME, NOBODY, Map.of("email", EMAIL), ServiceStep.Refused.class),
                    errand(GiveUpDesk.NAME, CLARA, Map.of(), ServiceStep.Done.class),
                    errand(GiveUpDesk.NAME, NOBODY, Map.of(), ServiceStep.Rejected.class));
        }

        private static Errand reset(
                CodiceFiscale person, String code, String ticket, Class<? extends ServiceStep> end) {
            return new Errand(ResetDesk.NAME, person, typing(person, Map.of(ResetDesk.CODE, code)), end, ticket);
        }

        private static Errand activate(CodiceFiscale person, String half, Class<? extends ServiceStep> end) {
            return errand(ActivateDesk.NAME, person, Map.of(ActivateDesk.HALF, half, "mobile", MOBILE), end);
        }

        private static Errand errand(
                String operation, CodiceFiscale person, Map<String, String> typed, Class<? extends ServiceStep> end) {
            return new Errand(operation, person, typing(person, typed), end);
        }

        private static Person typing(CodiceFiscale person, Map<String, String> typed) {
            Map<String, String> all = new HashMap<>(typed);
            all.put(Subject.NAME, person.value());
            all.put(HealthCardFields.NUMBER, CARD);
            all.put(HealthCardFields.EXPIRY, "31/12/2030");
            all.put(RecoverDesk.KEPT, "true");
            all.put(RevokeDesk.SURE, "true");
            return Person.typing(all);
        }

        @Override
        public Instant now() {
            return world.now();
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

    /** Somebody who gives a contact that is none first, and does what the form says then. */
    private static final class Corrected implements Person {

        @Override
        public Map<String, String> answer(Form form) {
            boolean first = form.errors().isEmpty() && form.exhibits().isEmpty();
            return Map.of(
                    Subject.NAME,
                    MARIO.value(),
                    RecoverDesk.KEPT,
                    "true",
                    "email",
                    EMAIL,
                    "mobile",
                    first ? "12" : MOBILE);
        }
    }
}
