package it.varco.channel.call;

import static it.varco.channel.call.World.ANNA;
import static it.varco.channel.call.World.GIULIA;
import static it.varco.channel.call.World.MARIO;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Proves({
    "CS-01", "CS-02", "CS-03", "CS-04", "CS-05", "CS-06", "CS-07", "CS-08", "CS-09", "CS-10", "CS-11", "CS-12", "CS-13"
})
class CallServiceContractTest extends CatalogueServiceContract {

    /** Has given two outcomes, one of which led to another try. */
    private static final CodiceFiscale BUSY = new CodiceFiscale("RSSMRA85T10A562S");

    private static final Person AT_WORK =
            Person.typing(Map.of(CallForms.OUTCOME, Outcome.DENIED.word(), CallForms.REASON, "scelta sbagliata"));

    private final World world = new World();

    @Override
    protected CatalogueServiceFixture fixture() {
        for (int i = 10; i < 20; i++) {
            world.enter("+3935155501" + i);
        }
        world.take(MARIO);
        world.call(GIULIA, Outcome.NO_ANSWER);
        world.call(BUSY, Outcome.CONFIRMED);
        world.call(BUSY, Outcome.NO_ANSWER);
        return new CatalogueServiceFixture() {
            @Override
            public CatalogueService service() {
                return new CallService(World.RULES, world.store);
            }

            @Override
            public List<Errand> errands() {
                return List.of(
                        new Errand(CallService.NEXT, ANNA, AT_WORK, ServiceStep.Done.class),
                        new Errand(CallService.NEXT, MARIO, AT_WORK, ServiceStep.Done.class),
                        new Errand(CallService.WAITING, ANNA, AT_WORK, ServiceStep.Answered.class),
                        new Errand(CallService.CORRECT, GIULIA, AT_WORK, ServiceStep.Done.class),
                        new Errand(CallService.CORRECT, BUSY, CallServiceContractTest::second, ServiceStep.Done.class),
                        new Errand(CallService.CORRECT, ANNA, AT_WORK, ServiceStep.Rejected.class));
            }

            @Override
            public Instant now() {
                return world.clock.instant();
            }

            @Override
            public Optional<InMemoryRecordStore> records() {
                return Optional.of(world.store);
            }
        };
    }

    /** Takes the second of several outcomes back. */
    private static Map<String, String> second(Form form) {
        String which = form.fields().get(0).options().get(1).value();
        return Map.of(
                CallForms.CALL, which, CallForms.OUTCOME, CallForms.AGAIN, CallForms.REASON, "chiamata non fatta");
    }
}
