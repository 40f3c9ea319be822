package it.varco.itests.saml;

import java.util.List;

/** One answer, or one thing that somebody does with answers: it deviates from what is right in one way, or in none. */
public interface SpidCase {

    /** Stable and speaking, such as {@code response-destination-missing}. */
    String name();

    /** Numbers of the rules it is derived from; never empty. */
    List<String> rules();

    /** What deviates, in one sentence; of those that are to be accepted, what is unusual. */
    String deviation();

    /** What has to come of it. */
    Expected expected();

    /** The level that has to be asked for it to say anything; 0 if any will do. */
    int level();

    /** Plays it at a gateway, from the start of a login to the page that comes of it. */
    Reply play(Site site);
}
