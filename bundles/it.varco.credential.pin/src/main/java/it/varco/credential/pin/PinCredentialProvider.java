package it.varco.credential.pin;

import it.varco.api.form.Secret;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Channel;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Login with codice fiscale and PIN, by browser.
 *
 * <p>One question, one answer, and in; where the PIN is an initial one, too old or due for a change, {@link Guide} goes
 * on. Refuses with {@code pin.unknown}, {@code pin.wrong} or {@code pin.unusable}, which only the trail tells apart.
 * Rejects with {@code pin.ended} the right PIN of somebody for whom the phase-out is over.
 *
 * @source PIN-01 to PIN-07, PIN-32 to PIN-37; FAS-03, FAS-04, FAS-09, FAS-10; CON-01, CON-02, CON-24; D-29
 */
@Component(name = "it.varco.credential.pin")
@Designate(ocd = PinConfiguration.class)
public final class PinCredentialProvider implements CredentialProvider {

    private final ProviderDescriptor descriptor;
    private final Examination examination;
    private final Guide guide;
    private final EntryForms forms;
    private final DemoLoader demo;

    /** @throws IllegalArgumentException if the configuration or the pepper file is wrong, in one sentence */
    @Activate
    public PinCredentialProvider(
            BundleContext context, PinConfiguration config, @Reference RecordStore store, @Reference PinHashing hash) {
        this(Settings.of(config, context::getProperty), store, hash, Clock.systemUTC());
    }

    PinCredentialProvider(Settings settings, RecordStore store, PinHashing hashing, Clock clock) {
        descriptor = ProviderDescriptor.of("pin", AssuranceLevel.LOW)
                .kind(PinLevel.ORDINARIO.kind())
                .kind(PinLevel.DISPOSITIVO.kind())
                .channel(Channel.WEB)
                .block(settings.block())
                .stateVersion(GuideState.VERSION)
                .build();
        PinBook book = PinBook.of(settings, store, hashing);
        forms = new EntryForms(book.shape());
        guide = new Guide(book);
        examination = new Examination(book, guide);
        demo = new DemoLoader(settings.demoPeople(), book.records(), book.newPins(), clock);
    }

    @Activate
    void start() {
        demo.start();
    }

    @Deactivate
    void stop() {
        demo.close();
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        return new LoginStep.Ask(forms.first(), ProviderState.none());
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        try {
            return state.bytes().length == 0 ? examined(request) : guide.resume(request, state);
        } catch (StoreException e) {
            return new LoginStep.Unavailable("pin.store");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LoginStep.Unavailable("pin.interrupted");
        }
    }

    private LoginStep examined(LoginRequest request) throws InterruptedException {
        Optional<CodiceFiscale> person = request.submission().flatMap(answer -> answer.codiceFiscale(Subject.NAME));
        Optional<Secret> secret = request.submission().flatMap(answer -> answer.secret(EntryForms.PIN));
        if (person.isEmpty() || secret.isEmpty()) {
            return new LoginStep.Unavailable("pin.answer");
        }
        char[] pin = secret.get().reveal();
        try {
            return demo.ready(person.get())
                    ? examination.of(request, person.get(), pin)
                    : new LoginStep.Unavailable("pin.demo.busy");
        } finally {
            Arrays.fill(pin, '\0');
        }
    }
}
