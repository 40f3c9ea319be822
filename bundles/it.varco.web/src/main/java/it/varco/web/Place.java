package it.varco.web;

import it.varco.api.session.Channel;
import it.varco.api.session.ReturnPath;

/**
 * One of the two sites: all that tells one from the other (D-44, SEC-45).
 *
 * <p>Its name is that of the listener it answers on and the value of {@link it.varco.api.page.PageSet#SITE} of its
 * pages.
 */
enum Place {

    /** Where citizens come. */
    PUBLIC("public", Channel.WEB, "/area", "__Host-varco"),

    /** Where staff works: the gateway is administered here, and officers have their desks. */
    MANAGEMENT("management", Channel.MANAGEMENT, "/amministrazione", "__Host-varco-gestione");

    /** The one page there is while nobody is administrator (UX-50). */
    static final String FIRST_START = "/amministrazione/avvio";

    private final String listener;
    private final Channel channel;
    private final String start;
    private final String cookie;

    Place(String listener, Channel channel, String start, String cookie) {
        this.listener = listener;
        this.channel = channel;
        this.start = start;
        this.cookie = cookie;
    }

    /** Name of the listener, and of the site. */
    String listener() {
        return listener;
    }

    /** The way by which its visits come. */
    Channel channel() {
        return channel;
    }

    /** Where a login leads that was begun without a wish. */
    ReturnPath start() {
        return new ReturnPath(start);
    }

    /** Where a login leads in the end: from the usual place, each role to its own home. */
    String landing(ReturnPath next) {
        return isManagement() && next.value().equals(start) ? Links.HOME : next.value();
    }

    Cookies cookies() {
        return new Cookies(cookie, cookie + "-accesso");
    }

    boolean isManagement() {
        return this == MANAGEMENT;
    }

    /** A text of this site: those of the management site have a name of their own behind the key of the public one. */
    String key(String key) {
        return isManagement() ? key + ".management" : key;
    }

    /** The way to the login page that leads back to {@code next}. */
    String login(ReturnPath next) {
        return Links.LOGIN + query(next);
    }

    /** The query that carries on where a login leads; empty for the usual place. */
    String query(ReturnPath next) {
        return next.value().equals(start) ? "" : "?" + Links.RETURN + "=" + Links.encode(next.value());
    }
}
