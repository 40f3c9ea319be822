package it.varco.web;

import it.varco.api.session.BrowserToken;
import it.varco.api.session.Channel;
import it.varco.api.session.ReturnPath;
import java.time.Duration;

/**
 * One of the two sites: all that tells one from the other (D-44, SEC-45).
 *
 * <p>Its name is that of the listener it answers on and the value of {@link it.varco.api.page.PageSet#SITE} of its
 * pages.
 */
enum Place {

    /** Where citizens come, and who is no more than a visitor: for as long as is kept what such a one began. */
    PUBLIC("public", Channel.WEB, "/area", "__Host-varco", BrowserToken.OF_VISITORS),

    /**
     * Where staff works: the gateway is administered here, and officers have their desks. A browser is known as long as
     * a login may take in all (D-47).
     */
    MANAGEMENT("management", Channel.MANAGEMENT, "/amministrazione", "__Host-varco-gestione", Duration.ofMinutes(15));

    /** The one page there is while nobody is administrator (UX-50). */
    static final String FIRST_START = "/amministrazione/avvio";

    private final String listener;
    private final Channel channel;
    private final String start;
    private final String cookie;
    private final Duration browserLife;

    Place(String listener, Channel channel, String start, String cookie, Duration browserLife) {
        this.listener = listener;
        this.channel = channel;
        this.start = start;
        this.cookie = cookie;
        this.browserLife = browserLife;
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
        return new Cookies(cookie, cookie + "-accesso", cookie + "-rientro", browserLife);
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
