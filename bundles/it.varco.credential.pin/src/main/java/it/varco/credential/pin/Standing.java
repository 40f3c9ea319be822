package it.varco.credential.pin;

/**
 * What a right PIN leads to now.
 *
 * <p>The numbers stand in the states of logins under way.
 */
public enum Standing {
    /** In. */
    GOOD(0),
    /** To the rules of use, then to the final PIN (PIN-02, PIN-07). */
    FIRST_LOGIN(1),
    /** To a new PIN before anything else (PIN-35). */
    EXPIRED(2),
    /** To a change that cannot be put off (CON-02). */
    OVERDUE(3),
    /** To the question whether to change it (PIN-36). */
    DUE(4),
    /** Nowhere: the answer is that to a wrong PIN (PIN-34). */
    UNUSABLE(5),
    /** Nowhere any more, which is said after the right PIN only (FAS-09). */
    ENDED(6);

    private final int number;

    Standing(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Whether it leads to a session, at once or by further steps. */
    boolean leadsIn() {
        return this != UNUSABLE && this != ENDED;
    }
}
