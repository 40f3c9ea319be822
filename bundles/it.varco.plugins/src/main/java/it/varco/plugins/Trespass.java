package it.varco.plugins;

/** What a plugin can try past the gate. */
enum Trespass {
    INSTALLED("plugins.install", "plugins.installed-by-plugin", "a plugin tried to install a bundle, which was undone"),
    REPLACED("plugins.update", "plugins.replaced-by-plugin", "a plugin replaced a bundle, which was removed"),
    HOOKED("plugins.hook", "plugins.hooked-by-plugin", "a plugin hooked into the framework, and is stopped");

    private final String operation;
    private final String rule;
    private final String words;

    Trespass(String operation, String rule, String words) {
        this.operation = operation;
        this.rule = rule;
        this.words = words;
    }

    /** What it is called in the trail. */
    String operation() {
        return operation;
    }

    /** The rule that is against it. */
    String rule() {
        return rule;
    }

    /** What it is called in the log. */
    String words() {
        return words;
    }
}
