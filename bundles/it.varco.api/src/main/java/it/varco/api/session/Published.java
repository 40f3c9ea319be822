package it.varco.api.session;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A document that a provider gives out to everybody: metadata, or a picture of its pages. Immutable.
 *
 * @source D-61, SPID-01
 */
public final class Published {

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]|\\.(?!\\.)){0,60}");
    private static final Set<String> TYPES =
            Set.of("application/samlmetadata+xml", "application/entity-statement+jwt", "image/svg+xml", "image/png");
    private static final int LARGEST = 256 * 1024;

    private final String mediaType;
    private final byte[] content;
    private final Duration fresh;

    private Published(String mediaType, byte[] content, Duration fresh) {
        this.mediaType = mediaType;
        this.content = content;
        this.fresh = fresh;
    }

    /**
     * A document that is asked for anew each time.
     *
     * @param mediaType {@code application/samlmetadata+xml}, {@code application/entity-statement+jwt},
     *     {@code image/svg+xml} or {@code image/png}
     * @param content at most 262 144 bytes
     * @throws IllegalArgumentException if it is of another type or size
     */
    public static Published of(String mediaType, byte[] content) {
        if (!TYPES.contains(mediaType) || content.length > LARGEST) {
            throw new IllegalArgumentException("published: expected metadata or a picture, at most 262 144 bytes");
        }
        return new Published(mediaType, content.clone(), Duration.ZERO);
    }

    /**
     * The same, which browsers may keep for a while.
     *
     * @throws IllegalArgumentException unless zero to one day
     */
    public Published freshFor(Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("published: expected PT0S to P1D");
        }
        return new Published(mediaType, content, time);
    }

    /** Whether something can be published under a name: lower-case letters, digits, hyphens, single dots. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** What it is. */
    public String mediaType() {
        return mediaType;
    }

    /** All of it, read only. */
    public ByteBuffer content() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    /** For how long a browser may keep it; zero for not at all. */
    public Duration fresh() {
        return fresh;
    }

    /** Without what is in it. */
    @Override
    public String toString() {
        return "Published[" + mediaType + ", " + content.length + " bytes]";
    }
}
