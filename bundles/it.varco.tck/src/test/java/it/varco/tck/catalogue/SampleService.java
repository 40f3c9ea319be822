package it.varco.tck.catalogue;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.catalogue.View.Value;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Secret;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.api.store.StoredRecord;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import java.util.List;
import java.util.Optional;

/**
 * A service that keeps every rule: a new secret first, then words to it. Its subclasses in {@link CatalogueBreaches}
 * break one rule each.
 */
class SampleService implements CatalogueService {

    static final String READ = "sample.read";
    static final String WRITE = "sample.write";

    final RecordStore store;

    SampleService(RecordStore store) {
        this.store = store;
    }

    @Override
    public ServiceDescriptor descriptor() {
        return description().build();
    }

    ServiceDescriptor.Builder description() {
        return ServiceDescriptor.of("sample")
                .operation(ServiceOperation.of(READ, Place.AREA).build())
                .operation(ServiceOperation.of(WRITE, Place.AREA).legalWeight().build());
    }

    @Override
    public ServiceStep handle(ServiceRequest request) {
        try {
            return switch (request.operation()) {
                case READ -> read(request);
                case WRITE -> write(request);
                default -> undeclared(request);
            };
        } catch (StoreException e) {
            return broken();
        }
    }

    ServiceStep undeclared(ServiceRequest request) {
        return new ServiceStep.Unavailable("sample.operation");
    }

    ServiceStep broken() {
        return new ServiceStep.Unavailable("sample.store");
    }

    ServiceStep read(ServiceRequest request) {
        View.Builder view = View.builder().action(WRITE, Text.of("sample.write.label"));
        Optional<StoredRecord> found = store.get(key(request));
        return new ServiceStep.Answered(
                found.isPresent()
                        ? view.fact(Text.of("sample.words"), new Value.Plain("…"))
                                .build()
                        : view.sentence(Text.of("sample.none")).build());
    }

    ServiceStep write(ServiceRequest request) {
        if (store.get(key(request)).isPresent()) {
            return new ServiceStep.Rejected("sample.there", Text.of("sample.there"));
        }
        byte[] state = request.state().bytes();
        if (request.submission().isEmpty()) {
            return state.length == 0
                    ? new ServiceStep.Ask(secretForm(), ServiceState.none())
                    : new ServiceStep.Unavailable("sample.state");
        }
        Submission answer = request.submission().get();
        Optional<Secret> secret = answer.secret("secret");
        if (state.length == 0 && secret.isPresent()) {
            return new ServiceStep.Ask(wordsForm(), seal(request, secret.get()));
        }
        boolean whole = answer.text("words").isPresent() && unseal(request, state);
        return whole ? done(request) : new ServiceStep.Unavailable("sample.state");
    }

    ServiceStep done(ServiceRequest request) {
        byte[] kept = {1};
        return new ServiceStep.Done(
                view(),
                Effects.records(List.of(RecordChange.put(key(request), RecordChange.ABSENT, kept)))
                        .sending(written(request).build()));
    }

    Message.Builder written(ServiceRequest request) {
        return Message.of("sample.written", request.person()).over(Medium.EMAIL).moment("at", request.at());
    }

    View view() {
        return View.builder().sentence(Text.of("sample.done")).build();
    }

    ServiceState seal(ServiceRequest request, Secret secret) {
        byte hash = (byte) new String(secret.reveal()).hashCode();
        return ServiceState.of(new byte[] {hash, (byte) ~hash, 42});
    }

    boolean unseal(ServiceRequest request, byte[] state) {
        return state.length == 3 && state[1] == (byte) ~state[0] && state[2] == 42;
    }

    Form secretForm() {
        return Form.builder().field(secretField().build()).build();
    }

    Field.Builder secretField() {
        return Field.of("secret", FieldKind.SECRET, Text.of("sample.secret")).autocomplete("new-password");
    }

    Form wordsForm() {
        return Form.builder()
                .field(Field.of("words", FieldKind.TEXT, Text.of("sample.words"))
                        .build())
                .build();
    }

    static String key(ServiceRequest request) {
        return "words/" + request.person().value().hashCode();
    }
}
