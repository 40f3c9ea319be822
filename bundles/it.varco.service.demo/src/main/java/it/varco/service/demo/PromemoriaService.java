package it.varco.service.demo;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.catalogue.View.Value;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
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
    private static final String WORDS = "testo";
    private static final String COPY = "copia";
    private static final String NO_COPY = "no";

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
        View view = View.builder()
                .sentence(Text.of(copy.isPresent() ? "promemoria.spedito" : "promemoria.fatto"))
                .fact(Text.of("promemoria.testo"), new Value.Plain(words))
                .action(READ, Text.of("promemoria.leggi.label"))
                .build();
        Effects kept = Effects.records(notes.with(request.at(), words));
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

    /** Varco lets nobody in here below the level that the operation declares. */
    private static ServiceStep reserved(ServiceRequest request) {
        String level = "promemoria.livello." + request.level().name();
        return new ServiceStep.Answered(View.builder()
                .sentence(Text.of("promemoria.riservato.testo"))
                .fact(Text.of("promemoria.livello"), new Value.Words(Text.of(level)))
                .build());
    }
}
