package it.varco.credential.pin;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Secret;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Channel;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.credential.hash.Argon2id;
import it.varco.credential.hash.HashPool;
import it.varco.credential.hash.SlowHash;
import it.varco.credential.hash.Verifier;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Login with codice fiscale and PIN, by browser.
 *
 * <p>One question, one answer, nothing to remember in between. Refuses with {@code pin.unknown}, {@code pin.wrong} or
 * {@code pin.unusable}, which only the trail tells apart.
 *
 * @source PIN-03, PIN-05, PIN-32 to PIN-35; D-29
 */
@Component(name = "it.varco.credential.pin")
@Designate(ocd = PinCredentialProvider.Config.class)
public final class PinCredentialProvider implements CredentialProvider {

    /** How long PINs last, what a wrong one costs, and where the pepper is. */
    @SuppressWarnings("MemberName") // an underscore is a dot in the configuration key
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
    public @interface Config {
        @AttributeDefinition(name = "%pepperFile", description = "%pepperFile.help")
        String pepperFile() default "${varco.data}/secrets/pin-pepper";

        @AttributeDefinition(name = "%validity", description = "%validity.help")
        String validity() default "P6M";

        @AttributeDefinition(name = "%block.duration", description = "%block.duration.help")
        String block_duration() default "PT3M";

        @AttributeDefinition(name = "%hash.memoryKib", description = "%hash.memoryKib.help")
        int hash_memoryKib() default 19 * 1024;

        @AttributeDefinition(name = "%hash.iterations", description = "%hash.iterations.help")
        int hash_iterations() default 2;

        @AttributeDefinition(
                name = "%mode",
                description = "%mode.help",
                options = {
                    @Option(label = "%mode.production", value = "production"),
                    @Option(label = "%mode.development", value = "development")
                })
        String mode() default "production";

        @AttributeDefinition(name = "%demoPeople", description = "%demoPeople.help")
        String[] demoPeople() default {};
    }

    static final String PERSON = "codiceFiscale";
    static final String PIN = "pin";

    private static final int SHORTEST = 8;
    private static final int LONGEST = 16; // the initial PIN (PIN-01)

    private final ProviderDescriptor descriptor;
    private final HashPool pool;
    private final Examination examination;
    private final DemoLoader demo;

    /** @throws IllegalArgumentException if the configuration or the pepper file is wrong, in one sentence */
    @Activate
    public PinCredentialProvider(BundleContext context, Config config, @Reference RecordStore store) {
        this(
                Settings.of(config, context::getProperty),
                store,
                new Argon2id(),
                new HashPool("varco-pin-hash"),
                Clock.systemUTC());
    }

    PinCredentialProvider(Settings settings, RecordStore store, SlowHash hash, HashPool pool, Clock clock) {
        this.pool = pool;
        descriptor = ProviderDescriptor.of("pin", AssuranceLevel.LOW)
                .kind(PinLevel.ORDINARIO.kind())
                .kind(PinLevel.DISPOSITIVO.kind())
                .channel(Channel.WEB)
                .block(settings.block())
                .build();
        PinRecords records = new PinRecords(store, settings.pepper());
        Verifier verifier = new Verifier(hash, pool, settings.pepper(), settings.cost());
        examination = new Examination(records, settings, verifier);
        demo = new DemoLoader(settings.demoPeople(), records, examination, clock);
    }

    @Activate
    void start() {
        demo.start();
    }

    @Deactivate
    void stop() {
        demo.close();
        pool.close();
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        Form form = Form.builder()
                .field(Field.of(PERSON, FieldKind.CODICE_FISCALE, Text.of("pin.codiceFiscale"))
                        .hint(Text.of("pin.codiceFiscale.hint"))
                        .autocomplete("username")
                        .subject()
                        .build())
                .field(Field.of(PIN, FieldKind.SECRET, Text.of("pin.pin"))
                        .hint(Text.of("pin.pin.hint"))
                        .length(SHORTEST, LONGEST)
                        .autocomplete("current-password")
                        .build())
                .submit(Text.of("pin.submit"))
                .build();
        return new LoginStep.Ask(form, ProviderState.none());
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        if (state.bytes().length > 0) {
            return new LoginStep.Unavailable("pin.state");
        }
        Optional<CodiceFiscale> person = request.submission().flatMap(answer -> answer.codiceFiscale(PERSON));
        Optional<Secret> pin = request.submission().flatMap(answer -> answer.secret(PIN));
        return person.isPresent() && pin.isPresent()
                ? examine(person.get(), pin.get(), request.at())
                : new LoginStep.Unavailable("pin.answer");
    }

    private LoginStep examine(CodiceFiscale person, Secret secret, Instant at) {
        char[] pin = secret.reveal();
        try {
            return demo.ready(person) ? examination.of(person, pin, at) : new LoginStep.Unavailable("pin.demo.busy");
        } catch (StoreException e) {
            return new LoginStep.Unavailable("pin.store");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LoginStep.Unavailable("pin.interrupted");
        } finally {
            Arrays.fill(pin, '\0');
        }
    }
}
