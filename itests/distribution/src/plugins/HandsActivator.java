import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * A bundle that stops, starts and replaces the others, and calls functions in them, as it is told at the port that its
 * header {@code Hands-Port} names, one line a connection; it answers {@code done}, what the function said, or what
 * stood against it.
 */
public final class HandsActivator implements BundleActivator {

    private ServerSocket server;

    @Override
    public void start(BundleContext context) throws IOException {
        int port = Integer.parseInt(context.getBundle().getHeaders("").get("Hands-Port"));
        server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(context), "varco-hands");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop(BundleContext context) throws IOException {
        server.close();
    }

    private void serve(BundleContext context) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    BufferedReader lines = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                String answer = done(context, lines.readLine());
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                // whoever asked sees it
            }
        }
    }

    private static String done(BundleContext context, String line) {
        String[] words = line.split(" ", 4);
        try {
            Bundle bundle = Stream.of(context.getBundles())
                    .filter(each -> each.getSymbolicName().equals(words[1]))
                    .findFirst()
                    .orElseThrow(() -> new BundleException("no bundle " + words[1]));
            switch (words[0]) {
                case "stop" -> bundle.stop();
                case "start" -> bundle.start();
                case "replace" -> replace(context, bundle);
                case "call" -> {
                    return called(bundle, words[2], words[3]);
                }
                default -> throw new BundleException("unknown: " + words[0]);
            }
            return "done";
        } catch (BundleException | ReflectiveOperationException | RuntimeException e) {
            return e.toString();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return interrupted.toString();
        }
    }

    @SuppressWarnings("unchecked")
    private static String called(Bundle bundle, String function, String words) throws ReflectiveOperationException {
        Object made = bundle.loadClass(function).getConstructor().newInstance();
        return ((UnaryOperator<String>) made).apply(words);
    }

    /** Reads it anew from where it lies, and lets everything go that was wired to the old one. */
    private static void replace(BundleContext context, Bundle bundle) throws BundleException, InterruptedException {
        bundle.update();
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(Constants.SYSTEM_BUNDLE_ID)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle), event -> refreshed.countDown());
        refreshed.await();
    }
}
