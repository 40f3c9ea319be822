package it.varco.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * What a certificate may say about whose it is.
 *
 * @source ITU-T X.520; RFC 5280 4.1.2.4
 */
public enum SubjectField {
    /** The short name. */
    COMMON_NAME("commonName", "2.5.4.3"),
    /** The name in full. */
    ORGANIZATION_NAME("organizationName", "2.5.4.10"),
    /** The address that stands for the subject. */
    URI("uri", "2.5.4.83"),
    /** The code in a public register, with the register before it. */
    ORGANIZATION_IDENTIFIER("organizationIdentifier", "2.5.4.97"),
    /** Two capitals. */
    COUNTRY_NAME("countryName", "2.5.4.6"),
    /** The town. */
    LOCALITY_NAME("localityName", "2.5.4.7"),
    /** Of a person. */
    NAME("name", "2.5.4.41"),
    /** Of a person. */
    SURNAME("surname", "2.5.4.4"),
    /** Of a person. */
    GIVEN_NAME("givenName", "2.5.4.42"),
    /** Of a person. */
    INITIALS("initials", "2.5.4.43"),
    /** Of a person. */
    PSEUDONYM("pseudonym", "2.5.4.65");

    private final String word;
    private final String number;

    SubjectField(String word, String number) {
        this.word = word;
        this.number = number;
    }

    /** As the standard calls it, such as {@code organizationName}. */
    public String word() {
        return word;
    }

    ASN1ObjectIdentifier identifier() {
        return new ASN1ObjectIdentifier(number);
    }
}
