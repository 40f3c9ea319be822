package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.spi.archive.ArchiveException;
import it.varco.spi.archive.KnownPerson;
import it.varco.spi.archive.PersonArchive;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The archive that is here at the moment of each question. Where there was one, that there is none now is an outage and
 * not an answer: whoever stops its bundle, or waits until somebody does, gets no PIN more easily. A record says that
 * there was one, until the configuration says that the site has none any more.
 *
 * <pre>
 * archive    there was one
 * </pre>
 *
 * @source PIN-16, CAT-GEN-07
 */
final class SeenArchive implements Registry, Errand {

    static final String KEY = "archive";

    private final Supplier<Optional<PersonArchive>> here;
    private final RecordStore store;
    private final boolean givenUp;

    /**
     * @param here the one that is here now
     * @param givenUp whether the site has none, though it may have had one
     */
    SeenArchive(Supplier<Optional<PersonArchive>> here, RecordStore store, boolean givenUp) {
        this.here = here;
        this.store = store;
        this.givenUp = givenUp;
    }

    @Override
    public Optional<KnownPerson> find(CodiceFiscale person) {
        Optional<PersonArchive> archive = here.get();
        if (archive.isEmpty() && isExpected()) {
            throw new ArchiveException("archive: expected one, as there was before");
        }
        return archive.flatMap(found -> found.find(person));
    }

    @Override
    public boolean isHere() {
        return here.get().isPresent();
    }

    @Override
    public boolean isExpected() {
        return isHere() || (!givenUp && store.get(KEY).isPresent());
    }

    @Override
    public boolean isPressing() {
        return true;
    }

    /** Notes that there is one, or that the site has none any more. */
    @Override
    public Optional<Upkeep> next(UpkeepRequest request) {
        Optional<RecordChange> forgotten =
                store.get(KEY).filter(seen -> givenUp).map(seen -> RecordChange.delete(KEY, seen.version()));
        if (forgotten.isPresent()) {
            return Optional.of(new Upkeep("archive-gone", Effects.records(List.of(forgotten.get()))));
        }
        boolean isNew = isHere() && !givenUp && store.get(KEY).isEmpty();
        RecordChange seen = RecordChange.put(KEY, RecordChange.ABSENT, new byte[] {1});
        return isNew ? Optional.of(new Upkeep("archive-seen", Effects.records(List.of(seen)))) : Optional.empty();
    }
}
