package it.varco.catalogue;

import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Receipt;
import it.varco.api.catalogue.Receipts;
import it.varco.api.catalogue.View;
import it.varco.api.form.SpokenNumber;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.ReceiptRepository;
import it.varco.spi.store.StoredReceipt;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receipts: each belongs to one person in one role, and to nobody else. A receipt needs no service to be read.
 *
 * @source UX-09
 */
final class ReceiptBook implements Receipts {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptBook.class);
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private final ReceiptRepository repository;
    private final PersonRepository people;
    private final Period kept;

    /** @param kept how long each is kept, by the calendar in Rome */
    ReceiptBook(ReceiptRepository repository, PersonRepository people, Period kept) {
        this.repository = repository;
        this.people = people;
        this.kept = kept;
    }

    /** Makes the receipt of an act that happens now, in the transaction of its caller. */
    Receipt make(Session session, Act act) {
        Instant at = session.visit().at();
        StoredReceipt stored = new StoredReceipt(
                SpokenNumber.random(),
                people.idOf(act.person()),
                session.role().name(),
                act.encode(),
                at,
                at.atZone(ROME).plus(kept).toInstant());
        repository.add(stored);
        return new Kept(stored, session.role(), act);
    }

    @Override
    public List<Receipt> latest(Session session) {
        Instant now = session.visit().at();
        return read(repository.latest(owner(session), session.role().name(), now, AT_ONCE));
    }

    @Override
    public List<Receipt> earlier(Session session, String number) {
        Instant now = session.visit().at();
        return own(session, number)
                .map(last -> read(repository.after(last, now, AT_ONCE)))
                .orElse(List.of());
    }

    @Override
    public Optional<Receipt> find(Session session, String number) {
        return own(session, number).flatMap(ReceiptBook::read);
    }

    /** The one of that number, if it is of this person in this role. */
    private Optional<StoredReceipt> own(Session session, String number) {
        return SpokenNumber.parse(number)
                .flatMap(parsed -> repository.find(parsed, session.visit().at()))
                .filter(stored -> stored.role().equals(session.role().name()))
                .filter(stored -> stored.personId().equals(owner(session)));
    }

    private String owner(Session session) {
        return people.idOf(Pratiche.person(session));
    }

    void sweep(Instant now) {
        repository.sweep(now);
    }

    private static List<Receipt> read(List<StoredReceipt> receipts) {
        return receipts.stream().flatMap(stored -> read(stored).stream()).toList();
    }

    private static Optional<Receipt> read(StoredReceipt stored) {
        try {
            return Optional.of(new Kept(stored, Role.valueOf(stored.role()), Act.decode(stored.content())));
        } catch (IllegalArgumentException e) {
            LOG.error("receipt cannot be read, another version of this room wrote it number={}", stored.number());
            return Optional.empty();
        }
    }

    /** A receipt as a page needs to know it. */
    private record Kept(StoredReceipt stored, Role role, Act act) implements Receipt {

        @Override
        public String number() {
            return stored.number();
        }

        @Override
        public Instant at() {
            return stored.madeAt();
        }

        @Override
        public Instant keptUntil() {
            return stored.expiry();
        }

        @Override
        public CodiceFiscale person() {
            return act.person();
        }

        @Override
        public Optional<String> name() {
            return act.name();
        }

        @Override
        public OperationCard operation() {
            return act.card();
        }

        @Override
        public View view() {
            return act.view();
        }

        @Override
        public Map<String, Map<String, String>> words() {
            return act.words().languages();
        }

        /** Its number only. */
        @Override
        public String toString() {
            return "Receipt[" + stored.number() + "]";
        }
    }
}
