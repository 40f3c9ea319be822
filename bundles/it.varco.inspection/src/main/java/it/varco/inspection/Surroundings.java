package it.varco.inspection;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * What a gateway has and wants, against which a jar is judged.
 *
 * @param development whether a jar may bear a name that begins with {@code it.varco.} (D-59), and be unsigned although
 *     there are signers
 * @param house symbolic names of the bundles that came with the gateway
 * @param signers certificates of those whose signature is asked for, or of authorities above them; none if no signature
 *     is asked for
 * @param stampers certificates of those whose time stamp is asked for, or of authorities above them; none if a
 *     signature needs no time stamp: one of whoever stands below the signers' authorities is believed then
 * @param revoked lists of certificates that were taken back; one of an issuer without a list counts as good. They are
 *     used as they are, whatever their own dates and signatures: who hands them over vouches for them
 */
public record Surroundings(
        boolean development,
        Set<String> house,
        Set<X509Certificate> signers,
        Set<X509Certificate> stampers,
        Set<X509CRL> revoked) {

    public Surroundings {
        house = Set.copyOf(house);
        signers = Set.copyOf(signers);
        stampers = Set.copyOf(stampers);
        revoked = Set.copyOf(revoked);
    }

    /** Where no time stamp is asked for, and nothing was taken back. */
    public Surroundings(boolean development, Set<String> house, Set<X509Certificate> signers) {
        this(development, house, signers, Set.of(), Set.of());
    }
}
