package it.varco.audit;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.store.AuditRepository;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.ChainLink;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.Transactions;
import java.util.List;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The trail of this node.
 *
 * <p>A record enters the intake in the transaction of the act it describes; a thread links the intake into the chain of
 * this node soon after (D-41). Whatever its state, the chain never keeps a record from being made.
 *
 * @source AUD-01 to AUD-06, D-31, D-41
 */
@Component(
        name = "it.varco.audit",
        service = {AuditTrail.class, ChainedAuditTrail.class})
@Designate(ocd = ChainedAuditTrail.Config.class)
public final class ChainedAuditTrail implements AuditTrail {

    /** Configuration of the trail. */
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%trail", description = "%trail.help")
    public @interface Config {
        /** Name of this node. */
        @AttributeDefinition(name = "%trail.node", description = "%trail.node.help")
        String node() default "node-1";
    }

    private static final Pattern NODE = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final int MOST_LATEST = 100;
    private static final int MOST_READ = 1000;

    private final String node;
    private final AuditRepository store;
    private final PersonRepository people;
    private final Transactions transactions;
    private final Chain chain;
    private final Chainer chainer;
    private final GroupCommit<Waiting> group;

    @Activate
    public ChainedAuditTrail(
            Config config,
            @Reference AuditRepository store,
            @Reference PersonRepository people,
            @Reference Transactions transactions) {
        this(config.node(), store, people, transactions);
    }

    ChainedAuditTrail(String node, AuditRepository store, PersonRepository people, Transactions transactions) {
        if (!NODE.matcher(node).matches()) {
            throw new IllegalArgumentException("node: expected lower-case letters, digits, hyphens, up to 31");
        }
        this.node = node;
        this.store = store;
        this.people = people;
        this.transactions = transactions;
        chain = new Chain(node, store, transactions);
        chainer = new Chainer(chain);
        group = new GroupCommit<>(transactions, this::append);
    }

    @Activate
    void start() {
        chainer.start();
    }

    @Deactivate
    void stop() {
        chainer.stop();
    }

    @Override
    public void record(AuditEvent event) {
        Waiting waiting = new Waiting(event, EventFormat.body(event));
        if (transactions.active()) {
            append(waiting);
        } else {
            group.commit(waiting);
        }
        chainer.announce();
    }

    private void append(Waiting waiting) {
        String personId = waiting.event.person().map(people::idOf).orElse("");
        String aboutId = waiting.event.about().map(people::idOf).orElse("");
        store.append(EventFormat.entry(waiting.event, personId, aboutId, waiting.body));
    }

    @Override
    public List<RecordedEvent> latestOf(CodiceFiscale person, List<String> operations, int limit) {
        if (operations.isEmpty() || limit < 1 || limit > MOST_LATEST) {
            throw new IllegalArgumentException("latest: expected at least one operation and a limit of 1 to 100");
        }
        return events(store.latestOf(people.idOf(person), operations, limit));
    }

    @Override
    public List<RecordedEvent> read(long after, int limit) {
        if (after < 0 || limit < 1 || limit > MOST_READ) {
            throw new IllegalArgumentException("read: expected a position from 0 and a limit of 1 to 1000");
        }
        return events(store.links(node, after, limit));
    }

    private List<RecordedEvent> events(List<ChainLink> links) {
        Known known = new Known(people);
        return links.stream().map(known::event).toList();
    }

    @Override
    public ChainReport verify() {
        return chain.check();
    }

    /** The chain of this node. */
    Chain chain() {
        return chain;
    }

    private record Waiting(AuditEvent event, Bytes body) {}
}
