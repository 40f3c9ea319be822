package it.varco.access;

import it.varco.api.form.WrittenForm;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Identity;
import it.varco.api.plugin.Call;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.session.Channel;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Published;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.credential.PublicationRequest;
import it.varco.spi.store.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks providers, and believes no answer that breaks the contract (SEC-12, CP-03). */
final class Examiner {

    private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);

    /** Longest time a provider has for one step (SEC-85). */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final PluginCalls calls;

    Examiner(PluginCalls calls) {
        this.calls = calls;
    }

    List<Card> offered(Channel channel) {
        return calls.present(CredentialProvider.CONTRACT).stream()
                .filter(present -> present.descriptor().channels().contains(channel))
                .map(present -> Card.of(present.owner(), present.descriptor()))
                .toList();
    }

    /** The provider with which staff make a credential now, the first by identifier (D-63). */
    Optional<Card> enrolling() {
        return calls.present(CredentialProvider.CONTRACT).stream()
                .filter(present -> present.descriptor().enrols())
                .filter(present -> present.descriptor().channels().contains(Channel.MANAGEMENT))
                .map(present -> Card.of(present.owner(), present.descriptor()))
                .findFirst();
    }

    /** @param subject who makes a credential; empty in an ordinary login, where nobody is named yet */
    Examination begin(String provider, LoginStepRequest request, Optional<CodiceFiscale> subject) {
        return judge(
                calls.call(
                        CredentialProvider.CONTRACT,
                        provider,
                        Entry.BEGIN,
                        LIMIT,
                        (plugin, descriptor) -> Reply.of(descriptor, plugin.begin(request))),
                request,
                subject);
    }

    /**
     * @param version state version of the provider that made {@code state}
     * @param subject whom the form named
     */
    Examination resume(
            String provider,
            int version,
            ProviderState state,
            LoginStepRequest request,
            Optional<CodiceFiscale> subject) {
        return judge(
                calls.call(
                        CredentialProvider.CONTRACT,
                        provider,
                        Entry.RESUME,
                        LIMIT,
                        (plugin, descriptor) -> descriptor.stateVersion() == version
                                ? Reply.of(descriptor, plugin.resume(request, state))
                                : new Reply(descriptor, Optional.empty())),
                request,
                subject);
    }

    /** A document that a provider gives out on a channel that it serves; empty if it has none, or does not answer. */
    Optional<Published> published(String provider, Channel channel, PublicationRequest request) {
        Call<Optional<Published>> call = calls.call(
                CredentialProvider.CONTRACT,
                provider,
                Entry.RESUME,
                LIMIT,
                (plugin, descriptor) ->
                        descriptor.channels().contains(channel) ? plugin.published(request) : Optional.empty());
        return call instanceof Call.Answered<Optional<Published>> answered ? answered.result() : Optional.empty();
    }

    private Examination judge(Call<Reply> call, LoginStepRequest request, Optional<CodiceFiscale> subject) {
        if (call instanceof Call.Failed<Reply> failed) {
            return Examination.failed(failed.why());
        }
        Call.Answered<Reply> answered = (Call.Answered<Reply>) call;
        ProviderDescriptor descriptor = answered.result().descriptor;
        boolean able = descriptor.enrols() || request.enrolment().isEmpty();
        if (!able || !descriptor.channels().contains(request.channel())) {
            return new Examination.Nothing(Absence.ABSENT, "provider.channel");
        }
        if (answered.result().step.isEmpty()) {
            return new Examination.Nothing(Absence.CHANGED, "provider.changed");
        }
        Provider provider = new Provider(answered.owner(), descriptor);
        Examination found = read(provider, answered.result().step.get(), request, subject);
        if (found instanceof Examination.Refused) {
            calls.noteRefusal(CredentialProvider.CONTRACT, provider.id());
        }
        return found;
    }

    /** The one place where a step is taken apart. */
    static Examination read(
            Provider provider, LoginStep step, LoginStepRequest request, Optional<CodiceFiscale> subject) {
        if (step instanceof LoginStep.Ask ask) {
            WrittenForm question = WrittenForm.of(ask.form());
            if (question.length() + ask.state().bytes().length <= Bytes.LONGEST) {
                return new Examination.Asked(provider, question, ask.state());
            }
        }
        if (step instanceof LoginStep.Choose choose && request.isFirst()) {
            return new Examination.Choice(provider, choose.ways());
        }
        if (step instanceof LoginStep.Leave leave && request.home().isPresent()) {
            return new Examination.Left(provider, leave.departure(), leave.state());
        }
        if (step instanceof LoginStep.Malformed malformed && request.returned().isPresent()) {
            return new Examination.Malformed(provider, malformed.code());
        }
        if (step instanceof LoginStep.Refused refused) {
            return new Examination.Refused(provider, refused.why().code());
        }
        boolean proved = subject.isPresent() || request.returned().isPresent(); // else nobody was named to prove it
        if (step instanceof LoginStep.Rejected rejected && proved) {
            return new Examination.Rejected(provider, rejected.code(), rejected.why());
        }
        if (step instanceof LoginStep.Unavailable unable) {
            boolean busy = unable.code().endsWith(".busy");
            return new Examination.Nothing(busy ? Absence.BUSY : Absence.FAULT, unable.code());
        }
        if (step instanceof LoginStep.Recognised known && credible(known.identity(), provider.descriptor(), subject)) {
            return new Examination.Recognised(provider, known.identity(), known.effects());
        }
        LOG.error("provider breaks its contract provider={} attempt={}", provider.id(), request.attempt());
        return new Examination.Nothing(Absence.FAULT, "provider.contract");
    }

    private static boolean credible(Identity identity, ProviderDescriptor descriptor, Optional<CodiceFiscale> subject) {
        return descriptor.ceiling().atLeast(identity.level())
                && descriptor.kinds().contains(identity.kind())
                && subject.map(identity.codiceFiscale()::equals).orElse(true);
    }

    /** A step with the descriptor of whoever answered; without a step if it cannot go on with the state. */
    private record Reply(ProviderDescriptor descriptor, Optional<LoginStep> step) {

        static Reply of(ProviderDescriptor descriptor, LoginStep step) {
            return new Reply(descriptor, Optional.of(step));
        }
    }
}
