package it.varco.api.plugin;

import it.varco.api.session.Channel;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Whom and what a switch would affect, as things are now (UX-52). */
@ProviderType
public interface Impact {

    /** Open sessions of people who signed in through it; a switch does not end them. */
    long sessions();

    /** Logins under way with it; they cannot be finished once it is off. */
    long logins();

    /** The channels on which nobody could sign in any more, because it is the last way in; may be empty. */
    List<Channel> closed();
}
