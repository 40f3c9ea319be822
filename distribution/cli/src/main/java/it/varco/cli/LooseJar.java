package it.varco.cli;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Sheet;
import it.varco.api.plugin.Signer;
import it.varco.inspection.Inspection;
import it.varco.inspection.Inspector;
import it.varco.inspection.Surroundings;
import it.varco.inspection.TrustFiles;
import it.varco.launcher.CannotStart;
import it.varco.launcher.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A jar that was delivered nowhere, looked into as the gate of this installation would, and told as the interface tells
 * of a delivery.
 */
final class LooseJar {

    private LooseJar() {}

    /**
     * Files that say whom the gateway believes, each empty for none.
     *
     * @param signers certificates of those whose signature is asked for
     * @param stampers certificates of those whose time stamp a signature needs
     * @param revoked lists of certificates that were taken back
     */
    record Trusted(String signers, String stampers, String revoked) {

        Trusted {
            if (signers.isEmpty() && !(stampers.isEmpty() && revoked.isEmpty())) {
                throw new Trouble(Exit.USAGE, "--signers: expected where --stampers or --revoked is given.");
            }
        }
    }

    /**
     * Looks into it.
     *
     * @throws Trouble if it cannot be read, or is no whole jar
     */
    static Map<String, Object> inspect(Path file, Home home, Trusted trusted) {
        Surroundings surroundings = new Surroundings(
                "development".equals(home.properties().get("varco.mode")),
                namesIn(home.system()),
                read("--signers", trusted.signers(), TrustFiles::certificates),
                read("--stampers", trusted.stampers(), TrustFiles::certificates),
                read("--revoked", trusted.revoked(), TrustFiles::revoked));
        Inspection found = new Inspector(surroundings).inspect(bytes(file));
        if (!found.isWhole()) {
            throw new Trouble(Exit.FAILED, file + " is no whole jar; copy it again.");
        }
        Map<String, Object> jar = new LinkedHashMap<>();
        jar.put("hash", found.hash());
        jar.put("file", String.valueOf(file.getFileName()));
        jar.put("sheet", told(found.sheet()));
        jar.put(
                "objections",
                found.objections().stream()
                        .map(each ->
                                Map.of("rule", each.rule(), "why", each.why().toString()))
                        .toList());
        return jar;
    }

    /** One byte more than a jar may have is enough to see that it is too large. */
    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Trouble(Exit.NOT_FOUND, "There is no file " + file + ".");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Inspector.LARGEST + 1);
        } catch (IOException unreadable) {
            throw new Trouble(Exit.FAILED, file + " cannot be read (" + CannotStart.reason(unreadable) + ").");
        }
    }

    /** Symbolic names of the bundles that came with the gateway; none where the program lies alone. */
    private static Set<String> namesIn(Path system) {
        Set<String> names = new HashSet<>();
        if (Files.isDirectory(system)) {
            try (Stream<Path> files = Files.walk(system)) {
                for (Path jar :
                        files.filter(path -> path.toString().endsWith(".jar")).toList()) {
                    name(jar).ifPresent(names::add);
                }
            } catch (IOException unreadable) {
                throw new Trouble(Exit.FAILED, system + " cannot be read (" + CannotStart.reason(unreadable) + ").");
            }
        }
        return names;
    }

    private static Optional<String> name(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Optional.ofNullable(file.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue("Bundle-SymbolicName"))
                    .map(header -> header.replaceFirst(";.*", "").strip());
        }
    }

    private static <T> Set<T> read(String option, String file, BiFunction<String, Path, Set<T>> reader) {
        try {
            return file.isEmpty() ? Set.of() : reader.apply(option, Path.of(file));
        } catch (IllegalArgumentException wrong) {
            throw new Trouble(Exit.USAGE, wrong.getMessage() + ", and " + file + " is none.");
        }
    }

    private static Map<String, Object> told(Sheet sheet) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("symbolic_name", sheet.symbolicName());
        told.put("version", sheet.version());
        told.put("name", sheet.name());
        told.put("vendor", sheet.vendor());
        told.put("licence", sheet.licence());
        told.values().removeIf(""::equals); // as in the interface, what is empty is left out
        told.put("size", sheet.size());
        sheet.signer().ifPresent(signer -> told.put("signer", told(signer)));
        told.put("permissions", sentences(sheet.permissions()));
        told.put("warnings", sentences(sheet.warnings()));
        told.put("personal_data", sentences(sheet.personalData()));
        told.put("imports", sheet.imports());
        told.put("offers", sheet.offers());
        told.put("uses", sheet.uses());
        told.put("configurations", sheet.configurations());
        told.put("components", sheet.components());
        sheet.contractReport().ifPresent(report -> told.put("contract_report", report.toString()));
        return told;
    }

    private static Map<String, Object> told(Signer signer) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", signer.name());
        told.put("chain", signer.chain());
        told.put("fingerprint", signer.fingerprint());
        told.put("until", signer.until().toString());
        signer.at().ifPresent(at -> told.put("at", at.toString()));
        told.put("trusted", signer.trusted());
        return told;
    }

    private static List<String> sentences(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::toString).toList();
    }
}
