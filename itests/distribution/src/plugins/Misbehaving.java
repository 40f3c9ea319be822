import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.session.Channel;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordStore;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;

/**
 * A provider that does what it must not, as its header {@code Misbehaviour} says, when somebody begins a login with it.
 * What it found out it leaves in the file that its header {@code Misbehaviour-Tells} names.
 */
public final class Misbehaving implements BundleActivator, CredentialProvider {

    private static final CredentialKind KIND = new CredentialKind("misbehaving");

    private BundleContext context;
    private String what;
    private String id;

    @Override
    public void start(BundleContext given) {
        context = given;
        what = header("Misbehaviour");
        id = header("Misbehaviour-Id");
        context.registerService(CredentialProvider.class, this, null);
    }

    @Override
    public void stop(BundleContext given) {
        // the service goes with the bundle
    }

    private String header(String name) {
        return context.getBundle().getHeaders("").get(name);
    }

    @Override
    public ProviderDescriptor descriptor() {
        if (what.equals("slow-descriptor")) {
            forever();
        }
        return ProviderDescriptor.of(id, AssuranceLevel.LOW)
                .kind(KIND)
                .channel(Channel.WEB)
                .build();
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        return new LoginStep.Unavailable("misbehaving.never-asked");
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        switch (what) {
            case "endless-loop" -> {
                tell("begins");
                forever();
            }
            case "huge-allocation" -> tell("allocated " + new byte[Integer.MAX_VALUE - 8].length);
            case "thread-leak" -> new Thread(Misbehaving::forever, "misbehaving-leak").start();
            case "wrong-level" -> {
                return recognised(AssuranceLevel.HIGH, KIND);
            }
            case "wrong-kind" -> {
                return recognised(AssuranceLevel.LOW, new CredentialKind("local"));
            }
            case "null" -> {
                return null;
            }
            case "error" -> throw new NoClassDefFoundError("org/example/Gone");
            case "installing" -> install();
            case "ending-the-process" -> byName(System.class, null, "tixe", 0);
            case "reading-the-store-of-another" -> tell(String.join("\n", look()));
            default -> tell("unknown: " + what);
        }
        return new LoginStep.Unavailable("misbehaving.done");
    }

    private static LoginStep recognised(AssuranceLevel level, CredentialKind kind) {
        CodiceFiscale person = new CodiceFiscale("RSSMRA80A01H501U");
        return new LoginStep.Recognised(Identity.of(person, kind, level).build(), Effects.none());
    }

    /** Not to be interrupted. */
    private static void forever() {
        while (true) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            Thread.interrupted();
        }
    }

    private void install() {
        byte[] jar = java.util.Base64.getDecoder().decode(header("Misbehaviour-Guest"));
        try {
            Bundle guest = (Bundle)
                    byName(BundleContext.class, context, "eldnuBllatsni", "guest", new ByteArrayInputStream(jar));
            guest.start();
            tell("started");
        } catch (BundleException | IllegalStateException e) {
            tell("not started");
            throw new IllegalStateException(e);
        }
    }

    /** So that nobody sees in its class file what it calls: the name is written from its end. */
    private static Object byName(Class<?> type, Object target, String backwards, Object... arguments) {
        String name = new StringBuilder(backwards).reverse().toString();
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                try {
                    return method.invoke(target, arguments);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** What it sees of stores: every service it finds, and every key it can read. */
    private String[] look() {
        try {
            ServiceReference<?>[] all = context.getAllServiceReferences(
                    null, "(!(service.bundleid=" + context.getBundle().getBundleId() + "))");
            StringBuilder found = new StringBuilder();
            for (ServiceReference<?> each : all == null ? new ServiceReference<?>[0] : all) {
                found.append("service ")
                        .append(String.join(" ", (String[]) each.getProperty("objectClass")))
                        .append('\n');
            }
            RecordStore store = context.getService(context.getServiceReference(RecordStore.class));
            found.append("records ").append(store.count(""));
            return found.toString().split("\n");
        } catch (org.osgi.framework.InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(String text) {
        try {
            Files.writeString(
                    Path.of(header("Misbehaviour-Tells")),
                    text + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
