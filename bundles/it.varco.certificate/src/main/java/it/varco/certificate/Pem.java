package it.varco.certificate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys and certificates as text, between lines that say what it is.
 *
 * @source RFC 7468
 */
public final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";
    private static final int LINE = 64;

    private Pem() {}

    /** A certificate as the content of a file. */
    public static byte[] written(X509Certificate certificate) {
        try {
            return written(CERTIFICATE, certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalArgumentException("certificate: expected one that can be encoded", impossible);
        }
    }

    /** A private key as the content of a file, without a password; the caller clears it after use. */
    public static byte[] written(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        try {
            return written(KEY, encoded);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /**
     * The certificates in a file, at least one.
     *
     * @throws IllegalArgumentException if there is none, one cannot be read, or there is something else
     */
    public static List<X509Certificate> certificates(byte[] file) {
        List<X509Certificate> found = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] block : blocks(file, CERTIFICATE)) {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
            }
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException("expected certificates between BEGIN CERTIFICATE and END", unreadable);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("expected a certificate between BEGIN CERTIFICATE and END");
        }
        return List.copyOf(found);
    }

    /**
     * The one RSA key in a file, without a password (PKCS#8).
     *
     * @throws IllegalArgumentException if there is none, more than one, or something else; it tells nothing of it
     */
    public static PrivateKey key(byte[] file) {
        String expected = "expected one RSA key between BEGIN PRIVATE KEY and END, without a password";
        List<byte[]> blocks = blocks(file, KEY);
        if (blocks.size() != 1) {
            throw new IllegalArgumentException(expected);
        }
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(blocks.get(0)));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(expected);
        } finally {
            Arrays.fill(blocks.get(0), (byte) 0);
        }
    }

    private static List<byte[]> blocks(byte[] file, String kind) {
        List<byte[]> found = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (blocks.find()) {
            if (!blocks.group(1).equals(kind)) {
                throw new IllegalArgumentException("expected BEGIN " + kind + ", and nothing else");
            }
            found.add(Base64.getMimeDecoder().decode(blocks.group(2)));
        }
        return found;
    }

    private static byte[] written(String kind, byte[] content) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(line("-----BEGIN " + kind + "-----\n"));
        text.writeBytes(Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(content));
        text.writeBytes(line("\n-----END " + kind + "-----\n"));
        return text.toByteArray();
    }

    private static byte[] line(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
