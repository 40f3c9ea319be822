package it.varco.credential.pin;

/**
 * Where a PIN comes from, which decides whether it opens anything in production.
 *
 * <p>The numbers stand in stored records and never change.
 */
public enum PinOrigin {
    /** Issued to a person. */
    ISSUED(0),
    /** Of an invented person, published on a page. */
    PUBLISHED(1),
    /** Of an invented person, got or chosen by whoever signed in as them. */
    PLAYED(2);

    private final int number;

    PinOrigin(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** Whether the person is invented: such a PIN opens nothing in production. */
    public boolean demo() {
        return this != ISSUED;
    }

    /** Where the PIN comes from that takes the place of this one in a login. */
    public PinOrigin next() {
        return demo() ? PLAYED : ISSUED;
    }
}
