import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Dictionary;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * A bundle that leaves a mark as soon as anything of it runs: what its header {@code Intruder-Says} says, a line each
 * time in the file that its header {@code Intruder-Tells} names. With a header {@code Intruder-Ends} it ends the
 * process when it is started, by the method of that name, which nobody sees in its class file.
 */
public final class Intruder implements BundleActivator {

    static {
        leaveMark();
    }

    @Override
    public void start(BundleContext context) throws ReflectiveOperationException {
        String end = context.getBundle().getHeaders("").get("Intruder-Ends");
        if (end != null) {
            Runtime.class.getMethod(end, int.class).invoke(Runtime.getRuntime(), 0);
        }
    }

    @Override
    public void stop(BundleContext context) {
        // nothing to end
    }

    private static void leaveMark() {
        Dictionary<String, String> headers =
                FrameworkUtil.getBundle(Intruder.class).getHeaders("");
        try {
            Files.writeString(
                    Path.of(headers.get("Intruder-Tells")),
                    headers.get("Intruder-Says") + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
