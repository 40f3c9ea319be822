package it.varco.federation;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Messages in an address: deflated, and signed over the very characters that stand in it.
 *
 * @source SPID-32, SPID-116; SAML 2.0 Bindings 3.4.4
 */
public final class RedirectBinding {

    private static final Map<String, String> NAMES = Map.of(
            Algorithms.RSA_SHA256,
            "SHA256withRSA",
            Algorithms.RSA_SHA384,
            "SHA384withRSA",
            Algorithms.RSA_SHA512,
            "SHA512withRSA");
    private static final int PIECE = 4096;

    private RedirectBinding() {}

    /**
     * The address that carries a message.
     *
     * @param place where it goes; may have a query already
     * @param parameter {@code SAMLRequest} or {@code SAMLResponse}
     * @param message without a signature inside
     * @param relayState left out if it is empty
     */
    public static URI address(URI place, String parameter, byte[] message, String relayState, SigningKey key) {
        String signed = parameter + '=' + encoded(Base64.getEncoder().encodeToString(deflated(message)))
                + (relayState.isEmpty() ? "" : "&RelayState=" + encoded(relayState))
                + "&SigAlg=" + encoded(Algorithms.RSA_SHA256);
        String query = signed + "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature(signed, key)));
        return URI.create(place + (place.getRawQuery() == null ? "?" : "&") + query);
    }

    /**
     * Whether a query, as it came, carries a signature by a key: over the parameters in the order of the profile.
     *
     * @param query raw, without the question mark
     */
    public static boolean isSigned(String query, String parameter, PublicKey key) {
        Optional<String> message = raw(query, parameter);
        Optional<String> algorithm = raw(query, "SigAlg");
        Optional<String> signature = raw(query, "Signature");
        if (message.isEmpty() || algorithm.isEmpty() || signature.isEmpty()) {
            return false;
        }
        String signed = parameter + '=' + message.get()
                + raw(query, "RelayState").map(state -> "&RelayState=" + state).orElse("")
                + "&SigAlg=" + algorithm.get();
        return isSigned(signed, algorithm.get(), signature.get(), key);
    }

    /** Algorithm and signature as they stand in the query, perhaps not encoded as they have to be. */
    private static boolean isSigned(String signed, String algorithm, String signature, PublicKey key) {
        try {
            String name = NAMES.get(decoded(algorithm));
            if (name == null) {
                return false;
            }
            Signature check = Signature.getInstance(name);
            check.initVerify(key);
            check.update(signed.getBytes(StandardCharsets.US_ASCII));
            return check.verify(Base64.getDecoder().decode(decoded(signature)));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            return false;
        }
    }

    /** The message in a query, as it came; empty if there is none, or one of more than is read (SEC-13). */
    public static Optional<byte[]> message(String query, String parameter) {
        try {
            return raw(query, parameter)
                    .map(RedirectBinding::decoded)
                    .map(Base64.getDecoder()::decode)
                    .flatMap(RedirectBinding::inflated);
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /** A parameter as it stands; empty if it is not there, or twice. */
    private static Optional<String> raw(String query, String name) {
        String[] found = Arrays.stream(query.split("&", -1))
                .filter(part -> part.startsWith(name + '='))
                .toArray(String[]::new);
        return found.length == 1 ? Optional.of(found[0].substring(name.length() + 1)) : Optional.empty();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static byte[] signature(String signed, SigningKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.key());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("nothing can be signed with this key", impossible);
        }
    }

    private static byte[] deflated(byte[] message) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(message);
            deflater.finish();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] piece = new byte[PIECE];
            while (!deflater.finished()) {
                bytes.write(piece, 0, deflater.deflate(piece));
            }
            return bytes.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** No more of it than a message may have, however much comes out. */
    private static Optional<byte[]> inflated(byte[] deflated) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] bytes = new byte[SamlReader.LARGEST + 1];
            int length = 0;
            while (!inflater.finished() && length < bytes.length) {
                int more = inflater.inflate(bytes, length, bytes.length - length);
                if (more == 0) {
                    return Optional.empty();
                }
                length += more;
            }
            return length == bytes.length ? Optional.empty() : Optional.of(Arrays.copyOf(bytes, length));
        } catch (DataFormatException notDeflated) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
