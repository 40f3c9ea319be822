package it.varco.inspection;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;
import it.varco.api.plugin.Signer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Constants;

/** One look into one jar. For one thread, and once. */
final class Examination {

    /** A part of it that may come to a stop while the others go on. */
    private interface Step {
        void run() throws Flaw;
    }

    private static final int MOST_OBJECTIONS = 20;
    private static final int JAVA = Runtime.version().feature();
    private static final Pattern OF_JAVA = Pattern.compile("META-INF/versions/([0-9]{1,4})/(.*)");
    private static final Pattern METATYPE = Pattern.compile("OSGI-INF/metatype/[^/]+\\.xml");
    private static final String SERVICES = "Service-Component";

    private final Surroundings surroundings;
    private final Trust trust;
    private final byte[] bytes;
    private final Set<Objection> objections = new LinkedHashSet<>();
    private final Zip.Budget budget = new Zip.Budget();
    private final Conduct conduct = new Conduct();
    private final Components components = new Components();
    private final ContractReport report = new ContractReport();
    private final Set<String> packages = new HashSet<>();
    private final Set<String> enclosed = new TreeSet<>();
    private final List<Bom.Part> parts = new ArrayList<>();
    private Optional<Signer> signer = Optional.empty();

    Examination(Surroundings surroundings, Trust trust, byte[] bytes) {
        this.surroundings = surroundings;
        this.trust = trust;
        this.bytes = bytes;
    }

    Inspection result() {
        JarSheet sheet = JarSheet.blank(bytes.length);
        boolean large = bytes.length > Inspector.LARGEST;
        boolean whole = large || Zip.isWhole(bytes);
        if (large) {
            against("gate.size", Sentence.of(Examination.class, "large", Inspector.LARGEST >> 20));
        } else if (!whole) {
            against("gate.partial", Sentence.of(Examination.class, "partial"));
        } else {
            try {
                sheet = sheet(Zip.of(bytes, budget));
            } catch (Flaw flaw) {
                against(flaw.objection());
            }
        }
        return new Inspected(bytes, whole, sheet, List.copyOf(objections));
    }

    private JarSheet sheet(Zip zip) throws Flaw {
        if (!zip.names().contains(JarFile.MANIFEST_NAME)) {
            throw new Flaw("gate.manifest", Sentence.of(Examination.class, "manifest.none"));
        }
        byte[] manifest = zip.read(JarFile.MANIFEST_NAME);
        Headers headers = Headers.of(manifest);
        Set<String> inner = new HashSet<>();
        attempt(() -> inner.addAll(headers.files(Constants.BUNDLE_CLASSPATH)));
        for (String name : zip.names()) {
            attempt(() -> entry(zip, name, inner));
        }
        attempt(() -> describe(zip, headers));
        if (components.areTooMany()) {
            against("gate.components", Sentence.of(Examination.class, "components.many", Components.MOST));
        }
        HeaderRules rules = new HeaderRules(surroundings, headers, packages);
        rules.objections().forEach(this::against);
        Wires wires = new Wires(headers);
        attempt(wires::read);
        rules.objections(both(components.offers(), wires.offers()), components.configurations())
                .forEach(this::against);
        conduct.objections().forEach(this::against);
        attempt(() -> signature(Signature.of(zip, manifest)));
        return sheet(headers, wires);
    }

    private JarSheet sheet(Headers headers, Wires wires) {
        String version = headers.text(Constants.BUNDLE_VERSION);
        List<Sentence> permissions = new ArrayList<>(wires.permissions());
        permissions.addAll(conduct.sentences(Conduct.Consequence.PERMITTED));
        List<Sentence> warnings = new ArrayList<>(conduct.sentences(Conduct.Consequence.WARNED));
        warnings.addAll(KnownFlaws.of(parts));
        return new JarSheet(
                wires.symbolicName(),
                BundleVersion.parse(version).map(BundleVersion::toString).orElse(version.isEmpty() ? "0.0.0" : version),
                headers.text(Constants.BUNDLE_NAME),
                headers.text(Constants.BUNDLE_VENDOR),
                headers.text("Bundle-License"),
                bytes.length,
                signer,
                List.copyOf(permissions),
                List.copyOf(warnings),
                wires.personalData(),
                wires.imports(),
                quoted(both(components.offers(), wires.offers())),
                quoted(both(components.uses(), wires.uses())),
                quoted(components.configurations()),
                parts.isEmpty()
                        ? quoted(enclosed)
                        : parts.stream().map(Bom.Part::toString).toList(),
                report.told(signer.isPresent()));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new TreeSet<>(some);
        both.addAll(others);
        return both;
    }

    private static List<String> quoted(Set<String> names) {
        return names.stream().map(Quoted::of).toList();
    }

    /** Looks at an entry of the jar itself. */
    private void entry(Zip zip, String name, Set<String> inner) throws Flaw {
        byte[] content = zip.read(name);
        Matcher versioned = OF_JAVA.matcher(name);
        if (versioned.matches() && versioned.group(2).equalsIgnoreCase("OSGI-INF/MANIFEST.MF")) {
            throw new Flaw("gate.manifest", Sentence.of(Examination.class, "manifest.more", Quoted.of(name)));
        }
        String plain = versioned.matches() ? versioned.group(2) : name;
        if (!name.endsWith("/") && (name.endsWith(".jar") || inner.contains(plain) || Zip.isWhole(content))) {
            enclosed.add(name.substring(name.lastIndexOf('/') + 1));
            enclosed(name, content);
        } else {
            code(name, name, content);
        }
        if (Bom.is(name)) {
            parts.addAll(Bom.components(content));
        } else if (ContractReport.has(name)) {
            Xml.read(content, report);
        } else if (METATYPE.matcher(name).matches()) {
            Xml.read(content, components);
        }
    }

    /** Looks into a jar inside of it, whatever it calls itself. What is inside of that one again, nothing runs. */
    private void enclosed(String jar, byte[] content) {
        attempt(() -> {
            try {
                if (!Zip.isWhole(content)) {
                    throw new Flaw("gate.zip", Sentence.of(Examination.class, "partial"));
                }
                Zip zip = Zip.of(content, budget);
                for (String name : zip.names()) {
                    code(jar + "!/" + name, name, zip.read(name));
                }
            } catch (Flaw flaw) {
                throw new Flaw(
                        flaw.objection().rule(),
                        Sentence.of(
                                Examination.class,
                                "inside",
                                Quoted.of(jar),
                                flaw.objection().why()));
            }
        });
    }

    /**
     * Looks at what could run.
     *
     * @param shown its name for people
     * @param name its name in the jar that holds it
     */
    private void code(String shown, String name, byte[] content) throws Flaw {
        Kind kind = Kind.of(content);
        if (kind == Kind.NATIVE || Kind.isNative(name)) {
            throw new Flaw("gate.native", Sentence.of(Examination.class, "native.entry", Quoted.of(shown)));
        }
        if (kind == Kind.CLASS) {
            ClassFile file = ClassFile.of(shown, content);
            Matcher versioned = OF_JAVA.matcher(name);
            boolean left = versioned.matches() && Integer.parseInt(versioned.group(1)) > JAVA;
            if (file.java() > JAVA && !left) {
                throw new Flaw(
                        "gate.java", Sentence.of(Examination.class, "java", Quoted.of(shown), file.java(), JAVA));
            }
            packages.add(file.inPackage());
            conduct.add(shown, file);
        }
    }

    /** Reads the descriptions of its components; where a name has a star, whatever lies in that folder. */
    private void describe(Zip zip, Headers headers) throws Flaw {
        Set<String> named = new HashSet<>();
        headers.files(SERVICES).forEach(file -> named.add(file.contains("*") ? folder(file) + '*' : file));
        Set<String> missing = new TreeSet<>(named);
        for (String name : zip.names()) {
            Matcher versioned = OF_JAVA.matcher(name);
            String plain = versioned.matches() ? versioned.group(2) : name;
            List<String> means = Stream.of(plain, folder(plain) + '*')
                    .filter(named::contains)
                    .toList();
            if (means.isEmpty() || name.endsWith("/")) {
                continue;
            }
            if (!plain.equals(name)) {
                throw components(Sentence.of(Examination.class, "components.more", Quoted.of(name)));
            }
            if (!Xml.read(zip.read(name), components)) {
                throw components(Sentence.of(Examination.class, "components", Quoted.of(name)));
            }
            means.forEach(missing::remove);
        }
        if (!missing.isEmpty()) {
            throw components(Sentence.of(Examination.class, "components.none", Quoted.listed(missing)));
        }
    }

    private static Flaw components(Sentence why) {
        return new Flaw("gate.components", why);
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private void signature(Signature.Finding finding) {
        boolean asked = !surroundings.signers().isEmpty() && !surroundings.development();
        if (finding instanceof Signature.Finding.Broken broken) {
            against("gate.signature", broken.why());
        } else if (finding instanceof Signature.Finding.Sound sound) {
            List<Trust.Verdict> verdicts =
                    sound.signers().stream().map(trust::judge).toList();
            Trust.Verdict verdict = verdicts.stream()
                    .filter(each -> each.doubt().isEmpty())
                    .findFirst()
                    .orElse(verdicts.get(0));
            signer = Optional.of(verdict.signer());
            verdict.doubt().filter(doubt -> asked).ifPresent(this::against);
        } else if (finding instanceof Signature.Finding.None && asked) {
            against("gate.unsigned", Sentence.of(Examination.class, "unsigned"));
        }
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (Flaw flaw) {
            against(flaw.objection());
        }
    }

    private void against(String rule, Sentence why) {
        against(new Objection(rule, why));
    }

    private void against(Objection objection) {
        if (objections.size() < MOST_OBJECTIONS) {
            objections.add(objection);
        }
    }
}
