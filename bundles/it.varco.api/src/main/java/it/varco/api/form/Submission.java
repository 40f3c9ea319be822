package it.varco.api.form;

import it.varco.api.identity.CodiceFiscale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person answered to a {@link Form}, checked against its fields.
 *
 * <p>Made by {@link Form#read}. Secrets are apart from texts and cleared when the submission is closed.
 */
public final class Submission implements AutoCloseable {

    private final Map<String, String> texts;
    private final Map<String, Secret> secrets;

    Submission(Map<String, String> texts, Map<String, Secret> secrets) {
        this.texts = Map.copyOf(texts);
        this.secrets = Map.copyOf(secrets);
    }

    /** The answer to a field that is not secret, without surrounding blanks; empty if nothing was typed. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(texts.get(field));
    }

    /** The answer to a field of kind {@code SECRET}, exactly as typed; empty if nothing was typed. */
    public Optional<Secret> secret(String field) {
        return Optional.ofNullable(secrets.get(field));
    }

    /** The answer to a field of kind {@code CODICE_FISCALE}, if it is well formed. */
    public Optional<CodiceFiscale> codiceFiscale(String field) {
        return text(field).flatMap(CodiceFiscale::parse);
    }

    /** Names of the fields with an answer that is not a secret. */
    public Set<String> textFields() {
        return texts.keySet();
    }

    /** Clears the secrets. */
    @Override
    public void close() {
        secrets.values().forEach(Secret::close);
    }

    /** Names of fields only, never answers. */
    @Override
    public String toString() {
        return "Submission" + texts.keySet() + secrets.keySet();
    }
}
