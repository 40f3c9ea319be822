package it.varco.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * The end of every request on every listener, pages and interface alike: once it is asked to, nothing new begins, and
 * what is under way is waited for (REL-14).
 *
 * <p>Who ends the process calls it as a service with {@code varco.stop=requests}: it returns when nothing is under way
 * any more, or after 20 seconds with the number of those that are. Forms that people were sent away from to wait count
 * until their work is done; streams that follow a page do not.
 */
@Component(
        service = {Filter.class, IntSupplier.class},
        property = {
            "osgi.http.whiteboard.filter.pattern=/*",
            "osgi.http.whiteboard.filter.asyncSupported:Boolean=true",
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=*)",
            "osgi.http.whiteboard.target=(varco.listener=*)",
            "service.ranking:Integer=1000", // before every other one
            "varco.stop=requests"
        },
        configurationPolicy = ConfigurationPolicy.IGNORE)
public final class LastOrders implements Filter, IntSupplier {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int running;
    private boolean closed;

    @Activate
    public LastOrders() {
        this(PATIENCE);
    }

    LastOrders(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        if (!begins()) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            rest.doFilter(request, response);
        } finally {
            ends();
        }
    }

    /** Lets nothing new begin, and waits for what is under way. Returns how much of it is left. */
    @Override
    public int getAsInt() {
        lock.lock();
        try {
            closed = true;
            long left = patience.toNanos();
            while (running > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return running;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return running;
        } finally {
            lock.unlock();
        }
    }

    private boolean begins() {
        lock.lock();
        try {
            if (!closed) {
                running++;
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void ends() {
        lock.lock();
        try {
            running--;
            if (running == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
