package it.varco.inspection;

import it.varco.api.form.Sentence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.CodeSigner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The signature of a jar, which has to cover everything: each entry as it is now, none that came later, none that went,
 * and the manifest to its last byte. Java itself is content with less.
 *
 * <p>Digests are compared here; what only Java can do, to verify the block of a signature, is asked of it with a jar
 * that holds the manifest, that one signature and one entry.
 *
 * @source SEC-80, SEC-81; JAR File Specification, "Signed JAR File"
 */
final class Signature {

    /** What came of looking at it. */
    sealed interface Finding {

        /** There is none. */
        record None() implements Finding {}

        /** There is one, and it does not hold. {@code why} is half a sentence. */
        record Broken(Sentence why) implements Finding {}

        /** It holds; by whom, says nothing about whether they are trusted. At least one. */
        record Sound(List<CodeSigner> signers) implements Finding {}
    }

    private static final Pattern RELATED =
            Pattern.compile("META-INF/(SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))", Pattern.CASE_INSENSITIVE);
    /** Digests that nobody can counterfeit; the others do not count. */
    private static final List<String> DIGESTS = List.of("SHA-256", "SHA-384", "SHA-512");

    /** More signers than that nobody needs, and each costs. */
    private static final int MOST = 4;

    private static final int LARGEST_BLOCK = 64 * 1024;

    private final Zip zip;
    private final byte[] manifest;

    private Signature(Zip zip, byte[] manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @param manifest the bytes of its manifest */
    static Finding of(Zip zip, byte[] manifest) throws Flaw {
        return new Signature(zip, manifest).find();
    }

    private Finding find() throws Flaw {
        Map<String, String> blocks = new TreeMap<>();
        List<String> files = new ArrayList<>();
        for (String name : zip.names()) {
            if (!isOfSignature(name)) {
                continue;
            }
            if (name.toUpperCase(Locale.ROOT).endsWith(".SF")) {
                files.add(name);
            } else if (blocks.put(stem(name), name) != null) {
                return broken(Sentence.of(Signature.class, "signature.files"));
            }
        }
        if (files.isEmpty() && blocks.isEmpty()) {
            return new Finding.None();
        }
        if (files.size() > MOST
                || files.size() != blocks.size()
                || !files.stream().allMatch(file -> blocks.containsKey(stem(file)))) {
            return broken(Sentence.of(Signature.class, "signature.files"));
        }
        Optional<Sentence> gap = gap();
        return gap.isPresent() ? broken(gap.get()) : verified(files, blocks);
    }

    /** Whether an entry is part of a signature, and so not signed itself. */
    private static boolean isOfSignature(String name) {
        return RELATED.matcher(name).matches();
    }

    private static String stem(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.'))).toUpperCase(Locale.ROOT);
    }

    /** Where the manifest and the entries do not agree. */
    private Optional<Sentence> gap() throws Flaw {
        Optional<Map<String, Attributes>> read = manifest(manifest).map(Manifest::getEntries);
        if (read.isEmpty()) {
            return Optional.of(Sentence.of(Signature.class, "signature.unreadable"));
        }
        for (String name : content()) {
            Attributes said = read.get().get(name);
            if (said == null || !agree(said, "-Digest", zip.read(name))) {
                return Optional.of(Sentence.of(Signature.class, "signature.entry", Quoted.of(name)));
            }
        }
        Set<String> names = zip.names();
        return read.get().keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .map(name -> Sentence.of(Signature.class, "signature.gone", Quoted.of(name)));
    }

    /** What has to be signed. */
    private List<String> content() {
        return zip.names().stream()
                .filter(name -> !name.endsWith("/"))
                .filter(name -> !name.equals(JarFile.MANIFEST_NAME))
                .filter(name -> !isOfSignature(name))
                .toList();
    }

    private Finding verified(List<String> files, Map<String, String> blocks) throws Flaw {
        Optional<String> witness = content().stream().max(Comparator.comparing(name -> !name.startsWith("META-INF/")));
        List<CodeSigner> signers = new ArrayList<>();
        for (String file : files) {
            byte[] signed = zip.read(file);
            Optional<Attributes> said = manifest(signed).map(Manifest::getMainAttributes);
            if (said.isEmpty() || !agree(said.get(), "-Digest-Manifest", manifest)) {
                return broken(Sentence.of(Signature.class, "signature.manifest"));
            }
            String block = blocks.getOrDefault(stem(file), "");
            List<CodeSigner> found = witness.isPresent() && zip.read(block).length <= LARGEST_BLOCK
                    ? signers(List.of(file, block, witness.get()))
                    : List.of();
            if (found.isEmpty()) {
                return broken(Sentence.of(Signature.class, "signature.block"));
            }
            signers.addAll(found);
        }
        return new Finding.Sound(List.copyOf(signers));
    }

    /** Whether digests stand there that count, and all of them are those of the bytes. */
    private static boolean agree(Attributes said, String suffix, byte[] bytes) {
        List<String> algorithms = DIGESTS.stream()
                .filter(name -> said.getValue(name + suffix) != null)
                .toList();
        return !algorithms.isEmpty()
                && algorithms.stream()
                        .allMatch(name -> digest(name, bytes)
                                .equals(said.getValue(name + suffix).strip()));
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + ": expected in every Java runtime", e);
        }
    }

    /**
     * Whose signature it is, as Java verifies it.
     *
     * @param names the file of the signature, its block, and an entry that it covers
     * @return none where it does not hold, or was made with what Java does not believe any more
     */
    private List<CodeSigner> signers(List<String> names) throws Flaw {
        ByteArrayOutputStream excerpt = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(excerpt)) {
            for (String name : Stream.concat(Stream.of(JarFile.MANIFEST_NAME), names.stream())
                    .toList()) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.equals(JarFile.MANIFEST_NAME) ? manifest : zip.read(name));
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory: expected to be written to", e);
        }
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(excerpt.toByteArray()), true)) {
            CodeSigner[] found = null;
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                in.transferTo(OutputStream.nullOutputStream());
                found = entry.getCodeSigners();
            }
            return found == null ? List.of() : List.of(found);
        } catch (IOException | SecurityException e) {
            return List.of();
        }
    }

    private static Optional<Manifest> manifest(byte[] bytes) {
        if (!Headers.isBounded(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Manifest(new ByteArrayInputStream(bytes)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Finding broken(Sentence why) {
        return new Finding.Broken(why);
    }
}
