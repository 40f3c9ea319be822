package it.varco.api.plugin;

import it.varco.api.form.Sentence;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A jar that was delivered, as an administrator sees it before and after saying yes (SEC-83). */
@ProviderType
public interface Delivery {

    /** SHA-256 of its bytes, 64 hexadecimal digits in lower case; the name by which it is decided on. */
    String hash();

    /** Name of its file in the watched folder; empty if it lies there no more. */
    String file();

    /** Its state. */
    DeliveryState state();

    /** Rises with each decision on these bytes; 0 for what nobody decided on. */
    long decision();

    /** The decisions on these bytes, the latest first, at most 20. */
    List<PastApproval> history();

    /** What it says of itself, and what can be seen in it. */
    Sheet sheet();

    /** How it differs from what runs under its symbolic name, a sentence each; empty if nothing does. */
    List<Sentence> differences();

    /** The rules of the gate that are against it; empty if it can be approved. */
    List<Objection> objections();

    /**
     * Why it does not do what its state says, or may not come in: one sentence, with what to do about it. Of several
     * {@link #objections()} it tells the first.
     */
    Optional<Sentence> problem();
}
