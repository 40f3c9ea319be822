package it.varco.service.demo;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.catalogue.View.Value;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.SpokenNumber;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.service.demo.Notes.Note;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps notes for a person. An invented service, for demonstrations only. */
@Component(name = "it.varco.service.demo")
public final class PromemoriaService implements CatalogueService {

    private static final String READ = "promemoria.leggi";
    private static final String WRITE = "promemoria.scrivi";
    private static final String RESERVED = "promemoria.riservato";
    private static final String FIND = "promemoria.ritrova";
    private static final String PERSON = "codiceFiscale";
    private static final String NUMBER = "numero";
    private static final String WORDS = "testo";
    private static final String COPY = "copia";
    private static final String NO_COPY = "no";

    /** How long nobody tries another number for a person after a wrong one; a guess. */
    private static final Duration BLOCK = Duration.ofMinutes(1);

    /** Over what a copy goes, by the answer that asks for it. */
    private static final Map<String, Medium> COPIES =
            Map.of("email", Medium.EMAIL, "posta", Medium.POSTA, "telefono", Medium.CALL);

    private final RecordStore store;

    @Activate
    public PromemoriaService(@Reference RecordStore store) {
        this.store = store;
    }

    @Override
    public ServiceDescriptor descriptor() {
        return ServiceDescriptor.of("promemoria")
                .operation(ServiceOperation.of(READ, Place.AREA).build())
                .operation(ServiceOperation.of(WRITE, Place.AREA).legalWeight().build())
                .operation(ServiceOperation.of(RESERVED, Place.AREA)
                        .level(AssuranceLevel.SUBSTANTIAL)
                        .build())
                .operation(
                        ServiceOperation.of(FIND, Place.PORTALE).examines(BLOCK).build())
                .build();
    }

    @Override
    public ServiceStep handle(ServiceRequest request) {
        if (request.state().bytes().length > 0) { // no step gave one, so this one is not ours
            return new ServiceStep.Unavailable("promemoria.state");
        }
        try {
            return switch (request.operation()) {
                case READ -> read(Notes.of(store, request.person()));
                case WRITE -> write(Notes.of(store, request.person()), request);
                case RESERVED -> reserved(request);
                case FIND -> find(request);
                default -> new ServiceStep.Unavailable("promemoria.operation");
            };
        } catch (StoreException e) {
            return new ServiceStep.Unavailable("promemoria.store");
        }
    }

    private static ServiceStep read(Notes notes) {
        View.Builder view = View.builder().action(WRITE, Text.of("promemoria.scrivi.label"));
        if (notes.all().isEmpty()) {
            return new ServiceStep.Answered(
                    view.sentence(Text.of("promemoria.nessuno")).build());
        }
        List<List<Value>> rows = notes.all().stream()
                .map(note -> List.<Value>of(new Value.Moment(note.at()), new Value.Plain(note.words())))
                .toList();
        List<Text> columns = List.of(Text.of("promemoria.quando"), Text.of("promemoria.testo"));
        return new ServiceStep.Answered(view.table(new View.Table(Text.of("promemoria.elenco"), columns, rows))
                .build());
    }

    private static ServiceStep write(Notes notes, ServiceRequest request) {
        if (notes.full()) {
            return new ServiceStep.Rejected("promemoria.full", Text.of("promemoria.pieno"));
        }
        return request.submission()
                .flatMap(answer -> answer.text(WORDS))
                .map(words -> kept(notes, request, words, copy(request)))
                .orElseGet(() -> new ServiceStep.Ask(form(), ServiceState.none()));
    }

    private static Optional<Medium> copy(ServiceRequest request) {
        return request.submission().flatMap(answer -> answer.text(COPY)).map(COPIES::get);
    }

    private static ServiceStep kept(Notes notes, ServiceRequest request, String words, Optional<Medium> copy) {
        if (notes.all().stream().anyMatch(note -> note.words().equals(words))) {
            FieldError twice = new FieldError(WORDS, Text.of("promemoria.doppio"));
            return new ServiceStep.Ask(form().withErrors(List.of(twice)), ServiceState.none());
        }
        Note note = new Note(request.at(), words, SpokenNumber.random());
        View view = View.builder()
                .sentence(Text.of(copy.isPresent() ? "promemoria.spedito" : "promemoria.fatto"))
                .fact(Text.of("promemoria.testo"), new Value.Plain(words))
                .fact(Text.of("promemoria.numero"), new Value.Plain(note.number()))
                .action(READ, Text.of("promemoria.leggi.label"))
                .build();
        Effects kept = Effects.records(notes.with(note));
        return new ServiceStep.Done(
                view,
                copy.map(medium -> kept.sending(message(request, words, medium)))
                        .orElse(kept));
    }

    /** Its words are the template {@code OSGI-INF/messages/promemoria.copia_it.md}. */
    private static Message message(ServiceRequest request, String words, Medium medium) {
        return Message.of("promemoria.copia", request.person())
                .over(medium)
                .word("testo", words.replaceAll("\\p{Cntrl}", " "))
                .moment("at", request.at())
                .build();
    }

    private static Form form() {
        Field words = Field.of(WORDS, FieldKind.TEXT, Text.of("promemoria.testo"))
                .hint(Text.of("promemoria.testo.aiuto"))
                .length(1, 200)
                .build();
        return Form.builder()
                .introduction(Text.of("promemoria.scrivi.invito"))
                .field(words)
                .field(Field.of(COPY, FieldKind.CHOICE, Text.of("promemoria.copia"))
                        .option(NO_COPY, Text.of("promemoria.copia.no"))
                        .option("email", Text.of("promemoria.copia.email"))
                        .option("posta", Text.of("promemoria.copia.posta"))
                        .option("telefono", Text.of("promemoria.copia.telefono"))
                        .optional()
                        .build())
                .submit(Text.of("promemoria.scrivi.pulsante"))
                .build();
    }

    /** Nobody is signed in: whoever asks names a person, and proves to know a number that this person was given. */
    private ServiceStep find(ServiceRequest request) {
        return request.submission().map(this::found).orElseGet(() -> new ServiceStep.Ask(key(), ServiceState.none()));
    }

    /** One text whether the number is wrong or the person has no notes at all (SEC-04). */
    private ServiceStep found(Submission answer) {
        Optional<String> number = answer.text(NUMBER).flatMap(SpokenNumber::parse);
        if (number.isEmpty()) {
            FieldError shape = new FieldError(NUMBER, Text.of("promemoria.numero.forma"));
            return new ServiceStep.Ask(key().withErrors(List.of(shape)), ServiceState.none());
        }
        return answer.codiceFiscale(PERSON).stream()
                .flatMap(person -> Notes.of(store, person).all().stream())
                .filter(note -> note.number().equals(number.get()))
                .findFirst()
                .map(PromemoriaService::shown)
                .orElseGet(() ->
                        new ServiceStep.Refused("promemoria.wrong", Text.of("promemoria.sbagliato"), Effects.none()));
    }

    private static ServiceStep shown(Note note) {
        return new ServiceStep.Answered(View.builder()
                .fact(Text.of("promemoria.quando"), new Value.Moment(note.at()))
                .fact(Text.of("promemoria.testo"), new Value.Plain(note.words()))
                .build());
    }

    private static Form key() {
        return Form.builder()
                .introduction(Text.of("promemoria.ritrova.invito"))
                .field(Field.of(PERSON, FieldKind.CODICE_FISCALE, Text.of("promemoria.codicefiscale"))
                        .subject()
                        .build())
                .field(Field.of(NUMBER, FieldKind.TEXT, Text.of("promemoria.numero"))
                        .hint(Text.of("promemoria.numero.aiuto"))
                        .length(1, 40)
                        .build())
                .submit(Text.of("promemoria.ritrova.pulsante"))
                .build();
    }

    /** Varco lets nobody in here below the level that the operation declares. */
    private static ServiceStep reserved(ServiceRequest request) {
        String level = "promemoria.livello." + request.level().name();
        return new ServiceStep.Answered(View.builder()
                .sentence(Text.of("promemoria.riservato.testo"))
                .fact(Text.of("promemoria.livello"), new Value.Words(Text.of(level)))
                .build());
    }
}
