package it.varco.credential.local;

import it.varco.api.form.Secret;
import it.varco.api.form.Submission;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.credential.hash.Argon2id;
import it.varco.credential.hash.HashPool;
import it.varco.credential.hash.SlowHash;
import it.varco.credential.hash.Verifier;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.Enrolment;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
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
 * Login of staff with codice fiscale, passphrase and one-time code, and the making of such accounts.
 *
 * <p>A login is one question and one answer; an enrolment is three. Refuses with {@code local.unknown},
 * {@code local.wrong}, {@code local.code}, {@code local.replayed} or {@code local.published}, which only the trail
 * tells apart.
 *
 * @source D-34; SEC-04, SEC-05, SEC-06, SEC-70, SEC-71; RFC 6238
 */
@Component(name = "it.varco.credential.local")
@Designate(ocd = LocalCredentialProvider.Config.class)
public final class LocalCredentialProvider implements CredentialProvider {

    /** What a wrong answer costs, how the gateway is called in authenticators, and where the pepper is. */
    @SuppressWarnings("MemberName") // an underscore is a dot in the configuration key
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
    public @interface Config {
        @AttributeDefinition(name = "%pepperFile", description = "%pepperFile.help")
        String pepperFile() default "${varco.data}/secrets/local-pepper";

        @AttributeDefinition(name = "%issuer", description = "%issuer.help")
        String issuer() default "Varco";

        @AttributeDefinition(name = "%block.duration", description = "%block.duration.help")
        String block_duration() default "PT30S";

        @AttributeDefinition(
                name = "%channels",
                description = "%channels.help",
                options = {
                    @Option(label = "%channels.management", value = "management"),
                    @Option(label = "%channels.web", value = "web")
                })
        String[] channels() default {"management"};

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

        @AttributeDefinition(name = "%demoAccounts", description = "%demoAccounts.help")
        String[] demoAccounts() default {};
    }

    private final ProviderDescriptor descriptor;
    private final HashPool pool;
    private final Examination examination;
    private final EnrolmentDialogue enrolment;
    private final DemoLoader demo;

    /** @throws IllegalArgumentException if the configuration or the pepper file is wrong, in one sentence */
    @Activate
    public LocalCredentialProvider(BundleContext context, Config config, @Reference RecordStore store) {
        this(Settings.of(config, context::getProperty), store, new Argon2id(), new HashPool("varco-local-hash"));
    }

    LocalCredentialProvider(Settings settings, RecordStore store, SlowHash hash, HashPool pool) {
        this.pool = pool;
        descriptor = described(settings);
        LocalAccounts accounts = new LocalAccounts(store, settings.pepper());
        Verifier verifier = new Verifier(hash, pool, settings.pepper(), settings.cost());
        examination = new Examination(accounts, verifier, settings);
        enrolment = new EnrolmentDialogue(accounts, verifier, settings);
        demo = new DemoLoader(settings.demoAccounts(), accounts, verifier);
    }

    private static ProviderDescriptor described(Settings settings) {
        ProviderDescriptor.Builder described = ProviderDescriptor.of("local", AssuranceLevel.HIGH)
                .kind(Examination.KIND)
                .block(settings.block())
                .stateVersion(EnrolmentState.Format.VERSION)
                .enrols();
        settings.channels().forEach(described::channel);
        return described.build();
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
        return request.enrolment()
                .map(invited -> enrolment.begin(invited.person()))
                .orElseGet(() -> new LoginStep.Ask(Forms.login(), ProviderState.none()));
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        Optional<Enrolment> invited = request.enrolment();
        try {
            return invited.isPresent()
                    ? enrolment.resume(request, invited.get().person(), state)
                    : login(request, state);
        } catch (StoreException e) {
            return new LoginStep.Unavailable("local.store");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LoginStep.Unavailable("local.interrupted");
        }
    }

    private LoginStep login(LoginRequest request, ProviderState state) throws InterruptedException {
        if (state.bytes().length > 0) {
            return new LoginStep.Unavailable("local.state");
        }
        Optional<Submission> answer = request.submission();
        Optional<CodiceFiscale> person = answer.flatMap(typed -> typed.codiceFiscale(Forms.PERSON));
        Optional<Secret> passphrase = answer.flatMap(typed -> typed.secret(Forms.PASSPHRASE));
        Optional<String> code = answer.flatMap(typed -> typed.text(Forms.CODE));
        if (person.isEmpty() || passphrase.isEmpty() || code.isEmpty()) {
            return new LoginStep.Unavailable("local.answer");
        }
        return examine(person.get(), passphrase.get(), code.get(), request.at());
    }

    private LoginStep examine(CodiceFiscale person, Secret secret, String code, Instant at)
            throws InterruptedException {
        if (!demo.ready(person)) {
            return new LoginStep.Unavailable("local.demo.busy");
        }
        char[] passphrase = secret.reveal();
        try {
            return examination.of(person, passphrase, code, at);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }
}
