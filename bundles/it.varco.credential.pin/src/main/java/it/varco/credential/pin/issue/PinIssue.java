package it.varco.credential.pin.issue;

import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.credential.pin.PinBook;
import it.varco.credential.pin.PinConfiguration;
import it.varco.credential.pin.PinHashing;
import it.varco.credential.pin.Settings;
import it.varco.spi.archive.ArchiveException;
import it.varco.spi.archive.PersonArchive;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The life of a PIN from the request to the revocation: on the portal for whoever comes, and for officers of the
 * Contact Center.
 *
 * <p>Switched apart from the login and from what holders do who are signed in: a site that issues no PINs any more
 * switches this off, and those that there are go on. Each operation is a {@link Desk}.
 *
 * @source section 4 of the domain rules; D-12, D-38, D-40
 */
@Component(name = "it.varco.credential.pin.issue", configurationPid = "it.varco.credential.pin")
public final class PinIssue implements CatalogueService {

    /** Version of every state of every desk. */
    static final int STATE = 1;

    /** The answer to what is none to that question. */
    static final ServiceStep NO_ANSWER = new ServiceStep.Unavailable("pin.answer");

    /** The answer to a state that no desk made in that dialogue. */
    static final ServiceStep NO_STATE = new ServiceStep.Unavailable("pin.state");

    /** The answer while every place for hashing is taken. */
    static final ServiceStep BUSY = new ServiceStep.Unavailable("pin.busy");

    /** The answer where the record of a PIN cannot be read. */
    static final ServiceStep NO_RECORD = new ServiceStep.Unavailable("pin.record");

    /** The answer where the institute cannot look people up. */
    static final ServiceStep NO_ARCHIVE = new ServiceStep.Unavailable("pin.archive");

    private final Map<String, Desk> desks = new TreeMap<>();
    private final Duties duties;
    private final ServiceDescriptor descriptor;

    /** Where the institute looks people up; a site may have none. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable PersonArchive archive;

    /** One operation of the service. */
    interface Desk {

        /** What it takes. */
        ServiceOperation operation();

        /**
         * One step of it.
         *
         * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
         */
        ServiceStep step(ServiceRequest request) throws InterruptedException;
    }

    /** @throws IllegalArgumentException if the configuration or the pepper file is wrong, in one sentence */
    @Activate
    public PinIssue(
            BundleContext context, PinConfiguration config, @Reference RecordStore store, @Reference PinHashing hash) {
        this(
                Settings.again(config, context::getProperty),
                IssuePolicy.of(config),
                store,
                hash,
                null,
                CampaignFile.of(config, context::getProperty));
    }

    /** @param archive that is here from the start; comes and goes otherwise */
    PinIssue(
            Settings settings,
            IssuePolicy policy,
            RecordStore store,
            PinHashing hashing,
            @Nullable PersonArchive archive) {
        this(settings, policy, store, hashing, archive, List.of());
    }

    /** @param campaigns the list of people who are sent a PIN unasked, if there is one */
    PinIssue(
            Settings settings,
            IssuePolicy policy,
            RecordStore store,
            PinHashing hashing,
            @Nullable PersonArchive archive,
            List<CampaignFile> campaigns) {
        this.archive = archive;
        SeenArchive registry = new SeenArchive(() -> Optional.ofNullable(this.archive), store, policy.withoutArchive());
        IssueBook book = new IssueBook(
                new Dossiers(store, settings.pepper()),
                new Phantoms(store, settings.pepper()),
                new Mailboxes(store, settings.pepper()),
                PinBook.of(settings, store, hashing),
                policy,
                registry,
                IssueBook.secureDice());
        List<Errand> errands = new ArrayList<>();
        Openings openings = new Openings(book, store);
        errands.add(openings);
        errands.add(registry);
        errands.add(new Farewell(book, store));
        campaigns.forEach(file -> errands.add(new Campaign(book, file, store, settings.pepper())));
        duties = new Duties(book, errands);
        List<Desk> all = new ArrayList<>(List.of(
                new RequestDesk(book, new Dialled(store, settings.pepper())),
                new FollowDesk(book),
                new RecoverDesk(book, openings),
                new ResetDesk(book, settings.block()),
                new ActivateDesk(book, settings.block()),
                new RevokeDesk(book, settings.block()),
                new GiveUpDesk(book)));
        all.addAll(Officers.desks(
                book,
                new CallQueue(book.dossiers(), store, settings.pepper(), policy.hours()),
                new Misses(store, settings.pepper())));
        ServiceDescriptor.Builder builder =
                ServiceDescriptor.of("pin-issue").stateVersion(STATE).upkeep();
        for (Desk desk : all) {
            desks.put(desk.operation().name(), desk);
            builder.operation(desk.operation());
        }
        descriptor = builder.build();
    }

    @Override
    public ServiceDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public ServiceStep handle(ServiceRequest request) {
        Desk desk = desks.get(request.operation());
        if (desk == null) {
            return new ServiceStep.Unavailable("pin.operation");
        }
        try {
            return desk.step(request);
        } catch (StoreException e) {
            return new ServiceStep.Unavailable("pin.store");
        } catch (ArchiveException e) {
            return NO_ARCHIVE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ServiceStep.Unavailable("pin.interrupted");
        }
    }

    @Override
    public List<Upkeep> due(UpkeepRequest request) {
        return duties.due(request);
    }
}
