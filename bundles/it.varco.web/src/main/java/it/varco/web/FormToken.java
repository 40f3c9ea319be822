package it.varco.web;

import it.varco.api.session.Token;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a form carries to show that this site drew it, for this browser and for this address.
 *
 * <p>A keyed hash of the address under the token in the browser's cookie: nothing is stored, and a restart changes
 * nothing.
 *
 * @source SEC-27
 */
final class FormToken {

    /** Name of the hidden field; no field of a {@link it.varco.api.form.Form} can have it. */
    static final String FIELD = "_token";

    private static final String ALGORITHM = "HmacSHA256";

    private FormToken() {}

    /**
     * The token of a form.
     *
     * @param address the path the form is sent to
     * @return 43 characters of base64url
     */
    static String of(Token cookie, String address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(cookie.text().getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            byte[] code = mac.doFinal(("varco.form|" + address).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256: expected in every Java runtime", e);
        }
    }

    /** Whether {@code sent} is the token of a form; compared in constant time. */
    static boolean matches(Token cookie, String address, String sent) {
        return MessageDigest.isEqual(
                of(cookie, address).getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.UTF_8));
    }
}
