package it.varco.federation;

import java.util.Set;

/**
 * What a signature may be made with, looked at before anything is computed: the library alone takes SHA-1.
 *
 * @source SPID-04, SPID-60; SEC-13; RFC 6931 for the names
 */
final class Algorithms {

    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String RSA_SHA384 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384";
    static final String RSA_SHA512 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    /** The shortest RSA key, in bits. */
    static final int SHORTEST_KEY = 2048;

    private static final Set<String> SIGNATURES = Set.of(RSA_SHA256, RSA_SHA384, RSA_SHA512);
    private static final Set<String> DIGESTS =
            Set.of(SHA256, "http://www.w3.org/2001/04/xmldsig-more#sha384", "http://www.w3.org/2001/04/xmlenc#sha512");

    private Algorithms() {}

    static boolean signs(String algorithm) {
        return SIGNATURES.contains(algorithm);
    }

    static boolean digests(String algorithm) {
        return DIGESTS.contains(algorithm);
    }
}
