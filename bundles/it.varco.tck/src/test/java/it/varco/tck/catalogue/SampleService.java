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
import it.varco.api.identity.CodiceFiscale;
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
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A service that keeps every rule: a new secret first, then words to it. Its subclasses in {@link CatalogueBreaches}
 * break one rule each.
 */
class SampleService implements CatalogueService {

    static final String READ = "sample.read";
    static final String WRITE = "sample.write";
    static final String GUESS = "sample.guess";

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
                .upkeep()
                .operation(ServiceOperation.of(READ, Place.AREA).build())
                .operation(ServiceOperation.of(WRITE, Place.AREA).legalWeight().build())
                .operation(ServiceOperation.of(GUESS, Place.PORTALE)
                        .examines(Duration.ofMinutes(3))
                        .build());
    }

    @Override
    public ServiceStep handle(ServiceRequest request) {
        try {
            return switch (request.operation()) {
                case READ -> read(request);
                case WRITE -> write(request);
                case GUESS -> guess(request);
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

    /** Whether somebody has words, for whoever knows the code and has not signed in. */
    ServiceStep guess(ServiceRequest request) {
        if (request.submission().isEmpty()) {
            return request.state().bytes().length == 0
                    ? new ServiceStep.Ask(guessForm(), ServiceState.none())
                    : new ServiceStep.Unavailable("sample.state");
        }
        Submission answer = request.submission().get();
        Optional<StoredRecord> words = answer.codiceFiscale("person").flatMap(person -> store.get(key(person)));
        boolean right = answer.text("code").filter(SampleWorld.CODE::equals).isPresent();
        return words.isPresent() && right ? new ServiceStep.Answered(view()) : refused(words.isPresent());
    }

    ServiceStep refused(boolean known) {
        return new ServiceStep.Refused(known ? "sample.code" : "sample.nobody", Text.of("sample.none"), Effects.none());
    }

    Form guessForm() {
        return Form.builder()
                .field(Field.of("person", FieldKind.CODICE_FISCALE, Text.of("sample.words"))
                        .subject()
                        .build())
                .field(Field.of("code", FieldKind.CODE, Text.of("sample.secret"))
                        .build())
                .build();
    }

    @Override
    public List<Upkeep> due(UpkeepRequest request) {
        return store.list("due/", "", 10).stream()
                .map(over -> new Upkeep("over", over(over)))
                .toList();
    }

    Effects over(StoredRecord due) {
        return Effects.records(List.of(RecordChange.delete(due.key(), due.version())));
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
        return key(request.person());
    }

    static String key(CodiceFiscale person) {
        return "words/" + person.value().hashCode();
    }
}
