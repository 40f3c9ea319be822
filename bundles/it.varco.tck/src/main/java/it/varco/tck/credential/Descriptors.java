package it.varco.tck.credential;

import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import java.util.TreeSet;

/** Descriptors and steps in words, for comparisons and failure messages. */
final class Descriptors {

    private Descriptors() {}

    /** Everything a provider tells about itself, in one line. */
    static String inWords(CredentialRule rule, CredentialProvider provider) {
        ProviderDescriptor told;
        try {
            told = provider.descriptor();
        } catch (RuntimeException | LinkageError e) {
            throw rule.broken("descriptor threw", e);
        }
        if (told == null) {
            throw rule.broken("descriptor answered null");
        }
        TreeSet<String> kinds = new TreeSet<>();
        told.kinds().forEach(kind -> kinds.add(kind.value()));
        return told.id() + " " + kinds + " " + new TreeSet<>(told.channels()) + " " + told.ceiling() + " block "
                + told.block() + " patience " + told.patience() + " state version " + told.stateVersion()
                + (told.enrols() ? " enrols" : "");
    }

    /** The name of a step, with the code of those that carry one. */
    static String name(LoginStep step) {
        if (step instanceof LoginStep.Refused refused) {
            return "Refused(" + refused.why().code() + ")";
        }
        if (step instanceof LoginStep.Rejected rejected) {
            return "Rejected(" + rejected.code() + ")";
        }
        if (step instanceof LoginStep.Malformed malformed) {
            return "Malformed(" + malformed.code() + ")";
        }
        return step instanceof LoginStep.Unavailable away
                ? "Unavailable(" + away.code() + ")"
                : step.getClass().getSimpleName();
    }

    /** Whether a step says that it may work in a moment. */
    static boolean busy(LoginStep step) {
        return step instanceof LoginStep.Unavailable away && ("." + away.code()).endsWith(".busy");
    }
}
