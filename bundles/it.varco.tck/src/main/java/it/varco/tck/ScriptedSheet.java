package it.varco.tck;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Sheet;
import it.varco.api.plugin.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Sheet} of an invented jar: one that says something of everything, one thing of each kind, or one that says
 * nothing. Immutable.
 */
public final class ScriptedSheet implements Sheet {

    private final boolean talks;
    private final @Nullable Signer signer;

    private ScriptedSheet(boolean talks, @Nullable Signer signer) {
        this.talks = talks;
        this.signer = signer;
    }

    /** A jar that nobody signed and that says nothing of itself, not even its name. */
    public static ScriptedSheet silent() {
        return new ScriptedSheet(false, null);
    }

    /** A jar that says all of itself; its vendor would be markup where nobody escaped it. */
    public static ScriptedSheet signed(Signer signer) {
        return new ScriptedSheet(true, signer);
    }

    /** A signer on the list of the gateway, whose signature a time stamp proves. */
    public static Signer trusted(Instant at) {
        return new Signature(at, true);
    }

    /** A signer who is not on that list, without a time stamp. */
    public static Signer unknown(Instant at) {
        return new Signature(at, false);
    }

    private String claim(String claim) {
        return talks ? claim : "";
    }

    private List<String> seen(String thing) {
        return talks ? List.of(thing) : List.of();
    }

    private List<Sentence> told(String words) {
        return talks ? List.of(Sentence.quoted(words)) : List.of();
    }

    @Override
    public String symbolicName() {
        return claim("org.example.almanac");
    }

    @Override
    public String version() {
        return claim("1.1.0");
    }

    @Override
    public String name() {
        return claim("Almanac");
    }

    @Override
    public String vendor() {
        return claim("Maker <b>& Sons</b>");
    }

    @Override
    public String licence() {
        return claim("EUPL-1.2");
    }

    @Override
    public long size() {
        return 48_211;
    }

    @Override
    public Optional<Signer> signer() {
        return Optional.ofNullable(signer);
    }

    @Override
    public List<Sentence> permissions() {
        return told("It may open network connections.");
    }

    @Override
    public List<Sentence> warnings() {
        return told("It may end the process.");
    }

    @Override
    public List<Sentence> personalData() {
        return told("The codice fiscale of whoever signs in with it.");
    }

    @Override
    public List<String> imports() {
        return seen("it.varco.spi.credential;version=\"[1.0,2)\"");
    }

    @Override
    public List<String> offers() {
        return seen("it.varco.spi.credential.CredentialProvider");
    }

    @Override
    public List<String> uses() {
        return seen("it.varco.api.store.RecordStore");
    }

    @Override
    public List<String> configurations() {
        return seen("org.example.almanac");
    }

    @Override
    public List<String> components() {
        return seen("pkg:maven/org.example/calendar@1.0");
    }

    @Override
    public Optional<Sentence> contractReport() {
        return told("12 rules hold, none is broken.").stream().findFirst();
    }

    /** @param now 90 days before the certificate ends */
    private record Signature(Instant now, boolean trusted) implements Signer {

        @Override
        public String name() {
            return "CN=Maker,O=Example,C=IT";
        }

        @Override
        public List<String> chain() {
            return trusted ? List.of("CN=Authority,O=Example,C=IT") : List.of();
        }

        @Override
        public String fingerprint() {
            return "ef".repeat(32);
        }

        @Override
        public Instant until() {
            return now.plus(Duration.ofDays(90));
        }

        @Override
        public Optional<Instant> at() {
            return trusted ? Optional.of(now) : Optional.empty();
        }
    }
}
