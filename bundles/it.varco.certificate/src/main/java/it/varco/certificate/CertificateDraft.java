package it.varco.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * A certificate to be made: whose it is, how long it holds and what it is for. It is signed with SHA-256, and says that
 * it is no authority unless it is to be one.
 *
 * <p>For one thread.
 *
 * @source RFC 5280 4.1, 4.2
 */
public final class CertificateDraft {

    private static final ASN1ObjectIdentifier SHA256_WITH_RSA = new ASN1ObjectIdentifier("1.2.840.113549.1.1.11");
    private static final ASN1ObjectIdentifier USER_NOTICE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.2.2");
    private static final int SERIAL_BITS = 127;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<RDN> subject = new ArrayList<>();
    private final Instant from;
    private final Instant until;
    private final List<ASN1Encodable> policies = new ArrayList<>();
    private int usage;
    private boolean authority;

    private CertificateDraft(Instant from, Instant until) {
        this.from = from;
        this.until = until;
    }

    /**
     * One that holds from an instant until another, both at whole seconds.
     *
     * @throws IllegalArgumentException if it would never hold
     */
    public static CertificateDraft valid(Instant from, Instant until) {
        Instant start = from.truncatedTo(ChronoUnit.SECONDS);
        Instant end = until.truncatedTo(ChronoUnit.SECONDS);
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("until: expected a later instant than from");
        }
        return new CertificateDraft(start, end);
    }

    /**
     * Says something about whose it is, after what was said before.
     *
     * @throws IllegalArgumentException if it is a country of other letters than a country has
     */
    public CertificateDraft subject(SubjectField field, String value) {
        ASN1Encodable text = field == SubjectField.COUNTRY_NAME
                ? new DERPrintableString(value, true) // the only form that the standard knows for it
                : new DERUTF8String(value);
        subject.add(new RDN(field.identifier(), text));
        return this;
    }

    /** For signatures that bind, and nothing else. */
    public CertificateDraft signing() {
        usage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        return this;
    }

    /** An authority, which issues others. */
    public CertificateDraft authority() {
        usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
        authority = true;
        return this;
    }

    /**
     * Says by which policy it is made, after those said before.
     *
     * @param policy its number, such as {@code 1.3.76.16.6}
     * @param notice what people are shown about it
     */
    public CertificateDraft policy(String policy, String notice) {
        DERSequence qualifier = sequence(USER_NOTICE, sequence(new DERUTF8String(notice)));
        policies.add(sequence(new ASN1ObjectIdentifier(policy), sequence(qualifier)));
        return this;
    }

    /** The certificate of a key, signed by itself. */
    public X509Certificate selfSigned(KeyPair key) {
        return made(key.getPublic(), name(), key.getPrivate());
    }

    /**
     * The certificate of a key, signed by an authority.
     *
     * @param key whose certificate it is
     * @param issuer the certificate of the authority
     * @param issuerKey RSA, the key of that certificate
     */
    public X509Certificate issued(PublicKey key, X509Certificate issuer, PrivateKey issuerKey) {
        return made(key, X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()), issuerKey);
    }

    private X500Name name() {
        return new X500Name(subject.toArray(RDN[]::new));
    }

    private X509Certificate made(PublicKey key, X500Name issuer, PrivateKey signer) {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(SHA256_WITH_RSA, DERNull.INSTANCE);
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE)));
        generator.setSignature(algorithm);
        generator.setIssuer(issuer);
        generator.setSubject(name());
        generator.setStartDate(new Time(Date.from(from)));
        generator.setEndDate(new Time(Date.from(until)));
        generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        try {
            generator.setExtensions(extensions());
            TBSCertificate unsigned = generator.generateTBSCertificate();
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer);
            signature.update(unsigned.getEncoded(ASN1Encoding.DER));
            DERSequence signed = sequence(unsigned, algorithm, new DERBitString(signature.sign()));
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(signed.getEncoded(ASN1Encoding.DER)));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("key: expected one of RSA that can sign", unfit);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Extensions extensions() throws IOException {
        List<Extension> all = new ArrayList<>();
        all.add(extension(Extension.basicConstraints, authority, new BasicConstraints(authority)));
        if (usage != 0) {
            all.add(extension(Extension.keyUsage, true, new KeyUsage(usage)));
        }
        if (!policies.isEmpty()) {
            all.add(extension(Extension.certificatePolicies, false, sequence(policies.toArray(ASN1Encodable[]::new))));
        }
        return new Extensions(all.toArray(Extension[]::new));
    }

    private static Extension extension(ASN1ObjectIdentifier kind, boolean critical, ASN1Encodable value)
            throws IOException {
        return new Extension(
                kind, critical, new DEROctetString(value.toASN1Primitive().getEncoded(ASN1Encoding.DER)));
    }

    private static DERSequence sequence(ASN1Encodable... parts) {
        return new DERSequence(parts);
    }
}
