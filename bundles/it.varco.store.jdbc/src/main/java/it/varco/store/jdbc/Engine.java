package it.varco.store.jdbc;

import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.jdbc.DataSourceFactory;

/** The two databases, and everything in which they differ. */
enum Engine {
    DERBY("jdbc:derby:", ""),
    POSTGRESQL("jdbc:postgresql:", " ON CONFLICT DO NOTHING");

    /**
     * The server ends statements and waits for locks, and confirms what is on disk, whatever it is set up to do for
     * others (REL-01); the driver gives up on a server that does not answer.
     */
    private static final Map<String, String> POSTGRESQL_SETTINGS = Map.of(
            "options", "-c statement_timeout=5s -c lock_timeout=2s -c synchronous_commit=on",
            "connectTimeout", "2",
            "socketTimeout", "6",
            "tcpKeepAlive", "true",
            "logServerErrorDetail", "false");

    private static final Pattern TOKEN = Pattern.compile("\\{(id|text|bytes)(?::(\\d+))?}");
    private static final Pattern ONLY = Pattern.compile("^\\{(derby|postgresql)}\\s*");

    /** Longest VARCHAR FOR BIT DATA of Derby. */
    private static final int DERBY_LONGEST_BYTES = 32_672;

    private final String prefix;
    private final String ifAbsent;

    Engine(String prefix, String ifAbsent) {
        this.prefix = prefix;
        this.ifAbsent = ifAbsent;
    }

    /** @throws IllegalArgumentException if {@code url} is of neither */
    static Engine of(String url) {
        for (Engine engine : values()) {
            if (url.startsWith(engine.prefix)) {
                return engine;
            }
        }
        throw new IllegalArgumentException("url: expected jdbc:derby:... or jdbc:postgresql:...");
    }

    /** What the driver must be told. */
    Properties properties(String url, String user, String password) {
        Properties properties = new Properties();
        properties.putAll(this == POSTGRESQL ? POSTGRESQL_SETTINGS : Map.of());
        properties.setProperty(DataSourceFactory.JDBC_URL, url);
        if (!user.isEmpty()) {
            properties.setProperty(DataSourceFactory.JDBC_USER, user);
            properties.setProperty(DataSourceFactory.JDBC_PASSWORD, password);
        }
        return properties;
    }

    /** An INSERT that does nothing where its unique key is taken; Derby has none and reports the key instead. */
    String insertIfAbsent(String insert) {
        return insert + ifAbsent;
    }

    /** Seconds after which a statement is to be ended from our side; 0 where the server does it. */
    int statementSeconds() {
        return this == DERBY ? 5 : 0;
    }

    /** Whether a statement of a migration is meant for this one. */
    boolean understands(String statement) {
        Matcher only = ONLY.matcher(statement);
        return !only.find() || only.group(1).equalsIgnoreCase(name());
    }

    /**
     * A statement of a migration with the tokens of D-57 replaced: {@code {id}}, {@code {text:n}}, {@code {bytes:n}}.
     */
    String translate(String statement) {
        return TOKEN.matcher(ONLY.matcher(statement).replaceFirst("")).replaceAll(this::type);
    }

    private String type(MatchResult token) {
        int length = token.group(2) == null ? 22 : Integer.parseInt(token.group(2));
        if (!token.group(1).equals("bytes")) {
            return "VARCHAR(" + length + ")" + (this == POSTGRESQL ? " COLLATE \"C\"" : "");
        }
        if (this == POSTGRESQL) {
            return "BYTEA";
        }
        return length <= DERBY_LONGEST_BYTES ? "VARCHAR(" + length + ") FOR BIT DATA" : "BLOB(" + length + ")";
    }
}
