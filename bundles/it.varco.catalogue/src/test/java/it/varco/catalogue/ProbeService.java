package it.varco.catalogue;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A service whose every answer a test may write. Immutable but for what it was asked. */
final class ProbeService implements CatalogueService {

    static final String READ = "probe.read";
    static final String WRITE = "probe.write";
    static final String DESK = "probe.desk";
    static final String CALLS = "probe.calls";
    static final String SIGN = "probe.sign";
    static final String ASK = "probe.ask";
    static final String EXAM = "probe.exam";
    static final Duration BLOCK = Duration.ofMinutes(3);
    static final View VIEW = View.builder().sentence(Text.of("probe.done")).build();

    private final RecordStore store;
    private final int version;
    private final AssuranceLevel level;
    private final Function<ServiceRequest, ServiceStep> writing;
    volatile Function<UpkeepRequest, List<Upkeep>> due = request -> List.of();
    final List<ServiceRequest> asked = new CopyOnWriteArrayList<>();

    private ProbeService(
            RecordStore store, int version, AssuranceLevel level, Function<ServiceRequest, ServiceStep> writing) {
        this.store = store;
        this.version = version;
        this.level = level;
        this.writing = writing;
    }

    static ProbeService keeping(RecordStore store) {
        return new ProbeService(store, 1, AssuranceLevel.LOW, request -> written(store, request));
    }

    ProbeService version(int other) {
        return new ProbeService(store, other, level, writing);
    }

    ProbeService level(AssuranceLevel other) {
        return new ProbeService(store, version, other, writing);
    }

    ProbeService writing(Function<ServiceRequest, ServiceStep> other) {
        return new ProbeService(store, version, level, other);
    }

    @Override
    public ServiceDescriptor descriptor() {
        return ServiceDescriptor.of("probe")
                .operation(ServiceOperation.of(READ, Place.AREA).build())
                .operation(ServiceOperation.of(WRITE, Place.AREA).level(level).build())
                .operation(ServiceOperation.of(DESK, Place.SEDE).build())
                .operation(ServiceOperation.of(CALLS, Place.CONTACT_CENTER)
                        .level(AssuranceLevel.SUBSTANTIAL)
                        .build())
                .operation(ServiceOperation.of(SIGN, Place.AREA).legalWeight().build())
                .operation(ServiceOperation.of(ASK, Place.PORTALE).build())
                .operation(
                        ServiceOperation.of(EXAM, Place.PORTALE).examines(BLOCK).build())
                .stateVersion(version)
                .upkeep()
                .build();
    }

    @Override
    public ServiceStep handle(ServiceRequest request) {
        asked.add(request);
        boolean asks = Set.of(WRITE, CALLS, SIGN, ASK, EXAM).contains(request.operation());
        return asks ? writing.apply(request) : new ServiceStep.Answered(VIEW);
    }

    @Override
    public List<Upkeep> due(UpkeepRequest request) {
        return due.apply(request);
    }

    /** A form that names whom it examines. */
    static Form exam() {
        return Form.builder()
                .field(Field.of("person", FieldKind.CODICE_FISCALE, Text.of("probe.person"))
                        .subject()
                        .build())
                .field(Field.of("code", FieldKind.CODE, Text.of("probe.code")).build())
                .build();
    }

    static Form form() {
        return Form.builder()
                .field(Field.of("words", FieldKind.TEXT, Text.of("probe.words"))
                        .length(1, 40)
                        .build())
                .field(Field.of("secret", FieldKind.SECRET, Text.of("probe.secret"))
                        .optional()
                        .build())
                .field(Field.of("code", FieldKind.CODE, Text.of("probe.code"))
                        .optional()
                        .build())
                .build();
    }

    static ServiceStep ask() {
        return new ServiceStep.Ask(form(), ServiceState.of(new byte[] {7}));
    }

    private static ServiceStep written(RecordStore store, ServiceRequest request) {
        if (request.submission().isEmpty()) {
            return ask();
        }
        byte[] words = {
            (byte) request.submission().get().text("words").orElseThrow().length()
        };
        long before = store.get("words").map(StoredRecord::version).orElse(RecordChange.ABSENT);
        return new ServiceStep.Done(VIEW, Effects.records(List.of(RecordChange.put("words", before, words))));
    }
}
