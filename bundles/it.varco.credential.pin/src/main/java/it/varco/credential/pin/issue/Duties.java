package it.varco.credential.pin.issue;

import it.varco.api.store.StoreException;
import it.varco.spi.archive.ArchiveException;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What time brings about: the address is looked at, PINs are issued, what became of the halves is asked, codes that
 * nobody used end, holders are told before their PIN expires; after all that, whatever goes on for long.
 *
 * <p>One act for each dossier at a time, and no more than fit into the time of a call. What cannot be decided now,
 * because the archive is away or every place for hashing is taken, is left for the next call.
 */
final class Duties {

    private static final Logger LOG = LoggerFactory.getLogger(Duties.class);

    private static final int AT_ONCE = 50;
    private static final int LOOKED_AT = 200;
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private final IssueBook book;
    private final Requests requests;
    private final Deliveries deliveries;
    private final Holders holders;
    private final Pretence pretence;
    private final List<Errand> errands;
    private final LongSupplier nanoTime;

    /** @param errands long ones, each of which gives one act at a time, where time is left */
    Duties(IssueBook book, List<Errand> errands) {
        this(book, errands, System::nanoTime);
    }

    Duties(IssueBook book, List<Errand> errands, LongSupplier nanoTime) {
        this.book = book;
        requests = new Requests(book);
        deliveries = new Deliveries(book);
        holders = new Holders(book);
        pretence = new Pretence(book);
        this.errands = List.copyOf(errands);
        this.nanoTime = nanoTime;
    }

    /** One look at something that is due. */
    private interface Look {

        Optional<Upkeep> at(Dossiers.Held held) throws InterruptedException;
    }

    /** @throws StoreException if the store cannot be reached */
    List<Upkeep> due(UpkeepRequest request) {
        List<Upkeep> acts = new ArrayList<>();
        long end = nanoTime.getAsLong() + LONGEST.toNanos();
        try {
            goOn(acts, errands.stream().filter(Errand::isPressing).toList(), request);
            collect(acts, end, book.dossiers().due(request.at()).iterator(), held -> act(held, request));
            collect(
                    acts,
                    end,
                    book.phantoms().due(request.at(), LOOKED_AT).iterator(),
                    held -> pretence.older(held, request.at()));
            if (acts.size() < AT_ONCE && nanoTime.getAsLong() - end <= 0) {
                goOn(
                        acts,
                        errands.stream().filter(errand -> !errand.isPressing()).toList(),
                        request);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return acts;
    }

    private static void goOn(List<Upkeep> acts, List<Errand> errands, UpkeepRequest request)
            throws InterruptedException {
        for (Errand errand : errands) {
            goOn(errand, request).ifPresent(acts::add);
        }
    }

    private static Optional<Upkeep> goOn(Errand errand, UpkeepRequest request) throws InterruptedException {
        try {
            return errand.next(request);
        } catch (StoreException away) {
            throw away;
        } catch (RuntimeException e) {
            LOG.error(
                    "errand fails errand={} thrown={}",
                    errand.getClass().getSimpleName(),
                    e.getClass().getName());
            return Optional.empty();
        }
    }

    /** One that fails in a way nobody thought of stops no other. */
    private void collect(List<Upkeep> acts, long end, Iterator<Dossiers.Held> due, Look look)
            throws InterruptedException {
        boolean archive = true;
        while (acts.size() < AT_ONCE && nanoTime.getAsLong() - end <= 0 && due.hasNext()) {
            Dossiers.Held held = due.next();
            if (archive || held.dossier().stage() != Stage.RICHIESTO) {
                try {
                    look.at(held).ifPresent(acts::add);
                } catch (ArchiveException away) {
                    archive = false; // asked again at the next call
                } catch (StoreException away) {
                    throw away;
                } catch (RuntimeException e) {
                    LOG.error(
                            "what is due for a dossier fails stage={} thrown={}",
                            held.dossier().stage(),
                            e.getClass().getName());
                }
            }
        }
    }

    private Optional<Upkeep> act(Dossiers.Held held, UpkeepRequest request) throws InterruptedException {
        return switch (held.dossier().stage()) {
            case RICHIESTO -> requests.address(held, request.at());
            case IN_VERIFICA_TELEFONICA -> Optional.of(requests.uncalled(held, request.at()));
            case PRIMA_META_INVIATA -> Optional.of(deliveries.halves(held, request));
            case DA_ATTIVARE -> Optional.of(deliveries.letter(held, request));
            case IN_ATTESA_PRIMO_ACCESSO -> Optional.of(holders.firstLogin(held, request.at()));
            case CONCLUSO -> Optional.of(holders.expiry(held, request.at()));
            case ANNULLATO, SCADUTO_NON_ATTIVATO, REVOCATO -> Optional.of(requests.over(held));
        };
    }
}
