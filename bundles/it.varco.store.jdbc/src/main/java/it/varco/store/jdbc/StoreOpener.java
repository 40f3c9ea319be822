package it.varco.store.jdbc;

import it.varco.api.configuration.Lines;
import it.varco.api.configuration.Placeholders;
import it.varco.api.form.Sentence;
import it.varco.api.store.StoreException;
import it.varco.spi.store.Transactions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the store beside the start of everything else, and tries again each second while the database is away.
 *
 * <p>The repositories need the {@link Database} it publishes, so none of them is there before the schema is right.
 * Wrong configuration and an unusable key file end the constructor; a database that is not to be opened with this
 * program or this key is left alone, with one sentence in the log.
 */
@Component(
        name = "it.varco.store.jdbc",
        service = Opening.class,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = StoreOpener.Config.class)
public final class StoreOpener implements Opening {

    /** Where the store is and how it is used; the key {@code driver.target} picks a driver where there are several. */
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%store", description = "%store.help")
    public @interface Config {
        @AttributeDefinition(name = "%store.url", description = "%store.url.help")
        String url();

        @AttributeDefinition(name = "%store.user", description = "%store.user.help")
        String user() default "";

        @AttributeDefinition(
                name = "%store.password",
                description = "%store.password.help",
                type = AttributeType.PASSWORD)
        String _password() default "";

        @AttributeDefinition(name = "%store.poolSize", description = "%store.poolSize.help")
        int poolSize() default 8;

        @AttributeDefinition(name = "%store.keyFile", description = "%store.keyFile.help")
        String keyFile() default "${varco.data}/secrets/store";
    }

    private static final Logger LOG = LoggerFactory.getLogger(StoreOpener.class);
    private static final long AGAIN_SECONDS = 1; // REL-05: back within five seconds of the database's return
    private static final Duration LAST_TRY = Duration.ofSeconds(10);

    private final BundleContext context;
    private final Store store;
    private final Thread opener = new Thread(this::open, "varco-store-open");
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable Opened> opened = new AtomicReference<>();
    private volatile Sentence trouble = Sentence.of(StoreOpener.class, "opening");

    @Activate
    public StoreOpener(BundleContext context, Config config, @Reference(name = "driver") DataSourceFactory driver)
            throws SQLException {
        String url = Placeholders.fill("url", Lines.any("url", config.url()), context::getProperty);
        Engine engine = Engine.of(url);
        if (config.poolSize() < 1 || config.poolSize() > 50) {
            throw new IllegalArgumentException("poolSize: expected 1 to 50");
        }
        this.context = context;
        Properties access = engine.properties(url, config.user(), config._password());
        this.store = new Store(
                engine,
                driver.createDataSource(access),
                engine == Engine.DERBY ? DerbyFolder.of(url, driver, access) : Housing.ELSEWHERE,
                config.poolSize(),
                KeyFiles.read(Placeholders.path("keyFile", config.keyFile(), context::getProperty)),
                Clock.systemUTC());
    }

    @Activate
    void start() {
        opener.setDaemon(true);
        opener.setUncaughtExceptionHandler((thread, defect) -> LOG.error("store not opened", defect));
        opener.start();
    }

    @Deactivate
    void stop() throws InterruptedException {
        stopped.countDown();
        opener.join(LAST_TRY.toMillis());
        close();
    }

    @Override
    public Optional<Database> database() {
        return Optional.ofNullable(opened.get()).map(Opened::database);
    }

    @Override
    public Sentence trouble() {
        return trouble;
    }

    private void open() {
        String known = "";
        try {
            do {
                try {
                    publish(store.open());
                    return;
                } catch (Refusal refusal) {
                    LOG.error("store not opened reason={}", refusal.getMessage());
                    trouble = Sentence.of(StoreOpener.class, "refused", refusal.why());
                    return;
                } catch (RuntimeException failed) {
                    known = tell(known, failed);
                    trouble = store.housing().trouble().orElse(SqlErrors.words(known));
                }
            } while (!stopped.await(AGAIN_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says what went wrong unless it was {@code known}. Returns its kind. */
    private static String tell(String known, RuntimeException trouble) {
        String kind = trouble instanceof StoreException away
                ? away.code()
                : trouble.getClass().getName();
        if (!kind.equals(known) && trouble instanceof StoreException) {
            LOG.warn("store not there, trying again code={}", kind, trouble);
        } else if (!kind.equals(known)) {
            LOG.error("store not opened, trying again", trouble);
        }
        return kind;
    }

    private void publish(Database database) {
        String[] names = {Database.class.getName(), Transactions.class.getName()};
        try {
            opened.set(new Opened(database, context.registerService(names, database, null)));
        } catch (IllegalStateException bundleStopped) {
            database.close();
        } catch (RuntimeException defect) {
            database.close();
            throw defect;
        }
        if (stopped.getCount() == 0) {
            close();
        }
    }

    private void close() {
        Opened last = opened.getAndSet(null);
        if (last != null) {
            last.registration().unregister();
            last.database().close();
        }
    }

    private record Opened(Database database, ServiceRegistration<?> registration) {}
}
