package it.varco.itests.distribution;

import java.util.stream.Stream;

/** How a journey is made: each is made in both ways (D-56). */
enum Look {
    /** Without script, in Italian, on a screen 320 pixels wide. */
    PLAIN("it", 320, 900, false),

    /** With script, in English, on a screen 1280 pixels wide. */
    RICH("en", 1280, 1000, true);

    private final String language;
    private final int width;
    private final int height;
    private final boolean script;

    Look(String language, int width, int height, boolean script) {
        this.language = language;
        this.width = width;
        this.height = height;
        this.script = script;
    }

    /** In how many ways every page is looked at: the plain one, or all where {@code -Dvarco.crawl=true} asks for it. */
    static Stream<Look> crawled() {
        return Boolean.getBoolean("varco.crawl") ? Stream.of(values()) : Stream.of(PLAIN);
    }

    String language() {
        return language;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean hasScript() {
        return script;
    }

    /** What the page says in the language of this look. */
    String says(String italian, String english) {
        return this == PLAIN ? italian : english;
    }
}
