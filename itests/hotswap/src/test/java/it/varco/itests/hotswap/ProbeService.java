package it.varco.itests.hotswap;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.store.Effects;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import java.util.Map;

/**
 * A service that asks for a word and is done. When told to, it ends the other sessions of the person, or fails as a
 * refreshed bundle would.
 */
final class ProbeService implements CatalogueService {

    static final Map<String, String> ANSWER = Map.of("word", "anything");
    static final Map<String, String> OTHERS = Map.of("word", "others");
    static final Map<String, String> LINKAGE_ERROR = Map.of("word", "fail");

    private final String id;
    private final int stateVersion;

    ProbeService(int stateVersion) {
        this("probe", stateVersion);
    }

    /** Under another identifier: each belongs to the bundle that offered it first (D-59). */
    ProbeService(String id, int stateVersion) {
        this.id = id;
        this.stateVersion = stateVersion;
    }

    @Override
    public ServiceDescriptor descriptor() {
        return ServiceDescriptor.of(id)
                .operation(ServiceOperation.of(id + ".write", Place.AREA).build())
                .stateVersion(stateVersion)
                .build();
    }

    @Override
    public ServiceStep handle(ServiceRequest request) {
        if (request.submission().isEmpty()) {
            Form form = Form.builder()
                    .field(Field.of("word", FieldKind.TEXT, Text.of("probe.word"))
                            .build())
                    .build();
            return new ServiceStep.Ask(form, ServiceState.of(new byte[] {(byte) stateVersion}));
        }
        Effects effects = switch (request.submission().get().text("word").orElseThrow()) {
            case "fail" -> throw new NoClassDefFoundError("org/example/Refreshed");
            case "others" -> Effects.none().endingOtherSessions();
            default -> Effects.none();
        };
        return new ServiceStep.Done(
                View.builder().sentence(Text.of("probe.done")).build(), effects);
    }
}
