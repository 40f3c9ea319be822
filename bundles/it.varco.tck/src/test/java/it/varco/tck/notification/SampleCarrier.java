package it.varco.tck.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The other side of {@link SampleChannel}: keeps what it took charge of, and can be switched. */
final class SampleCarrier {

    private final List<Arrival> arrivals = new ArrayList<>();
    private volatile Carrier condition = Carrier.UP;

    /** It did not take charge, or did not say so. */
    static final class Trouble extends Exception {

        final boolean forGood;

        Trouble(boolean forGood) {
            super("the carrier took no charge");
            this.forGood = forGood;
        }
    }

    void turn(Carrier condition) {
        this.condition = condition;
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** Takes charge, or says why not; waits for at most {@code patience} where it hangs. */
    void take(Arrival arrival, Duration patience) throws Trouble, InterruptedException {
        switch (condition) {
            case UP -> add(arrival);
            case DROPPING_LATE -> {
                add(arrival);
                throw new Trouble(false);
            }
            case HANGING -> {
                boolean answered = new CountDownLatch(1).await(patience.toMillis(), TimeUnit.MILLISECONDS);
                throw new Trouble(answered);
            }
            case REFUSING -> throw new Trouble(true);
            case DOWN, BUSY, DROPPING -> throw new Trouble(false);
        }
    }

    private synchronized void add(Arrival arrival) {
        arrivals.add(arrival);
    }
}
