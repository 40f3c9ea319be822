package it.varco.tck.catalogue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.SettableClock;
import it.varco.tck.credential.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The world of {@link SampleService}: one person with words, and one without. */
class SampleWorld implements CatalogueServiceFixture {

    static final String SECRET = "girasole-rosso";
    static final String CODE = "471147";
    private static final CodiceFiscale NEW = new CodiceFiscale("BNCLRA85M52Z110M");
    private static final CodiceFiscale NOBODY = new CodiceFiscale("VRDGLI92C55X999Q");
    private static final CodiceFiscale KNOWN = new CodiceFiscale("RSSMRA80A01H501U");
    private static final Person TYPING = Person.typing(Map.of("secret", SECRET, "words", "mare"));

    private final InMemoryRecordStore store = new InMemoryRecordStore(SettableClock.at(Instant.EPOCH));
    private final Function<RecordStore, CatalogueService> services;

    SampleWorld(Function<RecordStore, CatalogueService> services) {
        this.services = services;
        for (String key : List.of(SampleService.key(KNOWN), "due/1", "due/2")) {
            store.apply(List.of(RecordChange.put(key, RecordChange.ABSENT, new byte[] {1})));
        }
    }

    @Override
    public CatalogueService service() {
        return services.apply(store);
    }

    @Override
    public List<Errand> errands() {
        return List.of(
                new Errand(SampleService.READ, NEW, TYPING, ServiceStep.Answered.class),
                new Errand(SampleService.READ, KNOWN, TYPING, ServiceStep.Answered.class),
                new Errand(SampleService.WRITE, KNOWN, TYPING, ServiceStep.Rejected.class),
                new Errand(SampleService.WRITE, NEW, TYPING, ServiceStep.Done.class),
                guess(KNOWN, CODE, ServiceStep.Answered.class),
                guess(KNOWN, "999999", ServiceStep.Refused.class),
                guess(NOBODY, CODE, ServiceStep.Refused.class));
    }

    private static Errand guess(CodiceFiscale person, String code, Class<? extends ServiceStep> end) {
        Person guessing = Person.typing(Map.of("person", person.value(), "code", code));
        return new Errand(SampleService.GUESS, person, guessing, end);
    }

    @Override
    public Optional<Instant> later() {
        return Optional.of(now());
    }

    @Override
    public Optional<InMemoryRecordStore> records() {
        return Optional.of(store);
    }
}
