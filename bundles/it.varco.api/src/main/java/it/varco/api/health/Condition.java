package it.varco.api.health;

/** How something is. */
public enum Condition {
    /** Well. */
    GREEN,
    /** It works, and somebody should look. */
    YELLOW,
    /** It does not work. */
    RED
}
