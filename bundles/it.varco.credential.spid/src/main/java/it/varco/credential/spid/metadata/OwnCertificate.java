package it.varco.credential.spid.metadata;

import it.varco.api.configuration.BrokenRule;
import it.varco.api.form.Sentence;
import it.varco.certificate.Pem;
import it.varco.certificate.SpidProfile;
import it.varco.credential.spid.SpidSettings;
import it.varco.credential.spid.SpidSettings.Body;
import it.varco.federation.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What Varco signs with towards SPID: its key, and certificates. The first certificate of the file is that of the key;
 * those after it are published as well, so that the federation knows the next one before its key signs.
 *
 * <p>Immutable. Prints nothing of the key.
 *
 * @source SPID-06, SPID-16 to SPID-18
 */
public final class OwnCertificate {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "key";
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final SigningKey key;
    private final List<X509Certificate> published;

    private OwnCertificate(PrivateKey key, List<X509Certificate> published) {
        this.key = SigningKey.of(key, published.get(0));
        this.published = published;
    }

    /**
     * Reads key and certificates from their files.
     *
     * @throws IllegalArgumentException naming everything that is wrong with them
     */
    public static OwnCertificate read(SpidSettings settings, Instant now) {
        Found found = Found.in(settings, now);
        if (!found.broken().isEmpty()) {
            throw BrokenRules.asReason(found.broken());
        }
        return new OwnCertificate(found.key().get(0), found.certificates());
    }

    /** Everything that is wrong with key and certificates; none if they can be used. */
    public static List<BrokenRule> broken(SpidSettings settings, Instant now) {
        return Found.in(settings, now).broken();
    }

    /** What signs. */
    public SigningKey key() {
        return key;
    }

    /** When the certificate of the key ends. */
    public Instant until() {
        return published.get(0).getNotAfter().toInstant();
    }

    /** The certificates that others are told; the first is that of the key. */
    List<X509Certificate> published() {
        return published;
    }

    @Override
    public String toString() {
        return "OwnCertificate[until " + until() + "]";
    }

    /**
     * What lies in the files.
     *
     * @param key none where it cannot be used, else one
     */
    private record Found(List<PrivateKey> key, List<X509Certificate> certificates, List<BrokenRule> broken) {

        static Found in(SpidSettings settings, Instant now) {
            List<BrokenRule> broken = new ArrayList<>();
            List<X509Certificate> certificates = certificates(settings.files().certificate(), broken);
            SpidProfile profile = profile(settings);
            certificates.stream()
                    .flatMap(certificate -> profile.flaws(certificate).stream())
                    .distinct()
                    .forEach(flaw -> broken.add(broken(flaw)));
            certificates.stream().limit(1).forEach(first -> dates(first, now, broken));
            List<PrivateKey> key = key(settings.files().key(), broken);
            if (!key.isEmpty() && !certificates.isEmpty() && !belong(key.get(0), certificates.get(0))) {
                broken.add(new BrokenRule("SPID-18", KEY, Sentence.of(OwnCertificate.class, "key.other")));
            }
            return new Found(key, certificates, List.copyOf(broken));
        }

        private static SpidProfile profile(SpidSettings settings) {
            Body body = settings.body();
            String name = settings.italian().name();
            return body.publicBody()
                    ? SpidProfile.publicBody(name, settings.entityId(), body.ipaCode())
                    : SpidProfile.privateBody(name, settings.entityId(), body.vatNumber(), body.fiscalCode());
        }

        private static BrokenRule broken(SpidProfile.Flaw flaw) {
            Sentence why = switch (flaw.field()) {
                case "commonName", "localityName" -> Sentence.of(OwnCertificate.class, "certificate.one", flaw.field());
                case "name", "surname", "givenName", "initials", "pseudonym" ->
                    Sentence.of(OwnCertificate.class, "certificate.personal", flaw.field());
                case "basicConstraints", "keyUsage", "certificatePolicies", "key", "signature" ->
                    Sentence.of(OwnCertificate.class, "certificate.made", flaw.field());
                default -> Sentence.of(OwnCertificate.class, "certificate.exact", flaw.field(), flaw.expected());
            };
            return new BrokenRule(flaw.rule(), CERTIFICATE, why);
        }

        private static List<X509Certificate> certificates(Path file, List<BrokenRule> broken) {
            try {
                return Pem.certificates(Files.readAllBytes(file));
            } catch (IOException | IllegalArgumentException unreadable) {
                broken.add(new BrokenRule(
                        "SPID-18", CERTIFICATE, Sentence.of(OwnCertificate.class, "certificate.unreadable", file)));
                return List.of();
            }
        }

        private static void dates(X509Certificate certificate, Instant now, List<BrokenRule> broken) {
            Instant from = certificate.getNotBefore().toInstant();
            Instant until = certificate.getNotAfter().toInstant();
            if (!now.isBefore(until)) {
                broken.add(new BrokenRule(
                        "SPID-18", CERTIFICATE, Sentence.of(OwnCertificate.class, "certificate.ended", day(until))));
            } else if (now.isBefore(from)) {
                broken.add(new BrokenRule(
                        "SPID-18", CERTIFICATE, Sentence.of(OwnCertificate.class, "certificate.early", day(from))));
            }
        }

        private static List<PrivateKey> key(Path file, List<BrokenRule> broken) {
            byte[] content = {};
            try {
                content = Files.readAllBytes(file);
                if (isOpen(file)) {
                    broken.add(new BrokenRule("SPID-18", KEY, Sentence.of(OwnCertificate.class, "key.open", file)));
                }
                return List.of(Pem.key(content));
            } catch (IOException | IllegalArgumentException unreadable) {
                broken.add(new BrokenRule("SPID-18", KEY, Sentence.of(OwnCertificate.class, "key.unreadable", file)));
                return List.of();
            } finally {
                Arrays.fill(content, (byte) 0);
            }
        }

        private static boolean isOpen(Path file) throws IOException {
            return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && !OWNER.containsAll(Files.getPosixFilePermissions(file));
        }

        private static boolean belong(PrivateKey key, X509Certificate certificate) {
            return key instanceof RSAKey secret
                    && certificate.getPublicKey() instanceof RSAKey known
                    && secret.getModulus().equals(known.getModulus());
        }
    }

    /** As people write it, in Italian time. */
    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ROME);
    }
}
