package it.varco.api.access;

import it.varco.api.session.Caller;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The bearer tokens of programs that call the management interface (D-46).
 *
 * <p>A token is shown once, kept as a hash, expires, and may do what it names. Thread-safe. May block for the store.
 */
@ProviderType
public interface Applications {

    /** Every token that is neither expired nor ended, by name, if the caller may do {@code tokens.view}. */
    Administered<List<Application>> all(Caller caller);

    /**
     * Makes a token, if the caller may do {@code tokens.create}.
     *
     * @param name what people call the program: 3 to 60 characters; two may not have one name
     * @param scopes names of {@link Administration#scopes}; at least one
     * @param days how long it lives, 1 to 365
     * @param reason 3 to 200 characters
     * @return {@link Administered.Invalid} with flaws of {@code name}, {@code scopes}, {@code days}, {@code reason};
     *     {@link Administered.Contrary} {@code tokens.name} where the name is taken
     */
    Administered<NewApplication> create(Caller caller, String name, List<String> scopes, String days, String reason);

    /**
     * Ends a token from now on for every request, if the caller may do {@code tokens.end}.
     *
     * @param id as {@link Application#id}
     * @param reason 3 to 200 characters
     */
    Administered<Application> end(Caller caller, String id, String reason);
}
