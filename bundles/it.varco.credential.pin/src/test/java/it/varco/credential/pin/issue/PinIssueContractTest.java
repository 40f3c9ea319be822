package it.varco.credential.pin.issue;

import it.varco.api.form.Form;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Proves({"CS-16", "CS-17"})
class PinIssueContractTest extends CatalogueServiceContract {

    @Override
    protected CatalogueServiceFixture fixture() {
        IssueWorld world = new IssueWorld().whereThePinEnds();
        return new Served(world, world.asks(IssueWorld.typedAbroad()));
    }

    private record Served(IssueWorld world, String number) implements CatalogueServiceFixture {

        @Override
        public CatalogueService service() {
            return Part.of(world.service(), errands());
        }

        @Override
        public List<Errand> errands() {
            Map<String, String> here = IssueWorld.typedAbroad();
            here.put(RequestForms.ABROAD, RequestForms.NO);
            return List.of(
                    request(Person.typing(IssueWorld.typedAbroad()), ServiceStep.Done.class),
                    request(new Corrected(), ServiceStep.Done.class),
                    request(Person.typing(here), ServiceStep.Rejected.class),
                    follow(number, ServiceStep.Answered.class),
                    follow("0000-0000-0000", ServiceStep.Rejected.class));
        }

        private static Errand request(Person answers, Class<? extends ServiceStep> end) {
            return new Errand(RequestDesk.NAME, IssueWorld.MARIO, answers, end);
        }

        private static Errand follow(String number, Class<? extends ServiceStep> end) {
            Person typing = Person.typing(Map.of(FollowDesk.NUMBER, number));
            return new Errand(FollowDesk.NAME, IssueWorld.MARIO, typing, end);
        }

        @Override
        public Instant now() {
            return world.clock.instant();
        }

        @Override
        public Optional<Instant> later() {
            return Optional.of(IssueWorld.NOW.plus(Duration.ofMinutes(1)));
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

    /** Somebody who breaks every rule first and does what the form says then. */
    private static final class Corrected implements Person {

        @Override
        public Map<String, String> answer(Form form) {
            Map<String, String> typed = new HashMap<>(IssueWorld.typedAbroad());
            if (form.errors().isEmpty()) {
                typed.putAll(Map.of(
                        RequestForms.NAME,
                        "<b>",
                        RequestForms.SURNAME,
                        "{R}",
                        RequestForms.BORN,
                        "31/2/1980",
                        RequestForms.COUNTRY,
                        "Italia",
                        "residence1",
                        "<b>",
                        "delivery1",
                        "Via Po 1",
                        RequestForms.EMAIL,
                        "mario",
                        RequestForms.MOBILE,
                        "06 1",
                        RequestForms.PEC,
                        "mario",
                        RequestForms.PHONE,
                        "x"));
                typed.remove(RequestForms.SLOT);
                typed.remove(RequestForms.DOCUMENT);
            }
            return typed;
        }
    }
}
