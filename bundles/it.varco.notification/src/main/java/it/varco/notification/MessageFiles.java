package it.varco.notification;

import it.varco.api.form.PackClause;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files that bundles bring for messages: senders their own, language packs those for others. Thread-safe. */
final class MessageFiles {

    private static final Logger LOG = LoggerFactory.getLogger(MessageFiles.class);
    private static final int READABLE = Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final BundleContext context;
    private final Map<String, List<PackClause>> clauses = new ConcurrentHashMap<>();

    MessageFiles(BundleContext context) {
        this.context = context;
    }

    /** The bundles that are started. */
    List<Bundle> active() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .toList();
    }

    /**
     * The bundle of a name: the one that is started, or else one whose files can be read, since it may be replaced just
     * after it did what it tells of.
     */
    Optional<Bundle> named(String owner) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> owner.equals(bundle.getSymbolicName()) && (bundle.getState() & READABLE) != 0)
                .max(Comparator.comparing((Bundle bundle) -> bundle.getState() == Bundle.ACTIVE)
                        .thenComparing(Bundle::getVersion));
    }

    /** The language packs that are started and speak for a bundle, by what each may bring; the later ones last. */
    List<Pack> packs(String owner) {
        List<Pack> packs = new ArrayList<>();
        List<Bundle> active = active();
        clauses.keySet().retainAll(active.stream().map(MessageFiles::stamp).toList());
        for (Bundle bundle : active) {
            for (PackClause clause : clauses.computeIfAbsent(stamp(bundle), known -> clauses(bundle))) {
                if (clause.bundle().equals(owner)) {
                    packs.add(new Pack(bundle, clause.language().getLanguage()));
                }
            }
        }
        return packs;
    }

    private static List<PackClause> clauses(Bundle bundle) {
        String header = bundle.getHeaders("").get(PackClause.HEADER);
        try {
            return header == null ? List.of() : PackClause.parse(bundle.getSymbolicName(), header);
        } catch (IllegalArgumentException e) {
            LOG.warn("language pack refused bundle={} why={}", bundle.getSymbolicName(), e.getMessage());
            return List.of();
        }
    }

    /**
     * A bundle that speaks for another one.
     *
     * @param language the one it may bring, two letters
     */
    record Pack(Bundle bundle, String language) {}

    /** Another one as soon as the files of the bundle are. */
    static String stamp(Bundle bundle) {
        return bundle.getBundleId() + "@" + bundle.getLastModified();
    }

    /** A whole file; empty if there is none. */
    static Optional<byte[]> read(Bundle bundle, String path) {
        URL entry = bundle.getEntry(path);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = entry.openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("expected a readable file " + path, e);
        }
    }

    /** The names of the files in a folder. */
    static List<String> in(Bundle bundle, String folder) {
        Enumeration<URL> entries = bundle.findEntries(folder, "*", false);
        List<String> names = new ArrayList<>();
        for (URL entry : entries == null ? List.<URL>of() : Collections.list(entries)) {
            String path = entry.getPath();
            names.add(path.substring(path.lastIndexOf('/') + 1));
        }
        return names;
    }
}
