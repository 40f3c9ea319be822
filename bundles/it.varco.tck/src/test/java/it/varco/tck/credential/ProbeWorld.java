package it.varco.tck.credential;

import it.varco.api.form.Secret;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.spi.credential.CredentialProvider;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.SettableClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The world of {@link ProbeProvider}: one person with a word, and one without. */
class ProbeWorld implements CredentialProviderFixture {

    static final String KNOWN = "RSSMRA80A01H501U";
    static final String CODE = "471147";

    final AtomicLong cost = new AtomicLong();
    final AtomicInteger codes = new AtomicInteger();
    final InMemoryRecordStore store = new InMemoryRecordStore(SettableClock.at(Instant.EPOCH));
    private final Function<ProbeWorld, CredentialProvider> providers;

    ProbeWorld(Function<ProbeWorld, CredentialProvider> providers) {
        this.providers = providers;
        byte[] check = {(byte) "girasole".hashCode()};
        store.apply(List.of(RecordChange.put("word/" + KNOWN.hashCode(), RecordChange.ABSENT, check)));
    }

    boolean knows(CodiceFiscale person, Secret word) {
        return store.get("word/" + person.value().hashCode())
                .map(record -> record.value()[0] == (byte) new String(word.reveal()).hashCode())
                .orElse(false);
    }

    @Override
    public CredentialProvider provider() {
        return providers.apply(this);
    }

    @Override
    public Person known() {
        return Person.typing(Map.of("person", KNOWN, "word", "girasole", "code", CODE));
    }

    @Override
    public Map<String, Person> refused() {
        Map<String, Person> people = new LinkedHashMap<>();
        people.put("wrong word", Person.typing(Map.of("person", KNOWN, "word", "tulipano")));
        people.put("unknown person", Person.typing(Map.of("person", "RSSMRA85T10A562S", "word", "tulipano")));
        return people;
    }

    @Override
    public Optional<InMemoryRecordStore> records() {
        return Optional.of(store);
    }

    @Override
    public long cost() {
        return cost.get();
    }

    @Override
    public int codesSent() {
        return codes.get();
    }
}
