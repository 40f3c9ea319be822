package it.varco.tck.credential;

import it.varco.api.form.Secret;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoredRecord;
import it.varco.spi.credential.CredentialProvider;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.SettableClock;
import java.time.Duration;
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
    static final String INVITED = "RSSMRA79B11C566R";
    static final String BARRED = "BNCLRA85M52Z110M";
    static final String CODE = "471147";

    final AtomicLong cost = new AtomicLong();
    final AtomicInteger codes = new AtomicInteger();
    final InMemoryRecordStore store = new InMemoryRecordStore(SettableClock.at(Instant.EPOCH));
    private final Function<ProbeWorld, CredentialProvider> providers;

    ProbeWorld(Function<ProbeWorld, CredentialProvider> providers) {
        this.providers = providers;
        byte[] check = {(byte) "girasole".hashCode()};
        store.apply(List.of(
                RecordChange.put("word/" + KNOWN.hashCode(), RecordChange.ABSENT, check),
                RecordChange.put("word/" + BARRED.hashCode(), RecordChange.ABSENT, check)));
    }

    boolean knows(CodiceFiscale person, Secret word) {
        return store.get("word/" + person.value().hashCode())
                .map(record -> record.value()[record.value().length - 1] == (byte) new String(word.reveal()).hashCode())
                .orElse(false);
    }

    /** What stores the new word of a person, of which only the last byte is looked at. */
    Effects learn(CodiceFiscale person, byte[] check) {
        String key = "word/" + person.value().hashCode();
        long version = store.get(key).map(StoredRecord::version).orElse(RecordChange.ABSENT);
        return Effects.records(List.of(RecordChange.put(key, version, check)));
    }

    @Override
    public Optional<Invited> invited() {
        CodiceFiscale person = new CodiceFiscale(INVITED);
        return Optional.of(new Invited(
                person,
                Person.typing(Map.of("newWord", "tramonto", "sure", "true", "word", "tramonto", "person", INVITED)),
                Person.typing(Map.of("person", INVITED, "word", "tramonto", "code", CODE)),
                Duration.ZERO));
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
    public Optional<Barred> barred() {
        return Optional.of(new Barred(
                Person.typing(Map.of("person", BARRED, "word", "girasole", "code", CODE)),
                Person.typing(Map.of("person", BARRED, "word", "tulipano"))));
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
