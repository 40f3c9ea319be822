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
    private static final CodiceFiscale NEW = new CodiceFiscale("BNCLRA85M52Z110M");
    private static final CodiceFiscale KNOWN = new CodiceFiscale("RSSMRA80A01H501U");
    private static final Person TYPING = Person.typing(Map.of("secret", SECRET, "words", "mare"));

    private final InMemoryRecordStore store = new InMemoryRecordStore(SettableClock.at(Instant.EPOCH));
    private final Function<RecordStore, CatalogueService> services;

    SampleWorld(Function<RecordStore, CatalogueService> services) {
        this.services = services;
        String key = "words/" + KNOWN.value().hashCode();
        store.apply(List.of(RecordChange.put(key, RecordChange.ABSENT, new byte[] {1})));
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
                new Errand(SampleService.WRITE, NEW, TYPING, ServiceStep.Done.class));
    }

    @Override
    public Optional<InMemoryRecordStore> records() {
        return Optional.of(store);
    }
}
