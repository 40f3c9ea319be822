package it.varco.api.plugin;

import it.varco.api.catalogue.OperationCard;
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

    /**
     * What people could not reach any more in their area, because no other way in reaches the level it needs; may be
     * empty. Where all of them lose their way in, {@link #closed} says so and this names every one.
     */
    List<OperationCard> unreachable();

    /** Dialogues under way with a service; they wait until it is back, or expire. */
    long pratiche();
}
