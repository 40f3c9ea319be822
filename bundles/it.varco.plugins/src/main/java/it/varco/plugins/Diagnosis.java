package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** Finds out why a bundle offers nothing, and says it in one sentence for a person. */
final class Diagnosis {

    private final BundleContext context;
    private final Resolution resolution;
    private final Components components;
    private final Map<Long, Sentence> failures = new ConcurrentHashMap<>(); // how the last start of a bundle ended

    Diagnosis(BundleContext context, Components components) {
        this.context = context;
        this.components = components;
        resolution = new Resolution(context);
    }

    /** Keeps how a start failed. */
    void failed(Bundle bundle, BundleException failure) {
        failed(bundle, words(failure));
    }

    /** The same, as half a sentence. */
    void failed(Bundle bundle, Sentence why) {
        failures.put(bundle.getBundleId(), why);
    }

    /** Forgets how the last start failed, because there is a better one, or never another. */
    void forget(Bundle bundle) {
        failures.remove(bundle.getBundleId());
    }

    private static Sentence words(BundleException failure) {
        Sentence cause = Thrown.words(failure);
        return switch (failure.getType()) {
            case BundleException.ACTIVATOR_ERROR -> Sentence.of(Diagnosis.class, "start.activator", cause);
            case BundleException.RESOLVE_ERROR -> Sentence.of(Diagnosis.class, "start.unfit", cause);
            default -> Sentence.of(Diagnosis.class, "start.failed", cause);
        };
    }

    /** The sentence about a bundle or a file: its name, then half a sentence on what is the matter with it. */
    static Sentence about(String subject, Sentence half) {
        return Sentence.of(Diagnosis.class, "about", subject, half);
    }

    /** Half a sentence on what is against a jar, with the rule, which programs and the handbook know. */
    static Sentence half(Objection objection) {
        return Sentence.of(Diagnosis.class, "gate.rule", objection.why(), objection.rule());
    }

    /**
     * Why a bundle that should offer a plugin offers none.
     *
     * @param subject name that the sentence begins with
     * @return empty if it is not meant to run now, or came with the gateway and waits for its first configuration
     */
    Optional<Sentence> of(Bundle bundle, String subject) {
        return half(bundle).map(half -> about(subject, half));
    }

    private Optional<Sentence> half(Bundle bundle) {
        @Nullable Sentence failure = failures.get(bundle.getBundleId());
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> unused(bundle) ? Optional.empty() : Optional.of(components.why(bundle));
            case Bundle.INSTALLED ->
                meantToRun(bundle)
                        ? resolution.missing(bundle).or(() -> Optional.ofNullable(failure))
                        : Optional.empty();
            case Bundle.RESOLVED ->
                meantToRun(bundle)
                        ? Optional.of(failure == null ? Sentence.of(Diagnosis.class, "start.silent") : failure)
                        : Optional.empty();
            case Bundle.STARTING -> Optional.ofNullable(failure); // it does not come to the end of that
            default -> Optional.empty();
        };
    }

    /**
     * Whether it came with the gateway and is not used here, because nobody configured it: nothing is wrong with that.
     */
    private boolean unused(Bundle bundle) {
        return !FolderBundles.from(bundle) && components.awaitsConfiguration(bundle);
    }

    /** Whether a bundle was started and not stopped by an operator, and its start level is reached. */
    private boolean meantToRun(Bundle bundle) {
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_ID);
        return level != null
                && level.isPersistentlyStarted()
                && level.getStartLevel()
                        <= framework.adapt(FrameworkStartLevel.class).getStartLevel();
    }
}
