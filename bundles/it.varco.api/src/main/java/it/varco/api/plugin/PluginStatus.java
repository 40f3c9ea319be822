package it.varco.api.plugin;

import it.varco.api.form.Sentence;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A plugin as an administrator sees it. */
@ProviderType
public interface PluginStatus {

    /** What it is for, such as {@code credential}; {@code bundle} for a jar that offers nothing yet. */
    String kind();

    /** Its identifier, such as {@code pin}; for a jar that offers nothing yet, the name of its file or bundle. */
    String id();

    /** Symbolic name of its bundle; empty if that is not known. */
    String owner();

    /** Version of its bundle; empty if that is not known. */
    String version();

    /** Its state. */
    PluginState state();

    /** Since when it is in this state; since the start of the gateway at the earliest for what nobody switched. */
    Instant since();

    /** Rises with each switch; 0 for what nobody ever switched. */
    long switchVersion();

    /** How much it did. */
    PluginFigures figures();

    /** The reason an administrator gave for the last switch, if there was one. */
    Optional<String> reason();

    /**
     * One sentence on what is the matter and what to do: why it is {@link PluginState#BROKEN}, or that it is in use and
     * not asked for a while because it failed too often ({@link CallFailure#SUSPENDED}); else empty.
     */
    Optional<Sentence> problem();
}
