package it.varco.itests.hotswap;

import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;

/** The {@link ProbeService} of a bundle of its own, {@link SlowBundle}: it takes its time to answer. */
final class SlowService implements CatalogueService {

    private final CatalogueService probe = new ProbeService("slow", 1);
    private final Slowness slowness;

    SlowService(Slowness slowness) {
        this.slowness = slowness;
    }

    @Override
    public ServiceDescriptor descriptor() {
        return probe.descriptor();
    }

    @Override
    public ServiceStep handle(ServiceRequest request) {
        if (request.submission().isEmpty()) {
            return probe.handle(request);
        }
        return slowness.over() ? LastMoment.answer(probe, request) : new ServiceStep.Unavailable("slow.late");
    }

    /** A class that is not looked for before the answer: if the bundle was replaced meanwhile, it is not found. */
    static final class LastMoment {

        private LastMoment() {}

        static ServiceStep answer(CatalogueService probe, ServiceRequest request) {
            return probe.handle(request);
        }
    }
}
