package it.varco.certificate;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;

/**
 * What of a certificate Java does not tell by itself. Immutable.
 *
 * @param policies the numbers of its policies
 * @source RFC 5280 4.1.2.6, 4.2.1.4
 */
record CertificateContent(List<Word> subject, Set<String> policies) {

    /**
     * One thing a certificate says about whose it is.
     *
     * @param number what it is, such as {@code 2.5.4.3}
     */
    record Word(String number, String value) {}

    /** @throws IllegalArgumentException if it is not built as the standard says */
    static CertificateContent of(X509Certificate certificate) {
        try {
            Certificate read = Certificate.getInstance(certificate.getEncoded());
            List<Word> subject = Arrays.stream(read.getSubject().getRDNs())
                    .flatMap(name -> Arrays.stream(name.getTypesAndValues()))
                    .map(CertificateContent::word)
                    .toList();
            return new CertificateContent(subject, policies(read));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalArgumentException("certificate: expected one that can be encoded", impossible);
        }
    }

    /** What it says in one field; empty if nothing. */
    List<String> subject(SubjectField field) {
        return subject.stream()
                .filter(word -> word.number().equals(field.identifier().getId()))
                .map(Word::value)
                .toList();
    }

    private static Word word(AttributeTypeAndValue read) {
        return new Word(read.getType().getId(), read.getValue().toString());
    }

    private static Set<String> policies(Certificate read) {
        Extension extension = read.getTBSCertificate().getExtensions() == null
                ? null
                : read.getTBSCertificate().getExtensions().getExtension(Extension.certificatePolicies);
        return extension == null
                ? Set.of()
                : Arrays.stream(ASN1Sequence.getInstance(extension.getParsedValue())
                                .toArray())
                        .map(policy ->
                                ASN1Sequence.getInstance(policy).getObjectAt(0).toString())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
