package it.varco.web;

import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Counts what both sites answer, by the first digit of the status. */
@Component(
        service = {Measured.class, RequestCounter.class},
        configurationPolicy = ConfigurationPolicy.IGNORE)
public final class RequestCounter implements Measured {

    private static final String NAME = "varco_http_requests_total";
    private static final String HELP = "Requests answered, by site and class of status.";
    private static final int CLASSES = 5;
    private static final int CLASS = 100;

    private final Map<Place, List<LongAdder>> counts = new EnumMap<>(Place.class);

    /** Begins at nothing. */
    public RequestCounter() {
        for (Place place : Place.values()) {
            counts.put(place, Stream.generate(LongAdder::new).limit(CLASSES).toList());
        }
    }

    void count(Place place, int status) {
        of(place).get(Math.min(Math.max(status / CLASS, 1), CLASSES) - 1).increment();
    }

    private List<LongAdder> of(Place place) {
        return counts.getOrDefault(place, List.of());
    }

    @Override
    public List<Measurement> measurements() {
        List<Measurement> figures = new ArrayList<>();
        for (Place place : Place.values()) {
            for (int i = 0; i < CLASSES; i++) {
                figures.add(Measurement.counter(NAME, HELP, of(place).get(i).doubleValue())
                        .with("site", place.listener())
                        .with("status", (i + 1) + "xx"));
            }
        }
        return figures;
    }
}
