package it.varco.api.session;

import it.varco.api.form.Text;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways by which a person can sign in with a provider, and what the provider says beside them. Immutable.
 *
 * @source SPID-125, SPID-126
 */
public final class Ways {

    /**
     * A link to somewhere that helps.
     *
     * @param target an address of https
     */
    public record Link(Text label, URI target) {
        /** @throws IllegalArgumentException if the target is of another kind */
        public Link {
            if (!"https".equals(target.getScheme()) || target.getHost() == null) {
                throw new IllegalArgumentException("link: expected an address of https");
            }
        }
    }

    private final Text button;
    private final String picture;
    private final List<Way> all;
    private final List<Link> links;

    private Ways(Builder builder) {
        button = builder.button;
        picture = builder.picture;
        all = List.copyOf(builder.all);
        links = List.copyOf(builder.links);
    }

    /**
     * Starts them.
     *
     * @param button what stands on the button behind which they are, such as "Entra con SPID"
     */
    public static Builder behind(Text button) {
        return new Builder(button);
    }

    /** What stands on the button behind which they are. */
    public Text button() {
        return button;
    }

    /** Name of a {@link Published} picture for the button; empty for none. */
    public String picture() {
        return picture;
    }

    /** All of them, none before another: whoever shows them puts them in another order each time. At least one. */
    public List<Way> all() {
        return all;
    }

    /** Where there is help; may be empty. */
    public List<Link> links() {
        return links;
    }

    /** Collects them. */
    public static final class Builder {

        private final Text button;
        private final List<Way> all = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private String picture = "";

        private Builder(Text button) {
            this.button = button;
        }

        /**
         * Sets the picture of the button.
         *
         * @throws IllegalArgumentException if it is not the name of something {@link Published}
         */
        public Builder picture(String name) {
            if (!Published.isName(name)) {
                throw new IllegalArgumentException("ways: expected the name of a picture");
            }
            picture = name;
            return this;
        }

        /** Adds a way. */
        public Builder way(Way way) {
            all.add(way);
            return this;
        }

        /** Adds a link. */
        public Builder link(Text label, URI target) {
            links.add(new Link(label, target));
            return this;
        }

        /**
         * The ways.
         *
         * @throws IllegalStateException if there is none
         */
        public Ways build() {
            if (all.isEmpty()) {
                throw new IllegalStateException("ways: expected at least one");
            }
            return new Ways(this);
        }
    }
}
