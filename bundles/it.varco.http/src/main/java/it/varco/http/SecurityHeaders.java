package it.varco.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * The header fields of every answer, each added where the answer has none of that name: a servlet replaces a value by
 * setting its own.
 *
 * @source SEC-28
 */
final class SecurityHeaders {

    private static final String CONTENT = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    /** The features that browsers name in their documentation of this header, each for nobody. */
    private static final String FEATURES = String.join(
            ", ",
            "accelerometer=()",
            "autoplay=()",
            "bluetooth=()",
            "browsing-topics=()",
            "camera=()",
            "clipboard-read=()",
            "display-capture=()",
            "encrypted-media=()",
            "fullscreen=()",
            "geolocation=()",
            "gyroscope=()",
            "hid=()",
            "identity-credentials-get=()",
            "idle-detection=()",
            "magnetometer=()",
            "microphone=()",
            "midi=()",
            "payment=()",
            "picture-in-picture=()",
            "publickey-credentials-create=()",
            "publickey-credentials-get=()",
            "screen-wake-lock=()",
            "serial=()",
            "usb=()",
            "web-share=()",
            "xr-spatial-tracking=()");

    private final List<HttpField> fields;

    /** @param address what browsers write; if it is https they are told never to use http again, for two years */
    SecurityHeaders(URI address) {
        List<HttpField> all = new ArrayList<>(List.of(
                new PreEncodedHttpField("Content-Security-Policy", CONTENT),
                new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
                new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
                new PreEncodedHttpField("Permissions-Policy", FEATURES),
                new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
                new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
                new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store")));
        if ("https".equals(address.getScheme())) {
            all.add(new PreEncodedHttpField(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=63072000"));
        }
        fields = List.copyOf(all);
    }

    /** Adds what is missing and takes away what tells which software answers. */
    void complete(HttpFields.Mutable answer) {
        for (HttpField field : fields) {
            if (!answer.contains(field.getName())) {
                answer.add(field);
            }
        }
        answer.remove(HttpHeader.SERVER);
        answer.remove(HttpHeader.X_POWERED_BY);
    }
}
