package it.varco.api.session;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a login when its browser was back from another site. Immutable. */
public final class Returned {

    private final Login login;
    private final @Nullable LoginChoice choice;
    private final boolean raises;

    private Returned(Login login, @Nullable LoginChoice choice, boolean raises) {
        this.login = Objects.requireNonNull(login, "login");
        this.choice = choice;
        this.raises = raises;
    }

    /** Nobody waited for it. */
    public static Returned stray() {
        return new Returned(new Login.Expired(), null, false);
    }

    /**
     * It is that of a login.
     *
     * @param choice with what the login began
     * @param raises whether it was to raise a session
     */
    public static Returned of(Login login, LoginChoice choice, boolean raises) {
        return new Returned(login, choice, raises);
    }

    /** What to show next. */
    public Login login() {
        return login;
    }

    /** With what the login began, so that the person can try again; empty if it is of none. */
    public Optional<LoginChoice> choice() {
        return Optional.ofNullable(choice);
    }

    /** Whether the login was to raise a session. */
    public boolean raises() {
        return raises;
    }
}
