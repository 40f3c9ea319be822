package it.varco.access;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Identity;
import it.varco.api.session.Channel;
import it.varco.api.store.Effects;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.credential.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A provider that answers only when told to: recognises one person, or refuses. */
final class BlockingProvider implements CredentialProvider {

    private final Optional<CodiceFiscale> known;
    private final boolean right;

    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch leave = new CountDownLatch(1);

    /** Refuses, and does not ask who is trying. */
    BlockingProvider() {
        known = Optional.empty();
        right = false;
    }

    /** Asks for a person; recognises or refuses them. */
    BlockingProvider(CodiceFiscale person, boolean right) {
        known = Optional.of(person);
        this.right = right;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of("slow", AssuranceLevel.LOW)
                .kind(ScriptedProvider.KIND)
                .channel(Channel.WEB)
                .block(Duration.ofMinutes(3))
                .build();
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        Form.Builder form = Form.builder()
                .field(Field.of("word", FieldKind.SECRET, Text.of("slow.word")).build());
        if (known.isPresent()) {
            form.field(Field.of("person", FieldKind.CODICE_FISCALE, Text.of("slow.person"))
                    .subject()
                    .build());
        }
        return new LoginStep.Ask(form.build(), ProviderState.none());
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        entered.countDown();
        try {
            leave.await();
            return known.filter(person -> right)
                    .<LoginStep>map(person -> new LoginStep.Recognised(
                            Identity.of(person, ScriptedProvider.KIND, AssuranceLevel.LOW)
                                    .build(),
                            Effects.none()))
                    .orElseGet(() -> new LoginStep.Refused(Refusal.of("slow.wrong")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LoginStep.Unavailable("slow.interrupted");
        }
    }
}
