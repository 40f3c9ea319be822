package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@Proves("REL-14")
class LastOrdersTest {

    private final List<Integer> refused = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch enough = new CountDownLatch(1);

    @Test
    void waitsForWhatIsUnderWayAndLetsNothingNewBegin() throws Exception {
        LastOrders orders = new LastOrders(Duration.ofSeconds(20));
        CompletableFuture<Integer> slow = slow(orders);
        CompletableFuture<Integer> end = CompletableFuture.supplyAsync(orders::getAsInt);
        while (refused.isEmpty()) {
            orders.doFilter(null, response(), (request, response) -> {});
        }
        assertThat(refused).containsExactly(503);
        assertThatThrownBy(() -> end.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        enough.countDown();

        assertThat(end.get()).isZero();
        assertThat(slow.get()).isEqualTo(200);
    }

    @Test
    void goesWithoutWhatTakesTooLongAndSaysHowMuchThatIs() throws Exception {
        LastOrders orders = new LastOrders(Duration.ofMillis(1));
        CompletableFuture<Integer> slow = slow(orders);

        assertThat(orders.getAsInt()).isEqualTo(1);

        enough.countDown();
        slow.get();
        assertThat(orders.getAsInt()).isZero();
    }

    @Test
    void doesNotWaitForWhatFailed() {
        LastOrders orders = new LastOrders(Duration.ofSeconds(20));
        FilterChain broken = (request, response) -> {
            throw new ServletException("broken");
        };

        assertThatThrownBy(() -> orders.doFilter(null, response(), broken)).hasMessage("broken");

        assertThat(orders.getAsInt()).isZero();
    }

    private CompletableFuture<Integer> slow(LastOrders orders) throws InterruptedException {
        CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(() -> {
            try {
                orders.doFilter(null, response(), (request, response) -> {
                    begun.countDown();
                    await(enough);
                });
                return 200;
            } catch (IOException | ServletException e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();
        return slow;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("sendError");
                    refused.add((Integer) arguments[0]);
                    return null;
                });
    }
}
