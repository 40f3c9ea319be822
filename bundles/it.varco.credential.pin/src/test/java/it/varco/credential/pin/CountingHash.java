package it.varco.credential.pin;

import it.varco.credential.hash.Argon2id;
import it.varco.credential.hash.HashCost;
import it.varco.credential.hash.SlowHash;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Argon2id that tells how often it was asked, and for how much work. */
final class CountingHash implements SlowHash {

    private final SlowHash real = new Argon2id();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong work = new AtomicLong();

    @Override
    public byte[] of(byte[] seasoned, byte[] salt, HashCost cost) {
        calls.incrementAndGet();
        work.addAndGet(cost.work());
        return real.of(seasoned, salt, cost);
    }

    int calls() {
        return calls.get();
    }

    long work() {
        return work.get();
    }
}
