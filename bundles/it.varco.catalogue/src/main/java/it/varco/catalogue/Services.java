package it.varco.catalogue;

import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.View;
import it.varco.api.form.Field;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.form.WrittenForm;
import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.plugin.Present;
import it.varco.api.session.Login.Absence;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import it.varco.spi.store.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks services, and believes no answer that breaks the contract. */
final class Services {

    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private static final int MOST_DUE = 50;

    private final PluginCalls calls;
    private final Duration limit;

    Services(PluginCalls calls, Duration limit) {
        this.calls = calls;
        this.limit = limit;
    }

    /** Every operation that can be begun now. */
    List<Offer> offers() {
        return calls.present(CatalogueService.CONTRACT).stream()
                .flatMap(present ->
                        present.descriptor().operations().stream().map(operation -> offer(present.owner(), operation)))
                .toList();
    }

    /** The operation of that name, if it can be begun now. */
    Optional<Offer> offer(String operation) {
        return calls.present(CatalogueService.CONTRACT).stream()
                .filter(present -> present.descriptor().id().equals(OperationCard.serviceOf(operation)))
                .flatMap(present ->
                        present.descriptor().operation(operation).stream().map(found -> offer(present.owner(), found)))
                .findFirst();
    }

    private static Offer offer(String owner, ServiceOperation operation) {
        return new Offer(new Card(owner, operation.name()), Terms.of(operation));
    }

    /**
     * Why nobody can go on with a service at this moment; empty if they can. A service that drains is not offered and
     * goes on all the same, which only the door knows.
     */
    Optional<Absence> away(String service) {
        boolean here = calls.present(CatalogueService.CONTRACT).stream()
                .anyMatch(present -> present.descriptor().id().equals(service));
        if (here) {
            return Optional.empty();
        }
        Call<Boolean> call = calls.call(
                CatalogueService.CONTRACT, service, Entry.RESUME, limit, (plugin, descriptor) -> Boolean.TRUE);
        return call instanceof Call.Failed<Boolean> failed && failed.why() != CallFailure.BUSY
                ? Optional.of(Answer.failed(failed.why()).why())
                : Optional.empty();
    }

    /** @param terms what access was granted for: whoever answers must still take just that */
    Answer begin(Terms terms, Step step) {
        return judge(
                calls.call(
                        CatalogueService.CONTRACT,
                        OperationCard.serviceOf(step.operation()),
                        Entry.BEGIN,
                        limit,
                        (plugin, descriptor) -> Reply.of(plugin, descriptor, takes(descriptor, terms, step), step)),
                terms,
                step);
    }

    /** @param version of the state in {@code step} */
    Answer resume(Terms terms, int version, Step step) {
        return judge(
                calls.call(
                        CatalogueService.CONTRACT,
                        OperationCard.serviceOf(step.operation()),
                        Entry.RESUME,
                        limit,
                        (plugin, descriptor) -> Reply.of(
                                plugin,
                                descriptor,
                                descriptor.stateVersion() == version && takes(descriptor, terms, step),
                                step)),
                terms,
                step);
    }

    /** Identifiers of those that are here and for which time brings something about. */
    List<String> kept() {
        return calls.present(CatalogueService.CONTRACT).stream()
                .filter(present -> present.descriptor().upkeep())
                .map(present -> present.descriptor().id())
                .toList();
    }

    /** What is due for a service, with the symbolic name of its bundle. */
    record Due(String owner, List<Upkeep> acts) {}

    /** What time has brought about for a service; empty if it does not say. */
    Optional<Due> due(String service, Function<String, UpkeepRequest> question) {
        String owner = calls.present(CatalogueService.CONTRACT).stream()
                .filter(present -> present.descriptor().id().equals(service))
                .map(Present::owner)
                .findFirst()
                .orElse("");
        Call<List<Upkeep>> call = calls.call(
                CatalogueService.CONTRACT,
                service,
                Entry.RESUME,
                limit,
                (plugin, descriptor) -> List.copyOf(plugin.due(question.apply(owner))));
        if (!(call instanceof Call.Answered<List<Upkeep>> answered)
                || !answered.owner().equals(owner)) { // replaced meanwhile: it is asked again
            return Optional.empty();
        }
        if (answered.result().size() > MOST_DUE) {
            LOG.error(
                    "service breaks its contract service={} due={}",
                    service,
                    answered.result().size());
            return Optional.empty();
        }
        return Optional.of(new Due(owner, answered.result()));
    }

    private static boolean takes(ServiceDescriptor descriptor, Terms terms, Step step) {
        return descriptor
                .operation(step.operation())
                .map(operation -> Terms.of(operation).equals(terms))
                .orElse(false);
    }

    private static Answer judge(Call<Reply> call, Terms terms, Step step) {
        if (call instanceof Call.Failed<Reply> failed) {
            return Answer.failed(failed.why());
        }
        Call.Answered<Reply> answered = (Call.Answered<Reply>) call;
        Reply reply = answered.result();
        Card card = new Card(answered.owner(), step.operation());
        return reply.step
                .map(found -> read(card, reply, terms, step, found))
                .orElseGet(() -> new Answer.Nothing(Absence.CHANGED, "service.changed"));
    }

    /** The one place where a step is taken apart. */
    private static Answer read(Card card, Reply reply, Terms terms, Step request, ServiceStep step) {
        ServiceDescriptor descriptor = reply.descriptor;
        boolean first = request.submission().isEmpty();
        if (step instanceof ServiceStep.Ask ask) {
            WrittenForm question = WrittenForm.of(ask.form());
            if (keepable(question, ask.state(), terms)) {
                return new Answer.Asked(card, terms, descriptor.stateVersion(), question, ask.state(), first);
            }
        }
        if (step instanceof ServiceStep.Answered answered && leadsHome(answered.view(), descriptor)) {
            return new Answer.Shown(card, answered.view());
        }
        if (step instanceof ServiceStep.Done done && !first && leadsHome(done.view(), descriptor)) {
            Optional<Act> act = reply.words.map(words -> request.act(card, done.view(), words));
            if (act.map(Act::isProof).orElse(true)) {
                return new Answer.Finished(card, done.view(), done.effects(), act);
            }
        }
        if (step instanceof ServiceStep.Refused refused
                && !first
                && !terms.block().isZero()) {
            return new Answer.Refused(card, refused.code(), refused.why(), refused.effects());
        }
        if (step instanceof ServiceStep.Rejected rejected) {
            return new Answer.Rejected(card, rejected.code(), rejected.why());
        }
        if (step instanceof ServiceStep.Unavailable unable) {
            boolean busy = unable.code().equals("busy") || unable.code().endsWith(".busy");
            return new Answer.Nothing(busy ? Absence.BUSY : Absence.FAULT, unable.code());
        }
        LOG.error("service breaks its contract operation={} pratica={}", card.name(), request.pratica());
        return new Answer.Nothing(Absence.FAULT, "service.contract");
    }

    /**
     * Small enough to be kept, and a question to somebody who is known already (CS-08), or who is to be examined and
     * names themselves in each form (CS-16).
     */
    private static boolean keepable(WrittenForm question, ServiceState state, Terms terms) {
        Form form = question.form();
        boolean examines = !terms.block().isZero();
        boolean unlikeItsTerms = form.subject().isPresent() != examines;
        boolean asksProof = form.fields().stream().map(Field::autocomplete).anyMatch("current-password"::equals);
        return !unlikeItsTerms && !asksProof && question.length() + state.bytes().length <= Bytes.LONGEST;
    }

    /** Whether every way on leads to an operation of the same service (CS-03). */
    private static boolean leadsHome(View view, ServiceDescriptor descriptor) {
        Stream<String> ways = view.actions().stream().map(View.Action::operation);
        return ways.allMatch(way -> descriptor.operation(way).isPresent());
    }

    /**
     * A step with the descriptor of whoever answered.
     *
     * @param step empty if the service cannot go on with what was granted
     * @param words those of an end of legal weight, read while the service is here
     */
    private record Reply(ServiceDescriptor descriptor, Optional<ServiceStep> step, Optional<Vocabulary> words) {

        static Reply of(CatalogueService plugin, ServiceDescriptor descriptor, boolean able, Step step) {
            if (!able) {
                return new Reply(descriptor, Optional.empty(), Optional.empty());
            }
            ServiceStep answer = plugin.handle(step);
            boolean heavy = descriptor
                    .operation(step.operation())
                    .filter(ServiceOperation::legalWeight)
                    .isPresent();
            return heavy && answer instanceof ServiceStep.Done done
                    ? new Reply(descriptor, Optional.of(answer), Optional.of(words(plugin, step, done.view())))
                    : new Reply(descriptor, Optional.of(answer), Optional.empty());
        }

        private static Vocabulary words(CatalogueService plugin, Step step, View view) {
            List<Text> texts = Act.texts(new Card("", step.operation()), view);
            return Vocabulary.of(plugin.getClass(), texts, step.language().getLanguage());
        }
    }
}
