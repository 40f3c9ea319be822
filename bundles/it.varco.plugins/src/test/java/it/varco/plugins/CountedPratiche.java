package it.varco.plugins;

import it.varco.spi.store.PraticaRepository;
import it.varco.spi.store.StoredPratica;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Dialogues under way of which only their number is known. */
record CountedPratiche(long number) implements PraticaRepository {

    @Override
    public void open(StoredPratica pratica, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StoredPratica> find(String id, Instant now) {
        return Optional.empty();
    }

    @Override
    public List<StoredPratica> ofPerson(String personId, Instant now) {
        return List.of();
    }

    @Override
    public boolean advance(StoredPratica next, int expected) {
        return false;
    }

    @Override
    public boolean close(String id, int expected) {
        return false;
    }

    @Override
    public long countOf(String service, Instant now) {
        return number;
    }

    @Override
    public void sweep(Instant now) {
        throw new UnsupportedOperationException();
    }
}
