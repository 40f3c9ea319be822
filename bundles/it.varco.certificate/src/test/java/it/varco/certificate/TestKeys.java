package it.varco.certificate;

import java.security.KeyPair;
import java.time.Instant;

/** Keys made for the tests, valid for nobody. */
final class TestKeys {

    static final Instant FROM = Instant.parse("2026-11-23T10:00:00Z");
    static final Instant UNTIL = Instant.parse("2028-11-22T10:00:00Z");
    static final KeyPair KEY = RsaKeys.make(2048);
    static final KeyPair OTHER = RsaKeys.make(2048);

    private TestKeys() {}
}
