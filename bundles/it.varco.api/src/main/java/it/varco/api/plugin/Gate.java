package it.varco.api.plugin;

import it.varco.api.access.Administered;
import it.varco.api.session.Caller;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The gate for foreign bundles: what was delivered into the watched folder, and what an administrator says to it.
 *
 * <p>In production nothing starts that was not approved, by the SHA-256 of its very bytes; in development everything
 * starts that no rule is against. What is decided here is decided for these bytes and no others, whatever the file is
 * called. Thread-safe. May block for the store; {@link #approve} and {@link #deny} for as long as bundles start and
 * stop, half a minute at most for each that does not come to its end.
 *
 * @source SEC-80, SEC-82, SEC-83, SEC-86, SEC-87, UX-53, D-10
 */
@ProviderType
public interface Gate {

    /** Expects no version in particular. */
    long ANY_VERSION = -1;

    /**
     * Everything that lies in the folder, runs, or was approved and is kept to go back to, by symbolic name, the newest
     * version first; if the caller may do {@code plugins.view}. {@link Delivery#history} and
     * {@link Delivery#differences} are empty in it: one delivery alone has them.
     */
    Administered<List<Delivery>> deliveries(Caller caller);

    /**
     * One of them, if the caller may do {@code plugins.view}.
     *
     * @param hash as in {@link Delivery#hash()}
     * @return {@link Administered.Unknown} where no such bytes lie in the folder, run, or are kept
     */
    Administered<Delivery> delivery(Caller caller, String hash);

    /**
     * Approves these bytes and lets them in, if the caller may do {@code plugins.approve}: they are staged (resolved
     * and started, offered to nobody), probed, and then offered. Where they turn out red the version before is put
     * back, and the delivery is {@link DeliveryState#RETURNED} with what was the matter. Approving what is kept goes
     * back to it; approving what is in quarantine lets it out.
     *
     * @param reason what the trail says about it, 3 to 200 characters
     * @param lower whether a version below the running one is meant
     * @param expected {@link Delivery#decision} as the caller saw it, or {@link #ANY_VERSION}, which is
     *     {@link Administered.Outdated} where the last decision was not an approval: nobody overrules unseen
     * @return the delivery as it is now, whether it runs or not; {@link Administered.Invalid} with a flaw of
     *     {@code reason}; {@link Administered.Contrary} {@code plugins.unfit} where a rule of the gate is against it,
     *     {@code plugins.lower-version} where it is below the running one and that was not said,
     *     {@code plugins.development} in development, where nothing waits to be approved
     */
    Administered<Delivery> approve(Caller caller, String hash, String reason, boolean lower, long expected);

    /**
     * Says no to these bytes, if the caller may do {@code plugins.approve}: an approval is taken back, and what runs
     * from them is removed. Said again when they are approved.
     *
     * @param reason 3 to 200 characters
     * @param expected as for {@link #approve}
     * @return the delivery as it is now; {@link Administered.Invalid} and {@code plugins.development} as
     *     {@link #approve}
     */
    Administered<Delivery> deny(Caller caller, String hash, String reason, long expected);
}
