package it.varco.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a jar what somebody decides by, in that order: who signed it, what it may do, which personal data it
 * receives, how it differs from what runs, what is against it; then the rest.
 *
 * @source SEC-83
 */
final class Dossier {

    private final Output output;
    private final Map<String, Object> jar;
    private final Map<String, Object> sheet;

    /** @param jar as the interface describes a delivery; without a state if it was not delivered */
    Dossier(Output output, Map<String, Object> jar) {
        this.output = output;
        this.jar = jar;
        this.sheet = Fields.object(jar.get("sheet"));
    }

    void tell() {
        String state = Fields.text(jar, "state");
        output.line(state.isEmpty() ? name() : name() + ": " + state);
        output.line("");
        tellSigner();
        output.line("Once it runs it can do all that the gateway can.");
        each("", sheet.get("permissions"));
        each("WARNING: ", sheet.get("warnings"));
        each("Personal data: ", sheet.get("personal_data"));
        each("Unlike what runs: ", jar.get("differences"));
        Fields.objects(jar.get("objections"))
                .forEach(each ->
                        output.line("AGAINST IT (" + Fields.text(each, "rule") + "): " + Fields.text(each, "why")));
        tellProblem();
        output.line("");
        output.sheet(rest());
        if (!Fields.objects(jar.get("history")).isEmpty()) {
            output.line("");
            output.table(
                    Fields.objects(jar.get("history")),
                    "",
                    "AT at",
                    "STATE state",
                    "BY by",
                    "ROLE role",
                    "REASON reason");
        }
    }

    /** What becomes of it, in a line; and why it does not do what its state says. */
    void tellState() {
        output.line(name() + " is " + Fields.text(jar, "state") + ".");
        tellProblem();
    }

    private String name() {
        String name = text("symbolic_name");
        return name.isEmpty() ? Fields.text(jar, "hash") : (name + " " + text("version")).strip();
    }

    /** Of a jar as the interface lists it, what it says of itself stands beside the rest. */
    private String text(String name) {
        return Fields.text(sheet.isEmpty() ? jar : sheet, name);
    }

    private void tellProblem() {
        if (!Fields.text(jar, "problem").isEmpty()) {
            output.line("PROBLEM: " + Fields.text(jar, "problem"));
        }
    }

    private void tellSigner() {
        Map<String, Object> signer = Fields.object(sheet.get("signer"));
        if (signer.isEmpty()) {
            output.line("Nobody signed it: what it says of itself is not proved.");
            return;
        }
        boolean isTrusted = Boolean.TRUE.equals(signer.get("trusted"));
        output.line("Signed by " + Fields.text(signer, "name") + ", who is " + (isTrusted ? "" : "NOT ")
                + "on the list of signers");
        Map<String, Object> more = new LinkedHashMap<>();
        add(more, "  under", signer.get("chain"));
        add(more, "  certificate", signer.get("fingerprint"));
        add(more, "  until", signer.get("until"));
        add(more, "  signed", signer.get("at"));
        output.sheet(more);
    }

    private void each(String before, @Nullable Object sentences) {
        if (sentences instanceof List<?> all) {
            all.forEach(each -> output.line(before + Fields.text(each)));
        }
    }

    private Map<String, Object> rest() {
        Map<String, Object> rest = new LinkedHashMap<>();
        add(rest, "name", sheet.get("name"));
        add(rest, "vendor", sheet.get("vendor"));
        add(rest, "licence", sheet.get("licence"));
        add(rest, "file", jar.get("file"));
        add(rest, "bytes", sheet.get("size"));
        add(rest, "SHA-256", jar.get("hash"));
        add(rest, "contract tests", sheet.get("contract_report"));
        add(rest, "offers", sheet.get("offers"));
        add(rest, "uses", sheet.get("uses"));
        add(rest, "configured by", sheet.get("configurations"));
        add(rest, "imports", sheet.get("imports"));
        add(rest, "encloses", sheet.get("components"));
        return rest;
    }

    private static void add(Map<String, Object> to, String name, @Nullable Object value) {
        String text = Fields.text(value);
        if (!text.isEmpty()) {
            to.put(name, text);
        }
    }
}
