package it.varco.credential.pin;

import it.varco.credential.hash.Argon2id;
import it.varco.credential.hash.HashPool;
import it.varco.credential.hash.SlowHash;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Where the hashes of PINs are computed, for login and service together: both have the places of one pool.
 *
 * <p>A component of its own, because neither of the two may depend on the other, and because a new configuration leaves
 * it alone. It has no configuration, so it never fails.
 *
 * @source SEC-05
 */
@Component(name = "it.varco.credential.pin.hashing", service = PinHashing.class)
public final class PinHashing {

    private final SlowHash hash;
    private final HashPool pool;

    @Activate
    public PinHashing() {
        this(new Argon2id(), new HashPool("varco-pin-hash"));
    }

    public PinHashing(SlowHash hash, HashPool pool) {
        this.hash = hash;
        this.pool = pool;
    }

    @Deactivate
    public void stop() {
        pool.close();
    }

    public SlowHash hash() {
        return hash;
    }

    public HashPool pool() {
        return pool;
    }
}
