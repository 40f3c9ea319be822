package it.varco.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntSupplier;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/**
 * A bundle of the test: asks for a restart of the framework, ends the process, hangs, is slow to stop or serves slow
 * requests, as the framework property says.
 */
public final class Asker implements BundleActivator {

    @Override
    public void start(BundleContext context) throws BundleException, InterruptedException, IOException {
        String wish = String.valueOf(context.getProperty("test.wish"));
        if (wish.equals("again")) {
            context.getBundle(0).update();
        }
        if (wish.equals("exit")) {
            new Thread(() -> System.exit(0)).start();
        }
        if (wish.equals("hang")) {
            Thread.sleep(Long.MAX_VALUE);
        }
        if (wish.equals("linger")) {
            Files.createFile(Path.of(context.getProperty("varco.home"), "lingering"));
        }
        if (wish.equals("serve")) {
            IntSupplier lastOrders = () -> 2;
            context.registerService(
                    IntSupplier.class, lastOrders, FrameworkUtil.asDictionary(Map.of("varco.stop", "requests")));
        }
        if (wish.equals("fail")) {
            throw new IllegalStateException("key block.maxAttempts must be 1 to 10");
        }
    }

    @Override
    public void stop(BundleContext context) throws InterruptedException {
        if ("linger".equals(context.getProperty("test.wish"))) {
            Thread.sleep(1_000);
        }
    }
}
