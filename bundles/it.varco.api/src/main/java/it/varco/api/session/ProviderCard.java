package it.varco.api.session;

import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import org.osgi.annotation.versioning.ProviderType;

/** A credential provider as a login page shows it. */
@ProviderType
public interface ProviderCard {

    /** Identifier, lower-case letters, digits and hyphens; part of the address {@code /accesso/{id}}. */
    String id();

    /** Symbolic name of the bundle that resolves the texts (D-58). */
    String owner();

    /** Its name on the page, such as "PIN". */
    Text label();

    /** One or two sentences on what it is and for whom. */
    Text description();

    /** The highest level a login with it can prove. */
    AssuranceLevel ceiling();
}
