package it.varco.cli;

import it.varco.certificate.Pem;
import it.varco.certificate.RsaKeys;
import it.varco.certificate.SpidProfile;
import it.varco.launcher.CannotStart;
import it.varco.launcher.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A key of SPID and its certificate, on their way into files. Prints nothing of the key. */
final class SpidPair {

    private static final int SHORTEST = 30;
    private static final int LONGEST = 3650;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SpidFields fields;
    private final KeyPair key;
    private final X509Certificate certificate;

    private SpidPair(SpidFields fields, KeyPair key, X509Certificate certificate) {
        this.fields = fields;
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * Makes both, as the rules of SPID want them.
     *
     * @throws Trouble naming what is wrong with each field
     * @source SPID-16, SPID-17
     */
    static SpidPair make(SpidFields fields, int bits, int days, Instant now) {
        if (!RsaKeys.SIZES.contains(bits)) {
            throw new Trouble(Exit.USAGE, "--bits: expected 2048, 3072 or 4096.");
        }
        if (days < SHORTEST || days > LONGEST) {
            throw new Trouble(Exit.USAGE, "--days: expected " + SHORTEST + " to " + LONGEST + ".");
        }
        KeyPair key = RsaKeys.make(bits);
        X509Certificate certificate = fields.profile()
                .draft(fields.shortName(), fields.locality(), now, now.plus(Duration.ofDays(days)))
                .selfSigned(key);
        List<String> flaws = fields.profile().flaws(certificate).stream()
                .map(SpidProfile.Flaw::sentence)
                .map("  "::concat)
                .toList();
        if (!flaws.isEmpty()) {
            throw new Trouble(Exit.FAILED, "The certificate would not be as the rules want it:", flaws);
        }
        return new SpidPair(fields, key, certificate);
    }

    /** When the certificate ends. */
    Instant until() {
        return certificate.getNotAfter().toInstant();
    }

    /**
     * Writes both.
     *
     * @param force whether files that are there are kept under other names
     * @return where those are kept that were there; most often none
     * @throws Trouble if there are files and they are not to be kept aside, or one cannot be written
     */
    List<Path> store(boolean force, Instant now) {
        List<Path> there = List.of(fields.key(), fields.certificate()).stream()
                .filter(Files::exists)
                .toList();
        if (fields.key().equals(fields.certificate())) {
            throw new Trouble(Exit.USAGE, "--key and --certificate: expected two files.");
        }
        if (!there.isEmpty() && !force) {
            throw new Trouble(
                    Exit.FAILED,
                    there.get(0) + " is there already, and was left as it is: --force keeps it under another name.");
        }
        byte[] secret = Pem.written(key.getPrivate());
        try {
            if (List.of(fields.key(), fields.certificate()).stream()
                    .anyMatch(file -> file.startsWith(fields.secrets()))) {
                PrivateFiles.folder(fields.secrets());
            }
            List<Path> kept = new ArrayList<>();
            for (Path file : there) {
                kept.add(
                        Files.move(file, file.resolveSibling("until-" + STAMP.format(now) + "-" + file.getFileName())));
            }
            PrivateFiles.write(fields.key(), secret);
            PrivateFiles.write(fields.certificate(), Pem.written(certificate));
            return List.copyOf(kept);
        } catch (IOException failure) {
            throw new Trouble(
                    Exit.FAILED,
                    "The files cannot be written (" + CannotStart.reason(failure)
                            + "): run this as the account of the gateway.");
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "SpidPair";
    }
}
