package it.varco.inspection;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;

/** An authority of a test, made when it runs: it certifies keys, takes certificates back and stamps the time. */
final class TestAuthority {

    static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final byte[] ECDSA = Der.sequence(Der.id("1.2.840.10045.4.3.2"));
    private static final byte[] SHA256 = Der.sequence(Der.id("2.16.840.1.101.3.4.2.1"));
    private static final AtomicLong SERIAL = new AtomicLong(1000);

    /** A key with its certificate. */
    record Certified(KeyPair key, X509Certificate certificate) {}

    private final X500Principal name;
    private final KeyPair key = newKey();
    private final X509Certificate certificate;

    TestAuthority(String name, Instant from) {
        this.name = new X500Principal(name);
        certificate = certify(this.name, key, from, Duration.ofDays(7300), "");
    }

    X509Certificate certificate() {
        return certificate;
    }

    Certified certify(String subject, String purpose, Instant from, Duration validity) {
        return certify(subject, newKey(), purpose, from, validity);
    }

    Certified certify(String subject, KeyPair subjectKey, String purpose, Instant from, Duration validity) {
        return new Certified(subjectKey, certify(new X500Principal(subject), subjectKey, from, validity, purpose));
    }

    static KeyPair newKey() {
        return newKey("EC", 256);
    }

    static KeyPair newKey(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param purpose of the key; empty for an authority */
    private X509Certificate certify(
            X500Principal subject, KeyPair subjectKey, Instant from, Duration validity, String purpose) {
        List<byte[]> extensions = new ArrayList<>();
        if (purpose.isEmpty()) {
            extensions.add(Der.sequence(Der.id("2.5.29.19"), Der.yes(), Der.octets(Der.sequence(Der.yes()))));
        } else {
            extensions.add(Der.sequence(Der.id("2.5.29.37"), Der.yes(), Der.octets(Der.sequence(Der.id(purpose)))));
        }
        byte[] content = Der.sequence(
                Der.explicit(0, Der.number(2)),
                Der.number(SERIAL.incrementAndGet()),
                ECDSA,
                name.getEncoded(),
                Der.sequence(Der.time(from), Der.time(from.plus(validity))),
                subject.getEncoded(),
                subjectKey.getPublic().getEncoded(),
                Der.explicit(3, Der.sequence(extensions.toArray(byte[][]::new))));
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(signed(content)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    X509CRL takeBack(X509Certificate taken, Instant at) {
        byte[] content = Der.sequence(
                Der.number(1),
                ECDSA,
                name.getEncoded(),
                Der.time(at),
                Der.time(at.plus(Duration.ofDays(30))),
                Der.sequence(Der.sequence(Der.number(taken.getSerialNumber()), Der.time(at))));
        try {
            return (X509CRL)
                    CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(signed(content)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] signed(byte[] content) {
        return Der.sequence(content, ECDSA, Der.bits(sign(key, content)));
    }

    private static byte[] sign(KeyPair key, byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers over HTTP that something was there at a time. RFC 3161. */
    static HttpServer stamping(Certified stamper, Instant at) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] answer = stamped(exchange.getRequestBody().readAllBytes(), stamper, at);
                exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static URI address(HttpServer server) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    private static byte[] stamped(byte[] question, Certified stamper, Instant at) {
        List<byte[]> asked = Der.parts(question);
        List<byte[]> stamp = new ArrayList<>(List.of(
                Der.number(1), Der.id("1.2.3.4"), asked.get(1), Der.number(SERIAL.incrementAndGet()), Der.time(at)));
        asked.stream().skip(2).filter(part -> part[0] == 2).forEach(stamp::add);
        byte[] content = Der.sequence(stamp.toArray(byte[][]::new));
        byte[] type = Der.id("1.2.840.113549.1.9.16.1.4");
        byte[][] attributes = {
            Der.sequence(Der.id("1.2.840.113549.1.9.3"), Der.set(type)),
            Der.sequence(Der.id("1.2.840.113549.1.9.4"), Der.set(Der.octets(sha256(content))))
        };
        X509Certificate certificate = stamper.certificate();
        byte[] signer = Der.sequence(
                Der.number(1),
                Der.sequence(
                        certificate.getIssuerX500Principal().getEncoded(), Der.number(certificate.getSerialNumber())),
                SHA256,
                Der.of(0xa0, attributes),
                ECDSA,
                Der.octets(sign(stamper.key(), Der.set(attributes))));
        byte[] signed = Der.sequence(
                Der.number(3),
                Der.set(SHA256),
                Der.sequence(type, Der.explicit(0, Der.octets(content))),
                Der.of(0xa0, encoded(certificate)),
                Der.set(signer));
        return Der.sequence(
                Der.sequence(Der.number(0)), Der.sequence(Der.id("1.2.840.113549.1.7.2"), Der.explicit(0, signed)));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
