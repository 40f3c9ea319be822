package it.varco.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key and its certificates in one text file, as programs write it that fetch certificates by ACME: the key as
 * {@code PRIVATE KEY} without a password (PKCS#8), the certificates from the server's own upwards.
 *
 * @source RFC 7468
 */
final class PemIdentity {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private PemIdentity() {}

    /** @throws GeneralSecurityException if the file has not one key that fits its first certificate */
    static KeyStore keystore(byte[] file, char[] secret) throws GeneralSecurityException, IOException {
        ByteArrayOutputStream chain = new ByteArrayOutputStream();
        byte[] key = new byte[0];
        Matcher blocks = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (blocks.find()) {
            if (blocks.group(1).equals("CERTIFICATE")) {
                chain.writeBytes(decoded(blocks.group(2)));
            } else if (blocks.group(1).equals("PRIVATE KEY") && key.length == 0) {
                key = decoded(blocks.group(2));
            } else {
                throw new InvalidKeyException("one block PRIVATE KEY and blocks CERTIFICATE are expected");
            }
        }
        Certificate[] certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(chain.toByteArray()))
                .toArray(Certificate[]::new);
        if (certificates.length == 0) {
            throw new CertificateException("a block CERTIFICATE is expected");
        }
        PublicKey open = certificates[0].getPublicKey();
        PrivateKey hidden = KeyFactory.getInstance(open.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(key));
        prove(hidden, open);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("server", hidden, secret, certificates);
        return keys;
    }

    private static byte[] decoded(String block) {
        return Base64.getMimeDecoder().decode(block);
    }

    /** What the one signs, the other confirms; else they are two keys. */
    private static void prove(PrivateKey hidden, PublicKey open) throws GeneralSecurityException {
        String algorithm = open.getAlgorithm();
        Signature signature = Signature.getInstance(
                algorithm.equals("EC") ? "SHA256withECDSA" : algorithm.equals("RSA") ? "SHA256withRSA" : algorithm);
        byte[] text = open.getEncoded();
        signature.initSign(hidden);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(open);
        signature.update(text);
        if (!signature.verify(signed)) {
            throw new InvalidKeyException("the key is not the one of the first certificate");
        }
    }
}
