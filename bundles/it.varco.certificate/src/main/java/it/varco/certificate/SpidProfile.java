package it.varco.certificate;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the certificate of a service provider of SPID has to say: for making one and for looking at one.
 *
 * @param publicBody whether it acts as a public body, else as a private one
 * @param name the name in full, as in the public registers
 * @param entityId the address by which the federation knows it
 * @param register its code with the register before it, as {@link #publicBody} and {@link #privateBody} make it
 * @source SPID-16, SPID-17
 */
public record SpidProfile(boolean publicBody, String name, String entityId, String register) {

    private static final String AGID = "1.3.76.16.6";
    private static final String PUBLIC = "1.3.76.16.4.2.1";
    private static final String PRIVATE = "1.3.76.16.4.3.1";
    private static final String ITALY = "IT";
    private static final Set<String> SIGNATURES = Set.of("SHA256withRSA", "SHA512withRSA");
    private static final List<SubjectField> PERSONAL = List.of(
            SubjectField.NAME,
            SubjectField.SURNAME,
            SubjectField.GIVEN_NAME,
            SubjectField.INITIALS,
            SubjectField.PSEUDONYM);
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";

    /**
     * Something a certificate should say and does not.
     *
     * @param rule such as {@code SPID-16}
     * @param field such as {@code organizationName}
     * @param expected what should stand there, in English
     */
    public record Flaw(String rule, String field, String expected) {

        /** In one line, such as {@code uri: expected https://sp.example (SPID-16)}. */
        public String sentence() {
            return field + ": expected " + expected + " (" + rule + ')';
        }
    }

    /**
     * Of a public body.
     *
     * @param ipaCode its code in the national index of public bodies
     */
    public static SpidProfile publicBody(String name, String entityId, String ipaCode) {
        return new SpidProfile(true, name, entityId, "PA:IT-" + ipaCode);
    }

    /**
     * Of a private body.
     *
     * @param vatNumber with the country first; where it is empty, the fiscal code stands for it
     */
    public static SpidProfile privateBody(String name, String entityId, String vatNumber, String fiscalCode) {
        String register = vatNumber.length() < ITALY.length()
                ? "CF:IT-" + fiscalCode
                : "VAT" + vatNumber.substring(0, ITALY.length()) + '-' + vatNumber.substring(ITALY.length());
        return new SpidProfile(false, name, entityId, register);
    }

    /**
     * A certificate as the rules want it, still to be signed.
     *
     * @param shortName the name as people say it
     * @param locality the comune of the seat
     */
    public CertificateDraft draft(String shortName, String locality, Instant from, Instant until) {
        return CertificateDraft.valid(from, until)
                .subject(SubjectField.COMMON_NAME, shortName)
                .subject(SubjectField.ORGANIZATION_NAME, name)
                .subject(SubjectField.URI, entityId)
                .subject(SubjectField.ORGANIZATION_IDENTIFIER, register)
                .subject(SubjectField.COUNTRY_NAME, ITALY)
                .subject(SubjectField.LOCALITY_NAME, locality)
                .signing()
                .policy(AGID, "agIDcert")
                .policy(publicBody ? PUBLIC : PRIVATE, publicBody ? "cert_SP_Pub" : "cert_SP_Priv");
    }

    /** Everything in which a certificate is not as the rules want it; whether it still holds is not looked at. */
    public List<Flaw> flaws(X509Certificate certificate) {
        CertificateContent content = CertificateContent.of(certificate);
        List<Flaw> flaws = new ArrayList<>(subject(content));
        flaws.addAll(extensions(certificate, content));
        flaws.addAll(algorithms(certificate));
        return List.copyOf(flaws);
    }

    private List<Flaw> subject(CertificateContent content) {
        List<Flaw> flaws = new ArrayList<>();
        Map<SubjectField, String> exact = new EnumMap<>(Map.of(
                SubjectField.ORGANIZATION_NAME, name,
                SubjectField.URI, entityId,
                SubjectField.ORGANIZATION_IDENTIFIER, register,
                SubjectField.COUNTRY_NAME, ITALY));
        exact.forEach((field, value) -> {
            if (!content.subject(field).equals(List.of(value))) {
                flaws.add(new Flaw("SPID-16", field.word(), value));
            }
        });
        for (SubjectField field : List.of(SubjectField.COMMON_NAME, SubjectField.LOCALITY_NAME)) {
            List<String> there = content.subject(field);
            if (there.size() != 1 || there.get(0).isBlank()) {
                flaws.add(new Flaw("SPID-16", field.word(), "one text"));
            }
        }
        PERSONAL.stream()
                .filter(field -> !content.subject(field).isEmpty())
                .forEach(field -> flaws.add(new Flaw("SPID-16", field.word(), "nothing, as it is of a person")));
        return flaws;
    }

    private List<Flaw> extensions(X509Certificate certificate, CertificateContent content) {
        List<Flaw> flaws = new ArrayList<>();
        Set<String> critical =
                Optional.ofNullable(certificate.getCriticalExtensionOIDs()).orElse(Set.of());
        boolean plain =
                certificate.getBasicConstraints() == -1 && certificate.getExtensionValue(BASIC_CONSTRAINTS) != null;
        if (!plain || critical.contains(BASIC_CONSTRAINTS)) {
            flaws.add(new Flaw("SPID-17", "basicConstraints", "CA false, not critical"));
        }
        if (!Arrays.equals(certificate.getKeyUsage(), signatures()) || !critical.contains(KEY_USAGE)) {
            flaws.add(
                    new Flaw("SPID-17", "keyUsage", "digitalSignature and nonRepudiation and nothing else, critical"));
        }
        String own = publicBody ? PUBLIC : PRIVATE;
        if (!content.policies().containsAll(Set.of(AGID, own))
                || content.policies().contains(publicBody ? PRIVATE : PUBLIC)) {
            flaws.add(new Flaw("SPID-17", "certificatePolicies", AGID + " and " + own));
        }
        return flaws;
    }

    private static boolean[] signatures() {
        boolean[] usage = new boolean[9]; // RFC 5280 4.2.1.3: so many are defined
        usage[0] = true;
        usage[1] = true;
        return usage;
    }

    private static List<Flaw> algorithms(X509Certificate certificate) {
        List<Flaw> flaws = new ArrayList<>();
        PublicKey key = certificate.getPublicKey();
        if (!(key instanceof RSAKey rsa)
                || !RsaKeys.SIZES.contains(rsa.getModulus().bitLength())) {
            flaws.add(new Flaw("SPID-17", "key", "RSA of 2048, 3072 or 4096 bits"));
        }
        if (!SIGNATURES.contains(certificate.getSigAlgName())) {
            flaws.add(new Flaw("SPID-17", "signature", "SHA-256 or SHA-512 with RSA"));
        }
        return flaws;
    }
}
