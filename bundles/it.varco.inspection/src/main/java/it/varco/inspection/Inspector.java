package it.varco.inspection;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;
import java.time.Clock;
import java.util.List;

/**
 * Looks into jars: at their zip, their manifest, their signature and their class files, and runs nothing of them.
 *
 * <p>Immutable and thread-safe. The effort is bounded by the size of a jar, whatever it holds.
 *
 * @source SEC-80, SEC-81, SEC-82, SEC-83
 */
public final class Inspector {

    /** Most bytes that a jar may have; whoever reads one needs to read one more to see that it has more. */
    public static final int LARGEST = 20 * 1024 * 1024;

    private final Surroundings surroundings;
    private final Clock clock;

    public Inspector(Surroundings surroundings) {
        this(surroundings, Clock.systemUTC());
    }

    Inspector(Surroundings surroundings, Clock clock) {
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /**
     * Looks into a jar. Whatever the bytes are, something comes out: where an examination fails, an objection.
     *
     * @param bytes a jar, or what there is of it so far; not changed afterwards
     */
    public Inspection inspect(byte[] bytes) {
        try {
            return new Examination(surroundings, new Trust(surroundings, clock), bytes).result();
        } catch (RuntimeException | StackOverflowError e) {
            // one jar that we cannot examine must not keep others from being examined
            Sentence why = Sentence.of(Inspector.class, "unreadable", Quoted.of(e.toString()));
            return new Inspected(
                    bytes, true, JarSheet.blank(bytes.length), List.of(new Objection("gate.unreadable", why)));
        }
    }
}
