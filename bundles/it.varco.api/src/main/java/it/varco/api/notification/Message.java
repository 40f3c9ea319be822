package it.varco.api.notification;

import it.varco.api.form.Secret;
import it.varco.api.identity.CodiceFiscale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that shall reach a person, by kind: its words are the template of that kind, in the bundle of whoever sends
 * it (D-64).
 *
 * <p>Templates lie in {@code OSGI-INF/messages/<kind>_it.md} and {@code <kind>_en.md}; other languages come with
 * language packs. Immutable. Prints nothing but its kind.
 *
 * @source section 11 of the domain rules
 */
public final class Message {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");
    private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final int LONGEST_KIND = 60;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_VALUES = 20;

    /**
     * A way to an operation that is open to whoever comes. Prints without the ticket.
     *
     * @param operation dotted lower-case words, at most 60 characters
     * @param ticket what the page hands on to it
     */
    public record Link(String operation, String ticket) {

        /** @throws IllegalArgumentException if either has another shape */
        public Link {
            boolean named = operation.length() <= LONGEST_KIND
                    && KIND.matcher(operation).matches();
            if (!named || !isTicket(ticket)) {
                throw new IllegalArgumentException("message link: expected an operation and a ticket");
            }
        }

        /** Whether a link can carry it: 1 to 100 letters, digits, hyphens and underscores. */
        public static boolean isTicket(String sent) {
            return TICKET.matcher(sent).matches();
        }

        /** Only the operation. */
        @Override
        public String toString() {
            return "Link[" + operation + "]";
        }
    }

    private final String kind;
    private final CodiceFiscale person;
    private final List<Medium> over;
    private final Map<String, String> words;
    private final Map<String, Instant> moments;
    private final Map<String, Secret> secrets;
    private final String matter;
    private final @Nullable String pair;
    private final boolean required;
    private final @Nullable Instant until;
    private final Map<Medium, String> addresses;
    private final Map<String, Link> links;

    private Message(Builder builder) {
        kind = builder.kind;
        person = builder.person;
        over = List.copyOf(builder.over);
        words = Map.copyOf(builder.words);
        moments = Map.copyOf(builder.moments);
        secrets = Map.copyOf(builder.secrets);
        matter = builder.matter;
        pair = builder.pair;
        required = builder.required;
        until = builder.until;
        addresses = Map.copyOf(builder.addresses);
        links = Map.copyOf(builder.links);
    }

    /**
     * Starts a message.
     *
     * @param kind dotted lower-case words, area first, such as {@code pin.changed}; at most 60 characters
     * @throws IllegalArgumentException if {@code kind} has another shape
     */
    public static Builder of(String kind, CodiceFiscale person) {
        return new Builder(kind, person);
    }

    /** Which template. */
    public String kind() {
        return kind;
    }

    /** Whom it shall reach. */
    public CodiceFiscale person() {
        return person;
    }

    /**
     * The media it may go over, the preferred one first; at least one, none twice. The next one is taken where the
     * person has no contact of the one before, or that one certainly did not carry it (NOT-25).
     */
    public List<Medium> over() {
        return over;
    }

    /** What fills the places of the template, by name; may be empty. */
    public Map<String, String> words() {
        return words;
    }

    /** Moments that fill places of the template, by name; written in the language of the message, time of Rome. */
    public Map<String, Instant> moments() {
        return moments;
    }

    /** Secrets that fill places of the template, by name. What was made of them is erased after dispatch (NOT-27). */
    public Map<String, Secret> secrets() {
        return secrets;
    }

    /**
     * What it is about, such as {@code pin}: messages of one sender to one person about one matter go out in the order
     * in which they came (REL-06). Those of others neither wait for them nor hold them up.
     */
    public String matter() {
        return matter;
    }

    /**
     * The pair it belongs to: two messages of one sender to one person of one pair never go over the same medium
     * (PIN-19), and the later one waits until the earlier one was handed over; if that one fails, it is stopped
     * (NOT-26).
     */
    public Optional<String> pair() {
        return Optional.ofNullable(pair);
    }

    /** Whether an officer gets a task when the person has no contact for it; without, nothing is sent then. */
    public boolean required() {
        return required;
    }

    /**
     * Until when it is of use, as a code is that can be asked for again; always if empty. It is not sent any more from
     * then on, and where it fails nobody is asked to care.
     */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    /**
     * Where it goes over each medium, in place of the contacts of the person, who has none or none that was proved yet;
     * empty for wherever the person is reached. Every medium of {@link #over} has one then.
     */
    public Map<Medium, String> addresses() {
        return addresses;
    }

    /** Pages of the public site to which places of the template lead, by name. */
    public Map<String, Link> links() {
        return links;
    }

    /** Only the kind. */
    @Override
    public String toString() {
        return "Message[" + kind + "]";
    }

    /** Collects the parts of a message. */
    public static final class Builder {

        private final String kind;
        private final CodiceFiscale person;
        private final List<Medium> over = new ArrayList<>();
        private final Map<String, String> words = new TreeMap<>();
        private final Map<String, Instant> moments = new TreeMap<>();
        private final Map<String, Secret> secrets = new TreeMap<>();
        private String matter;
        private @Nullable String pair;
        private boolean required;
        private @Nullable Instant until;
        private final Map<Medium, String> addresses = new EnumMap<>(Medium.class);
        private final Map<String, Link> links = new TreeMap<>();

        private Builder(String kind, CodiceFiscale person) {
            if (kind.length() > LONGEST_KIND || !KIND.matcher(kind).matches()) {
                throw new IllegalArgumentException("message kind: expected dotted lower-case words, at most 60");
            }
            this.kind = kind;
            this.person = person;
            this.matter = kind.substring(0, kind.indexOf('.'));
        }

        /** Sets the media, the preferred one first. */
        public Builder over(Medium... media) {
            over.clear();
            over.addAll(List.of(media));
            return this;
        }

        /**
         * Fills a place of the template.
         *
         * @param name a letter in lower case, then letters and digits; at most 40 characters
         * @param value one line of at most 200 characters, shown as it is and never as mark-up; never a secret
         * @throws IllegalArgumentException if either has another shape
         */
        public Builder word(String name, String value) {
            if (value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("message value: expected one line of at most 200 characters");
            }
            words.put(free(name), value);
            return this;
        }

        /**
         * Adds a medium, after those there are, and where the message goes over it: for somebody who cannot have proved
         * a contact yet. Nothing is asked of the contacts of the person then.
         *
         * @param address in the shape of {@link ContactForm.Good}
         * @throws IllegalArgumentException if it has another shape
         */
        public Builder to(Medium medium, String address) {
            if (!ContactForm.of(medium, address).equals(new ContactForm.Good(address))) {
                throw new IllegalArgumentException("message address: expected one as ContactForm gives it");
            }
            over.add(medium);
            addresses.put(medium, address);
            return this;
        }

        /**
         * Fills a place of the template with the address of the page of the public site on which an operation begins
         * that is open to whoever comes. What was made of it is erased after dispatch, like that of a secret.
         *
         * @param operation such as {@code pin-issue.reset}; at most 60 characters
         * @param ticket what the page hands on to it: 1 to 100 letters, digits, hyphens and underscores
         * @throws IllegalArgumentException if any of them has another shape
         */
        public Builder link(String name, String operation, String ticket) {
            links.put(free(name), new Link(operation, ticket));
            return this;
        }

        /** Fills a place of the template with a moment. */
        public Builder moment(String name, Instant value) {
            moments.put(free(name), value);
            return this;
        }

        /** Fills a place of the template with a secret, of which a copy is kept until the message is in the outbox. */
        public Builder secret(String name, Secret value) {
            secrets.put(free(name), new Secret(value.reveal()));
            return this;
        }

        /**
         * Sets what it is about; the first word of the kind unless set.
         *
         * @throws IllegalArgumentException unless 1 to 60 printable ASCII characters without blanks
         */
        public Builder matter(String matter) {
            this.matter = printable(matter);
            return this;
        }

        /**
         * Makes it one of a pair.
         *
         * @param pair the same for both and for no other, such as a random identifier
         * @throws IllegalArgumentException unless 1 to 60 printable ASCII characters without blanks
         */
        public Builder pair(String pair) {
            this.pair = printable(pair);
            return this;
        }

        /** Asks for a task where the person has no contact for it. */
        public Builder required() {
            required = true;
            return this;
        }

        /** Says until when it is of use. */
        public Builder until(Instant until) {
            this.until = until;
            return this;
        }

        /**
         * The message.
         *
         * @throws IllegalArgumentException unless it has media, each once, and at most 20 values, and is not both
         *     required and of use for a while only
         */
        public Message build() {
            Set<Medium> different = EnumSet.noneOf(Medium.class);
            different.addAll(over);
            if (over.isEmpty() || different.size() < over.size()) {
                throw new IllegalArgumentException("message: expected media, each once");
            }
            if (!addresses.isEmpty() && !addresses.keySet().equals(different)) {
                throw new IllegalArgumentException("message: expected an address for each medium, or for none");
            }
            if (words.size() + moments.size() + secrets.size() + links.size() > MOST_VALUES) {
                throw new IllegalArgumentException("message: expected at most 20 values");
            }
            if (required && until != null) {
                throw new IllegalArgumentException("message: expected no end of its use where it is required");
            }
            return new Message(this);
        }

        private String free(String name) {
            if (!NAME.matcher(name).matches()
                    || words.containsKey(name)
                    || moments.containsKey(name)
                    || secrets.containsKey(name)
                    || links.containsKey(name)) {
                throw new IllegalArgumentException("message value: expected a name of its own, of letters and digits");
            }
            return name;
        }

        private static String printable(String text) {
            if (text.isEmpty() || text.length() > 60 || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new IllegalArgumentException("message: expected 1 to 60 printable characters without blanks");
            }
            return text;
        }
    }
}
