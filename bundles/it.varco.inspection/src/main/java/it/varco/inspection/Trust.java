package it.varco.inspection;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;
import it.varco.api.plugin.Signer;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.Timestamp;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom a gateway believes: follows the certificates of a signer to those it was given.
 *
 * @source SEC-81; RFC 5280, section 6; RFC 3161
 */
final class Trust {

    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int SMALLEST_RSA = 2048;
    private static final int SMALLEST_EC = 256;

    private final Surroundings surroundings;
    private final Clock clock;

    Trust(Surroundings surroundings, Clock clock) {
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /**
     * Who signed, and how far they can be trusted.
     *
     * @param doubt what is against taking the signature for one that was asked for; empty if nothing is
     */
    record Verdict(Signer signer, Optional<Objection> doubt) {}

    /**
     * Who says when it was signed.
     *
     * @param by name of their certificate
     * @param at when; empty if they are not believed
     */
    private record Stamp(String by, Optional<Instant> at) {}

    private record Known(
            String name, List<String> chain, String fingerprint, Instant until, Optional<Instant> at, boolean trusted)
            implements Signer {}

    Verdict judge(CodeSigner signer) {
        List<X509Certificate> path = certificates(signer.getSignerCertPath());
        Optional<Stamp> stamp = Optional.ofNullable(signer.getTimestamp()).map(this::stamp);
        Optional<Instant> at = stamp.flatMap(Stamp::at);
        Optional<Sentence> doubt = doubt(path, CODE_SIGNING, surroundings.signers(), at.orElseGet(clock::instant));
        X509Certificate own = path.get(0);
        Signer known = new Known(
                name(own),
                chain(path, doubt.isEmpty()),
                fingerprint(own),
                own.getNotAfter().toInstant(),
                at,
                doubt.isEmpty());
        return new Verdict(
                known, doubt.map(why -> new Objection("gate.signer", why)).or(() -> unstamped(stamp)));
    }

    /** Names of those above a signer: as the signature brings them, and the authority that it was followed to. */
    private List<String> chain(List<X509Certificate> path, boolean followed) {
        List<String> chain = path.stream().skip(1).map(Trust::name).collect(Collectors.toCollection(ArrayList::new));
        surroundings.signers().stream()
                .filter(authority -> followed && !path.contains(authority))
                .filter(authority -> authority
                        .getSubjectX500Principal()
                        .equals(path.get(path.size() - 1).getIssuerX500Principal()))
                .findFirst()
                .map(Trust::name)
                .ifPresent(chain::add);
        return List.copyOf(chain);
    }

    private Stamp stamp(Timestamp stamp) {
        Instant at = stamp.getTimestamp().toInstant();
        List<X509Certificate> path = certificates(stamp.getSignerCertPath());
        Set<X509Certificate> stampers =
                surroundings.stampers().isEmpty() ? surroundings.signers() : surroundings.stampers();
        boolean believed = !at.isAfter(clock.instant())
                && doubt(path, TIME_STAMPING, stampers, at).isEmpty();
        return new Stamp(name(path.get(0)), Optional.of(at).filter(when -> believed));
    }

    /** What is against a signature whose time nobody says who is believed, where that is asked for. */
    private Optional<Objection> unstamped(Optional<Stamp> stamp) {
        if (surroundings.stampers().isEmpty() || stamp.flatMap(Stamp::at).isPresent()) {
            return Optional.empty();
        }
        Sentence why = stamp.map(found -> Sentence.of(Trust.class, "stamp.unbelieved", found.by()))
                .orElseGet(() -> Sentence.of(Trust.class, "stamp.none"));
        return Optional.of(new Objection("gate.stamp", why));
    }

    private Optional<Sentence> doubt(
            List<X509Certificate> path, String purpose, Set<X509Certificate> authorities, Instant at) {
        X509Certificate own = path.get(0);
        if (!isFor(own, purpose)) {
            return Optional.of(Sentence.of(Trust.class, "signer.purpose", name(own)));
        }
        if (path.stream().anyMatch(each -> !authorities.contains(each) && isWeak(each))) {
            return Optional.of(Sentence.of(Trust.class, "signer.weak", name(own)));
        }
        if (path.stream().anyMatch(this::isRevoked)) {
            return Optional.of(Sentence.of(Trust.class, "signer.revoked", name(own)));
        }
        if (!isValid(own, at)) {
            return Optional.of(Sentence.of(Trust.class, "signer.time", name(own), at));
        }
        return leads(path, authorities, at)
                ? Optional.empty()
                : Optional.of(Sentence.of(Trust.class, "signer.unknown", name(own)));
    }

    private static boolean isValid(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    private static boolean isFor(X509Certificate certificate, String purpose) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            boolean[] usage = certificate.getKeyUsage();
            boolean unlimited = purposes == null && purpose.equals(CODE_SIGNING);
            return (usage == null || usage[DIGITAL_SIGNATURE])
                    && (unlimited
                            || (purposes != null && (purposes.contains(purpose) || purposes.contains(ANY_PURPOSE))));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static boolean isWeak(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        Key key = certificate.getPublicKey();
        return algorithm.contains("SHA1")
                || algorithm.contains("MD5")
                || algorithm.contains("MD2")
                || key instanceof DSAKey
                || (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < SMALLEST_RSA)
                || (key instanceof ECKey ec && ec.getParams().getOrder().bitLength() < SMALLEST_EC);
    }

    private boolean isRevoked(X509Certificate certificate) {
        return surroundings.revoked().stream().anyMatch(list -> list.isRevoked(certificate));
    }

    private boolean leads(List<X509Certificate> path, Set<X509Certificate> authorities, Instant at) {
        List<X509Certificate> below =
                path.stream().takeWhile(each -> !authorities.contains(each)).toList();
        Set<TrustAnchor> anchors = authorities.stream()
                .filter(authority -> !isRevoked(authority))
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toSet());
        if (anchors.isEmpty() || below.isEmpty()) {
            return !anchors.isEmpty(); // the signer itself is on the list
        }
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false); // isRevoked() is asked: nothing is fetched
            parameters.setDate(Date.from(at));
            CertPath toAuthority = CertificateFactory.getInstance("X.509").generateCertPath(below);
            return CertPathValidator.getInstance("PKIX").validate(toAuthority, parameters)
                    instanceof PKIXCertPathValidatorResult;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static List<X509Certificate> certificates(CertPath path) {
        return path.getCertificates().stream().map(X509Certificate.class::cast).toList();
    }

    private static String name(X509Certificate certificate) {
        return Quoted.of(certificate.getSubjectX500Principal().getName());
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (java.security.NoSuchAlgorithmException | CertificateException e) {
            throw new IllegalStateException("fingerprint: expected of every certificate", e);
        }
    }
}
