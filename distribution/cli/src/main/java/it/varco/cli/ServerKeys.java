package it.varco.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key and the certificates of a listener, read as the listener reads them, whether it runs or not. What it takes
 * and what not is one table for both: {@code keystores.csv} in the tests of {@code it.varco.http}.
 *
 * @source RFC 7468
 */
final class ServerKeys {

    private static final String PEM = "-----BEGIN ";
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private ServerKeys() {}

    /**
     * When the first of the certificates ends that the listener shows.
     *
     * @param password of a PKCS#12 file; a PEM file needs none
     * @throws GeneralSecurityException if there is not one key with its certificates
     */
    static Instant end(Path keystore, char[] password) throws IOException, GeneralSecurityException {
        byte[] file = Files.readAllBytes(keystore);
        if (new String(file, StandardCharsets.ISO_8859_1).contains(PEM)) {
            return end(pem(file));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(file), password);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return end(store.getCertificateChain(alias));
            }
        }
        throw new InvalidKeyException("there is no key with a certificate in it");
    }

    private static Instant end(Certificate... chain) {
        Instant earliest = Instant.MAX;
        for (Certificate each : chain) {
            Instant end = ((X509Certificate) each).getNotAfter().toInstant();
            earliest = end.isBefore(earliest) ? end : earliest;
        }
        return earliest;
    }

    private static Certificate[] pem(byte[] file) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream certificates = new ByteArrayOutputStream();
        byte[] key = new byte[0];
        Matcher blocks = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (blocks.find()) {
            byte[] block = Base64.getMimeDecoder().decode(blocks.group(2));
            if (blocks.group(1).equals("CERTIFICATE")) {
                certificates.writeBytes(block);
            } else if (blocks.group(1).equals("PRIVATE KEY") && key.length == 0) {
                key = block;
            } else {
                throw new InvalidKeyException("one block PRIVATE KEY and blocks CERTIFICATE are expected");
            }
        }
        Certificate[] chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificates.toByteArray()))
                .toArray(Certificate[]::new);
        if (chain.length == 0) {
            throw new CertificateException("a block CERTIFICATE is expected");
        }
        PublicKey open = chain[0].getPublicKey();
        PrivateKey hidden = KeyFactory.getInstance(open.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(key));
        prove(hidden, open);
        KeyStore ordered = KeyStore.getInstance("PKCS12");
        ordered.load(null, null);
        ordered.setKeyEntry("server", hidden, new char[0], chain);
        return chain;
    }

    private static void prove(PrivateKey hidden, PublicKey open) throws GeneralSecurityException {
        String algorithm = open.getAlgorithm();
        Signature signature = Signature.getInstance(
                algorithm.equals("EC") ? "SHA256withECDSA" : algorithm.equals("RSA") ? "SHA256withRSA" : algorithm);
        signature.initSign(hidden);
        signature.update(open.getEncoded());
        byte[] signed = signature.sign();
        signature.initVerify(open);
        signature.update(open.getEncoded());
        if (!signature.verify(signed)) {
            throw new InvalidKeyException("the key is not the one of the first certificate");
        }
    }
}
