package it.varco.credential.pin;

import it.varco.api.catalogue.Place;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.api.store.StoredRecord;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What holders do with their PIN once they are signed in, by whatever credential: look at it and change it.
 *
 * <p>Goes with the bundle, like the login (D-12), and is switched apart from it: neither component knows the other. A
 * change takes a proof at most five minutes old, so whoever sits down at an open session changes nothing, and the
 * powers of the PIN: {@code ORDINARIO} here, and in {@link PinChange} as many as the PIN has.
 *
 * @source PIN-36, PIN-37, CRE-15, CS-08
 */
@Component(name = "it.varco.credential.pin.service", configurationPid = "it.varco.credential.pin")
public final class PinService implements CatalogueService {

    static final String SHOW = "pin.show";
    static final String CHANGE = "pin.change";

    private final PinBook book;
    private final PinChange change;
    private final Set<CodiceFiscale> demoPeople;

    /** @throws IllegalArgumentException if the configuration or the pepper file is wrong, in one sentence */
    @Activate
    public PinService(
            BundleContext context, PinConfiguration config, @Reference RecordStore store, @Reference PinHashing hash) {
        this(Settings.again(config, context::getProperty), store, hash);
    }

    PinService(Settings settings, RecordStore store, PinHashing hashing) {
        book = PinBook.of(settings, store, hashing);
        change = new PinChange(book);
        demoPeople = settings.demoPeople().stream().map(DemoPerson::person).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public ServiceDescriptor descriptor() {
        return ServiceDescriptor.of("pin")
                .stateVersion(ChangeState.VERSION)
                .operation(ServiceOperation.of(SHOW, Place.AREA).build())
                .operation(ServiceOperation.of(CHANGE, Place.AREA)
                        .powers(Powers.ORDINARIO)
                        .fresh()
                        .legalWeight()
                        .build())
                .build();
    }

    @Override
    public ServiceStep handle(ServiceRequest request) {
        try {
            return switch (request.operation()) {
                case SHOW -> onPin(request, this::show);
                case CHANGE -> onPin(request, change::step);
                default -> new ServiceStep.Unavailable("pin.operation");
            };
        } catch (StoreException e) {
            return new ServiceStep.Unavailable("pin.store");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ServiceStep.Unavailable("pin.interrupted");
        }
    }

    /** What is done with a PIN that its holder can look at and change. */
    @FunctionalInterface
    private interface Work {
        ServiceStep on(ServiceRequest request, Found found) throws InterruptedException;
    }

    private ServiceStep onPin(ServiceRequest request, Work work) throws InterruptedException {
        CodiceFiscale person = request.person();
        Optional<StoredRecord> stored = book.records().find(person);
        if (stored.isEmpty()) {
            return demoPeople.contains(person) // not stored yet
                    ? new ServiceStep.Unavailable("pin.demo.busy")
                    : Obstacle.NONE.rejected();
        }
        Optional<Found> found = Found.read(person, stored.get(), book.verifier());
        if (found.isEmpty()) {
            return new ServiceStep.Unavailable("pin.record");
        }
        Optional<Obstacle> obstacle = book.policy().obstacle(found.get().record(), request.at());
        return obstacle.isPresent() ? obstacle.get().rejected() : work.on(request, found.get());
    }

    private ServiceStep show(ServiceRequest request, Found found) {
        if (request.state().bytes().length > 0) { // no step of this operation gave one
            return new ServiceStep.Unavailable("pin.state");
        }
        Standing standing = book.policy().standing(found.record(), request.at());
        return new ServiceStep.Answered(PinViews.of(found.record(), book.policy(), standing));
    }
}
