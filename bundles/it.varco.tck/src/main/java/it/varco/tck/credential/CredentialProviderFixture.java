package it.varco.tck.credential;

import it.varco.spi.credential.CredentialProvider;
import it.varco.tck.InMemoryRecordStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A provider with a small world around it, as {@link CredentialProviderContract} needs it: who is known, who is not,
 * what can break.
 *
 * <p>One fixture serves one test and is closed after it. What a provider has nothing of keeps its default; the rule
 * that would need it is then skipped with a visible reason.
 */
public interface CredentialProviderFixture extends AutoCloseable {

    /** A new instance at each call, all of them in the same world: same records, same configuration. */
    CredentialProvider provider();

    /** Somebody whom the provider recognises, once and again. */
    Person known();

    /**
     * People whom the provider refuses, by a few words that say why, such as "wrong PIN" or "unknown person".
     *
     * <p>At least one. Name every reason there is: CP-06 compares them with each other.
     */
    Map<String, Person> refused();

    /**
     * Somebody who makes a credential, if the provider {@linkplain it.varco.spi.credential.ProviderDescriptor#enrols
     * enrols}; one that does must have somebody here (CP-14 to CP-16).
     */
    default Optional<Invited> invited() {
        return Optional.empty();
    }

    /**
     * Somebody against whom a rule stands, who ends in {@link it.varco.spi.credential.LoginStep.Rejected}; a provider
     * that ever answers so has somebody here (CP-18).
     */
    default Optional<Barred> barred() {
        return Optional.empty();
    }

    /** By which of its ways people sign in, where the provider has several. */
    default Optional<String> way() {
        return Optional.empty();
    }

    /** The instant of the requests; one that is inside every validity of this world. */
    default Instant now() {
        return Instant.parse("2026-11-21T09:00:00Z");
    }

    /** The records of the provider, if it keeps any (CP-10). */
    default Optional<InMemoryRecordStore> records() {
        return Optional.empty();
    }

    /** Takes away what the provider depends on, for the rest of the test, if it depends on anything (CP-05). */
    default Optional<Runnable> outage() {
        return records().map(store -> store::breakDown);
    }

    /**
     * Makes what the provider depends on give no answer until the waiting thread is interrupted, for the rest of the
     * test, if it depends on anything (CP-11).
     */
    default Optional<Runnable> hang() {
        return records().map(store -> store::hang);
    }

    /**
     * How much costly work was done so far in this world, such as hashes computed; 0 if there is no such work (CP-06).
     */
    default long cost() {
        return 0;
    }

    /** How many codes were sent to people so far in this world; 0 if none ever is (CP-04). */
    default int codesSent() {
        return 0;
    }

    /** Rules that the provider cannot meet, each with the reason; their tests are skipped and show it. */
    default Map<CredentialRule, String> exempt() {
        return Map.of();
    }

    /** Ends what {@link #provider} began. */
    @Override
    default void close() {}
}
