package it.varco.api.notification;

import it.varco.api.identity.CodiceFiscale;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A message that could not be handed over: a task for an officer (NOT-26). Never its text. */
@ProviderType
public interface Undelivered {

    /** Identifier as {@link SentMessage#id}. */
    String id();

    /** Symbolic name of the bundle that sent it. */
    String owner();

    /** As {@link Message#kind}. */
    String kind();

    /** Its subject. */
    String title();

    /** Whom it should have reached, shown masked (AUD-10); empty once erased. */
    Optional<CodiceFiscale> person();

    /** Over which medium it was tried last; empty where the person has no contact for it. */
    Optional<Medium> medium();

    /** Where to, masked; may be empty. */
    String address();

    /** Why not: a stable code, such as {@code mail.address} or {@code notification.no-contact}. */
    String why();

    /** Whether it can be tried again: its text was not erased. */
    boolean canBeRetried();

    /** When it was put into the outbox. */
    Instant entered();

    /** When it was given up. */
    Instant since();
}
