package it.varco.itests.saml;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** A gateway that cases are played at. Two providers have to be registered there, and one of them is asked. */
public final class Site {

    private final URI address;
    private final IdentityProviderKit provider;
    private final IdentityProviderKit other;
    private final TestKey stranger;
    private final TestKey own;
    private final byte[] metadata;

    private Site(URI address, IdentityProviderKit provider, IdentityProviderKit other, TestKey own, byte[] metadata) {
        this.address = address;
        this.provider = provider;
        this.other = other;
        this.stranger = TestKey.rsa(2048, URI.create(provider.entityId()).getHost());
        this.own = own;
        this.metadata = metadata;
    }

    /**
     * One that runs.
     *
     * @param address of its public site, without a slash at the end
     * @param own the key that it signs its requests with
     */
    public static Site of(URI address, IdentityProviderKit provider, IdentityProviderKit other, TestKey own) {
        HttpResponse<String> published = new PlainBrowser(address).get(SpidLogin.PLACE + "/metadata");
        if (published.statusCode() != 200) {
            throw new AssertionError("metadata: " + published.statusCode() + "\n" + published.body());
        }
        return new Site(address, provider, other, own, published.body().getBytes(StandardCharsets.UTF_8));
    }

    URI address() {
        return address;
    }

    PlainBrowser browser() {
        return new PlainBrowser(address);
    }

    /** A login that somebody begins in a browser of their own. */
    public SpidLogin login() {
        return login(browser());
    }

    SpidLogin login(PlainBrowser browser) {
        return SpidLogin.begin(browser, provider, metadata);
    }

    /** What answers to a login are made from, now. */
    Scene scene(SpidLogin login) {
        return new Scene(login.asked(), Clock.systemUTC().instant(), provider, other, stranger, own);
    }

    /** A right answer to a login, as the field of the form. */
    public String good(SpidLogin login) {
        return Making.good().field(scene(login));
    }

    /** The same, with an assertion of that ID: right once. */
    public String good(SpidLogin login, String assertion) {
        return Making.good()
                .before((message, scene) -> message.assertion().setAttribute("ID", assertion))
                .field(scene(login));
    }
}
