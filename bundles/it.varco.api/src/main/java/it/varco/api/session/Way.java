package it.varco.api.session;

/** One of several ways to sign in with a provider, such as an identity provider of a federation. Immutable. */
public final class Way {

    private static final int LONGEST_ID = 1024;
    private static final int LONGEST_NAME = 120;

    private final String id;
    private final String name;
    private final String picture;

    private Way(String id, String name, String picture) {
        this.id = id;
        this.name = name;
        this.picture = picture;
    }

    /**
     * A way without a picture.
     *
     * @param id how a login is told of it, 1 to 1024 characters
     * @param name what people know it by, 1 to 120 characters without controls; it comes from outside, and is no text
     *     of ours
     * @throws IllegalArgumentException if one of them has another shape
     */
    public static Way of(String id, String name) {
        boolean plain =
                id.chars().noneMatch(Character::isISOControl) && name.chars().noneMatch(Character::isISOControl);
        if (!plain || id.isBlank() || id.length() > LONGEST_ID || name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "way: expected an identifier up to 1024 and a name up to 120 characters");
        }
        return new Way(id, name, "");
    }

    /**
     * The same with its mark.
     *
     * @param published name of a {@link Published} picture
     * @throws IllegalArgumentException if it is no such name
     */
    public Way pictured(String published) {
        if (!Published.isName(published)) {
            throw new IllegalArgumentException("way: expected the name of a picture");
        }
        return new Way(id, name, published);
    }

    /** How a login is told of it. */
    public String id() {
        return id;
    }

    /** What people know it by. */
    public String name() {
        return name;
    }

    /** Name of the {@link Published} picture with its mark; empty for none. */
    public String picture() {
        return picture;
    }

    @Override
    public String toString() {
        return "Way[" + id + "]";
    }
}
