package it.varco.spi.credential;

import it.varco.api.identity.CodiceFiscale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The right of a person to make a credential: Varco checked their invitation before the provider is asked (D-63).
 *
 * <p>A provider that declares {@link ProviderDescriptor#enrols()} leads the person through the making instead of the
 * ordinary login: {@code begin} and {@code resume} ask what they need, the last step is {@link LoginStep.Recognised}
 * with the credential in its effects. A credential that is there already is replaced.
 */
@ProviderType
public interface Enrolment {

    /** Whose credential it becomes; the identity at the end is theirs. */
    CodiceFiscale person();
}
