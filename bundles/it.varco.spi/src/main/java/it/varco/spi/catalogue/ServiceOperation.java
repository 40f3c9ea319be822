package it.varco.spi.catalogue;

import it.varco.api.catalogue.Place;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.Powers;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that can be done with a service, and what it takes. Immutable.
 *
 * <p>The role follows from the place, so a service permits nothing to anybody beyond it (D-40).
 *
 * @source CAT-GEN-01
 */
public final class ServiceOperation {

    private final String name;
    private final Place place;
    private final AssuranceLevel level;
    private final Powers powers;
    private final boolean fresh;
    private final boolean legalWeight;
    private final Duration block;

    private ServiceOperation(Builder builder) {
        name = builder.name;
        place = builder.place;
        level = builder.level;
        powers = builder.powers;
        fresh = builder.fresh;
        legalWeight = builder.legalWeight;
        block = builder.block;
    }

    /**
     * Starts an operation that takes a session in the role of the place and nothing more.
     *
     * @param name dotted lower-case words, the first one the identifier of the service, such as {@code pin.change}; at
     *     most 44 characters. In the trail it stands after the word {@code service}
     * @throws IllegalArgumentException if {@code name} has another shape
     */
    public static Builder of(String name, Place place) {
        return new Builder(name, place);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Where it is offered. */
    public Place place() {
        return place;
    }

    /** The level it needs. */
    public AssuranceLevel level() {
        return level;
    }

    /** The powers it needs. */
    public Powers powers() {
        return powers;
    }

    /** Whether the proof behind the session may be at most five minutes old (SEC-71). */
    public boolean fresh() {
        return fresh;
    }

    /**
     * Whether what it does has legal weight: then Varco keeps a receipt of each {@link ServiceStep.Done}, which the
     * person can print and download (UX-09).
     */
    public boolean legalWeight() {
        return legalWeight;
    }

    /**
     * How long a person is not examined again by this operation after {@link ServiceStep.Refused} (SEC-02); zero for
     * one that examines nothing.
     */
    public Duration block() {
        return block;
    }

    /** What it is called: the text {@code <name>.label} of its bundle. */
    public Text label() {
        return label(name);
    }

    /** What the operation of that name is called, also while its service is not here. */
    public static Text label(String name) {
        return Text.of(name + ".label");
    }

    /** One or two sentences on what it does: the text {@code <name>.description}. */
    public Text description() {
        return description(name);
    }

    /** What the operation of that name does, also while its service is not here. */
    public static Text description(String name) {
        return Text.of(name + ".description");
    }

    @Override
    public String toString() {
        return "ServiceOperation[" + name + "]";
    }

    /** Collects what an operation takes. */
    public static final class Builder {

        private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");
        private static final int LONGEST = 44;
        private static final Duration SHORTEST_BLOCK = Duration.ofSeconds(1);
        private static final Duration LONGEST_BLOCK = Duration.ofHours(1);

        private final String name;
        private final Place place;
        private AssuranceLevel level = AssuranceLevel.LOW;
        private Powers powers = Powers.NONE;
        private boolean fresh;
        private boolean legalWeight;
        private Duration block = Duration.ZERO;

        private Builder(String name, Place place) {
            if (name.length() > LONGEST || !SHAPE.matcher(name).matches()) {
                throw new IllegalArgumentException("operation: expected dotted lower-case words, at most 44");
            }
            this.name = name;
            this.place = Objects.requireNonNull(place, "place");
        }

        /** Sets the level it needs; LOW unless set. */
        public Builder level(AssuranceLevel level) {
            this.level = Objects.requireNonNull(level, "level");
            return this;
        }

        /** Sets the powers it needs; none unless set. */
        public Builder powers(Powers powers) {
            this.powers = Objects.requireNonNull(powers, "powers");
            return this;
        }

        /** Asks for a proof at most five minutes old. */
        public Builder fresh() {
            fresh = true;
            return this;
        }

        /** Says that what it does has legal weight; what its views say is kept for years (CS-14). */
        public Builder legalWeight() {
            legalWeight = true;
            return this;
        }

        /**
         * Says that it examines something secret that was sent to a person, such as a code in a letter, where nobody is
         * signed in: the person whom a form names by its subject is examined by one request at a time, and not at all
         * for so long after a refusal (CS-16). Nobody is examined who could not be told of it by a message.
         *
         * @throws IllegalArgumentException unless one second to one hour
         */
        public Builder examines(Duration block) {
            if (block.compareTo(SHORTEST_BLOCK) < 0 || block.compareTo(LONGEST_BLOCK) > 0) {
                throw new IllegalArgumentException("block: expected PT1S to PT1H");
            }
            this.block = block;
            return this;
        }

        /**
         * The operation.
         *
         * @throws IllegalStateException if it asks for more than there is in a place where nobody is signed in, or
         *     examines somebody who is
         */
        public ServiceOperation build() {
            boolean asks = level != AssuranceLevel.LOW || powers != Powers.NONE || fresh || legalWeight;
            if (place.isOpen() ? asks : !block.isZero()) {
                throw new IllegalStateException("operation: expected nothing of a login where nobody is signed in");
            }
            return new ServiceOperation(this);
        }
    }
}
