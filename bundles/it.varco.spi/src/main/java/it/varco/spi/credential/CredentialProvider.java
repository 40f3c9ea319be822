package it.varco.spi.credential;

import it.varco.api.plugin.PluginContract;
import it.varco.api.session.Published;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way of proving who a person is.
 *
 * <p>A provider keeps nothing about a login between two calls. What it must remember travels in {@link ProviderState},
 * kept by Varco, so a login survives the replacement of the provider (rule CP-02). It changes nothing during a call:
 * what must change when the login succeeds travels in the effects of {@link LoginStep.Recognised} (CP-10). Thread-safe.
 * May block up to ten seconds; after that its answer is not awaited any more and its thread is interrupted (CP-11).
 *
 * <p>The rules {@code CP-nn} are written and tested by {@code it.varco.tck}.
 */
@ConsumerType
public interface CredentialProvider {

    /** The contract as rooms know it. */
    PluginContract<CredentialProvider, ProviderDescriptor> CONTRACT = PluginContract.of(
            "credential", CredentialProvider.class, CredentialProvider::descriptor, ProviderDescriptor::id);

    /** Identifier, labels, channels, highest level, block after a refusal, state version; never changes (CP-01). */
    ProviderDescriptor descriptor();

    /** Starts a login. May send the person a code, at most one per attempt however often it is called (CP-04). */
    LoginStep begin(LoginRequest request);

    /**
     * Goes on with a login that {@link #begin} or an earlier call left open.
     *
     * @param state what the previous step returned, of the version this provider declares, never older than
     *     {@link ProviderDescriptor#patience()}
     * @return {@link LoginStep.Refused} for wrong credentials; {@link LoginStep.Rejected} for right ones against which
     *     a rule stands (CP-18); {@link LoginStep.Unavailable} when nothing can be said about the person, in which case
     *     no attempt is counted (CP-05)
     */
    LoginStep resume(LoginRequest request, ProviderState state);

    /**
     * A document that it gives out to everybody, such as the metadata of Varco in a federation, or a picture.
     *
     * @return empty if there is none of that name
     */
    default Optional<Published> published(PublicationRequest request) {
        return Optional.empty();
    }
}
