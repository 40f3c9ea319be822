package it.varco.api.session;

import org.osgi.annotation.versioning.ProviderType;

/** A login under way, as a page needs to know it. */
@ProviderType
public interface Attempt {

    /** What the form of the page sends back (D-47): random, opens nothing without the browser's token. */
    String id();

    /** The provider that goes on with it. */
    ProviderCard provider();

    /** Whether it makes a credential before it lets the person in: then no other provider can be chosen instead. */
    boolean enrols();

    /** Whether it raises a session that is open: then it is the person of that session who is asked (UX-16). */
    boolean raises();
}
