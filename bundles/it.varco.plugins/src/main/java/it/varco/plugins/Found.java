package it.varco.plugins;

import it.varco.api.plugin.Objection;
import it.varco.api.plugin.Sheet;
import it.varco.api.plugin.Signer;
import it.varco.inspection.Inspection;
import java.util.List;
import org.osgi.framework.Version;

/** What is remembered of a jar that was looked into; without its bytes, which are read again when they are needed. */
record Found(String hash, Sheet sheet, List<Objection> objections) {

    static Found of(Inspection jar) {
        return new Found(jar.hash(), jar.sheet(), jar.objections());
    }

    String bundle() {
        return sheet.symbolicName();
    }

    /** Who signed it, by fingerprint; empty for nobody. */
    String signer() {
        return sheet.signer().map(Signer::fingerprint).orElse("");
    }

    Version version() {
        return version(sheet.version());
    }

    /**
     * A version as the framework reads it; the lowest where it cannot, for the framework says what is wrong with it.
     */
    static Version version(String text) {
        try {
            return Version.parseVersion(text);
        } catch (IllegalArgumentException e) {
            return Version.emptyVersion;
        }
    }
}
