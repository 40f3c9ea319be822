package it.varco.credential.pin.issue;

import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import it.varco.tck.catalogue.Errand;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The service with some of its operations alone, so that each world shows the contract of its own ones. */
record Part(PinIssue whole, Set<String> operations) implements CatalogueService {

    /** With the operations that are used by these. */
    static Part of(PinIssue whole, List<Errand> errands) {
        return new Part(whole, errands.stream().map(Errand::operation).collect(Collectors.toSet()));
    }

    @Override
    public ServiceDescriptor descriptor() {
        ServiceDescriptor all = whole.descriptor();
        ServiceDescriptor.Builder builder =
                ServiceDescriptor.of(all.id()).stateVersion(all.stateVersion()).upkeep();
        all.operations().stream()
                .filter(operation -> operations.contains(operation.name()))
                .forEach(builder::operation);
        return builder.build();
    }

    @Override
    public ServiceStep handle(ServiceRequest request) {
        return whole.handle(request);
    }

    @Override
    public List<Upkeep> due(UpkeepRequest request) {
        return whole.due(request);
    }
}
