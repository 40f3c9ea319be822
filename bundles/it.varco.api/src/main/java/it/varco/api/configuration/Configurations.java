package it.varco.api.configuration;

import it.varco.api.access.Administered;
import it.varco.api.session.Caller;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The configuration of the gateway: typed, checked before it is stored, with history (D-52, UX-54).
 *
 * <p>A change is written to {@code conf/<pid>.cfg}, whole and atomically; where the part it is for does not take it,
 * the last good one stays (REL-15). Texts come in the language of the caller's visit. Thread-safe. May block for the
 * store, and some seconds until a change has taken effect.
 */
@ProviderType
public interface Configurations {

    /** Everything that can be configured, by PID, if the caller may do {@code configuration.view}. */
    Administered<List<ConfigurationCard>> all(Caller caller);

    /** One of them with its settings, if the caller may do {@code configuration.view}. */
    Administered<ConfigurationSheet> one(Caller caller, String pid);

    /**
     * What a change would change, without changing it, if the caller may do {@code configuration.view}.
     *
     * @param values by key; a key that is absent keeps its value; a setting that takes several has each in the list
     * @return {@link Administered.Invalid} with a flaw for each key that is wrong
     */
    Administered<List<Difference>> compare(Caller caller, String pid, Map<String, List<String>> values);

    /**
     * What the part would publish with a change, without changing it, if the caller may do {@code configuration.view}.
     *
     * @param values as in {@link #compare}
     * @return {@link Administered.Invalid} as {@link #compare}; {@link Administered.Unknown} also where the part
     *     publishes nothing; {@link Administered.Contrary} {@code configuration.not-previewed} where it does not tell
     *     now
     */
    Administered<Preview> preview(Caller caller, String pid, Map<String, List<String>> values);

    /**
     * Changes it, if the caller may do {@code configuration.change}; in effect when this returns.
     *
     * @param values as in {@link #compare}
     * @param reason 3 to 200 characters
     * @param expected {@link ConfigurationSheet#version} as the caller saw it
     * @return the sheet as it is now; {@link Administered.Invalid} also with a flaw of kind {@code REJECTED} and an
     *     empty field where the part itself refused: the last good configuration is in force again;
     *     {@link Administered.Contrary} {@code configuration.read-only} where the file cannot be read or written
     */
    Administered<ConfigurationSheet> change(
            Caller caller, String pid, Map<String, List<String>> values, String reason, String expected);

    /**
     * What came into force, by whom and when, the latest first, at most 20, if the caller may do
     * {@code configuration.view}.
     */
    Administered<List<ConfigurationVersion>> history(Caller caller, String pid);

    /**
     * What putting a version of the history in force again would change, without changing it, if the caller may do
     * {@code configuration.view}.
     *
     * @param number of the version
     * @return the differences from what is in force now, empty where there are none; {@link Administered.Unknown} where
     *     there is no such version, or no history at all as in an implementation without one;
     *     {@link Administered.Invalid} with a flaw of kind {@code REJECTED} for each key that only a file changes
     */
    Administered<List<Difference>> compareVersion(Caller caller, String pid, long number);

    /**
     * Puts a version of the history in force again, if the caller may do {@code configuration.change}.
     *
     * @param number of the version
     * @return as {@link #change}
     */
    Administered<ConfigurationSheet> restore(Caller caller, String pid, long number, String reason, String expected);
}
