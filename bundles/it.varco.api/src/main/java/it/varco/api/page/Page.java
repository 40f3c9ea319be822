package it.varco.api.page;

import it.varco.api.access.Operation;
import it.varco.api.form.Text;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page at a fixed address.
 *
 * <p>Before it is asked, {@code it.varco.web} has found the session, let access control decide on the operation, and,
 * for a form that is sent, checked its token (SEC-27). It may block for rooms; it never sees a cookie or a servlet.
 * Immutable.
 */
public final class Page {

    private static final Pattern PATH = Pattern.compile("/(?:[a-z0-9-]+(?:/[a-z0-9-]+)*)?");

    private final String path;
    private final Text title;
    private final @Nullable Operation operation;
    private final String parent;
    private final @Nullable Function<PageRequest, PageAnswer> shown;
    private final @Nullable Function<PageRequest, PageAnswer> sent;
    private final @Nullable Function<PageRequest, String> mark;
    private final boolean step;

    private Page(Builder builder) {
        path = builder.path;
        title = builder.title;
        operation = builder.operation;
        parent = builder.parent;
        shown = builder.shown;
        sent = builder.sent;
        mark = builder.mark;
        step = builder.step;
    }

    /**
     * Starts a page.
     *
     * @param path lower-case words, digits and hyphens after slashes, such as {@code /area/sessioni}
     * @param title what the browser's title and the breadcrumb say
     * @throws IllegalArgumentException if {@code path} has another shape
     */
    public static Builder at(String path, Text title) {
        return new Builder(path, title);
    }

    /** Its address on the site the set is for. */
    public String path() {
        return path;
    }

    /** Its title. */
    public Text title() {
        return title;
    }

    /** What the caller must be permitted to do; empty for a page that is open to all. */
    public Optional<Operation> operation() {
        return Optional.ofNullable(operation);
    }

    /** Address of the page above it in the breadcrumb; {@code /} for the first level (UX-23). */
    public String parent() {
        return parent;
    }

    /** Answers GET, which changes nothing; empty where the address only takes forms. */
    public Optional<Function<PageRequest, PageAnswer>> shown() {
        return Optional.ofNullable(shown);
    }

    /** Answers POST; empty where the address takes no form. */
    public Optional<Function<PageRequest, PageAnswer>> sent() {
        return Optional.ofNullable(sent);
    }

    /** Whether it is a step on the way from another page, of no use by itself: no navigation leads to it. */
    public boolean isStep() {
        return step;
    }

    /**
     * Tells a text that is another one as soon as the page would look different; empty for a page that does not change
     * by itself. Asked about once a second while somebody looks at the page; the page is then drawn anew, and while
     * somebody fills in one of its forms only the part with the attribute {@code data-varco-live} is. The page is
     * complete without it (UX-01), as it is for whoever looks at an open page without being signed in.
     */
    public Optional<Function<PageRequest, String>> mark() {
        return Optional.ofNullable(mark);
    }

    /** Collects the parts of a page. */
    public static final class Builder {

        private final String path;
        private final Text title;
        private @Nullable Operation operation;
        private String parent = "/";
        private @Nullable Function<PageRequest, PageAnswer> shown;
        private @Nullable Function<PageRequest, PageAnswer> sent;
        private @Nullable Function<PageRequest, String> mark;
        private boolean step;

        private Builder(String path, Text title) {
            if (path.length() > 200 || !PATH.matcher(path).matches()) {
                throw new IllegalArgumentException("page path: expected lower-case words after slashes");
            }
            this.path = path;
            this.title = Objects.requireNonNull(title, "title");
        }

        /** Sets what the caller must be permitted to do. Without it the page is open to all. */
        public Builder operation(Operation operation) {
            this.operation = operation;
            return this;
        }

        /** Sets the page above it. */
        public Builder parent(String path) {
            parent = path;
            return this;
        }

        /** Sets who answers GET. */
        public Builder shown(Function<PageRequest, PageAnswer> answer) {
            shown = answer;
            return this;
        }

        /** Sets who answers POST. */
        public Builder sent(Function<PageRequest, PageAnswer> answer) {
            sent = answer;
            return this;
        }

        /** Leaves it out of the navigation, as {@link Page#isStep} says. */
        public Builder step() {
            step = true;
            return this;
        }

        /** Lets the page follow what it shows, as {@link Page#mark} says. */
        public Builder live(Function<PageRequest, String> mark) {
            this.mark = mark;
            return this;
        }

        /** The page. */
        public Page build() {
            return new Page(this);
        }
    }
}
