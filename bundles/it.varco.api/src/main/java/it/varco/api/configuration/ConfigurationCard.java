package it.varco.api.configuration;

import org.osgi.annotation.versioning.ProviderType;

/** Something that can be configured. */
@ProviderType
public interface ConfigurationCard {

    /** Its PID: the name of its bundle, or of its bundle and one of several instances with a tilde between. */
    String pid();

    /** What people call it. */
    String name();

    /** What it is, in one sentence; may be empty. */
    String description();

    /** Whether it was changed here or by a file in {@code conf/}. */
    boolean changed();

    /** Why the part it is for does not work with it, one sentence in English; empty while it does. */
    String problem();
}
