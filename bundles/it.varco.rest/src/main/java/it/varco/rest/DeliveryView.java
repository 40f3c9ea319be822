package it.varco.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.varco.api.form.Sentence;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.PastApproval;
import it.varco.api.plugin.Sheet;
import it.varco.api.plugin.Signer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A delivered jar as {@code openapi.yaml} describes it; what is empty is left out. */
record DeliveryView(
        String hash,
        String file,
        String state,
        long decision,
        String problem,
        Claims sheet,
        List<String> differences,
        List<Against> objections,
        List<Past> history) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.hash(),
                delivery.file(),
                Words.of(delivery.state()),
                delivery.decision(),
                sentence(delivery.problem()),
                Claims.of(delivery.sheet()),
                sentences(delivery.differences()),
                delivery.objections().stream()
                        .map(each -> new Against(each.rule(), each.why().toString()))
                        .toList(),
                delivery.history().stream().map(Past::of).toList());
    }

    private static String sentence(Optional<Sentence> sentence) {
        return sentence.map(Sentence::toString).orElse("");
    }

    private static List<String> sentences(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::toString).toList();
    }

    /** One in the list, or after an act: short enough to be kept for whoever sends the act again. */
    record Card(
            String hash,
            String file,
            String symbolicName,
            String version,
            String name,
            String state,
            long decision,
            String problem) {

        static Card of(Delivery delivery) {
            Sheet sheet = delivery.sheet();
            return new Card(
                    delivery.hash(),
                    delivery.file(),
                    sheet.symbolicName(),
                    sheet.version(),
                    sheet.name(),
                    Words.of(delivery.state()),
                    delivery.decision(),
                    sentence(delivery.problem()));
        }
    }

    /** What it says of itself, and what can be seen in it. */
    record Claims(
            String symbolicName,
            String version,
            String name,
            String vendor,
            String licence,
            long size,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Signature signer,

            List<String> permissions,
            List<String> warnings,
            List<String> personalData,
            List<String> imports,
            List<String> offers,
            List<String> uses,
            List<String> configurations,
            List<String> components,
            String contractReport) {

        private static Claims of(Sheet sheet) {
            return new Claims(
                    sheet.symbolicName(),
                    sheet.version(),
                    sheet.name(),
                    sheet.vendor(),
                    sheet.licence(),
                    sheet.size(),
                    sheet.signer().map(Signature::of).orElse(null),
                    sentences(sheet.permissions()),
                    sentences(sheet.warnings()),
                    sentences(sheet.personalData()),
                    sheet.imports(),
                    sheet.offers(),
                    sheet.uses(),
                    sheet.configurations(),
                    sheet.components(),
                    sentence(sheet.contractReport()));
        }
    }

    /** Who signed it. */
    record Signature(String name, List<String> chain, String fingerprint, String until, String at, boolean trusted) {

        private static Signature of(Signer signer) {
            return new Signature(
                    signer.name(),
                    signer.chain(),
                    signer.fingerprint(),
                    Moment.of(signer.until()),
                    signer.at().map(Moment::of).orElse(""),
                    signer.trusted());
        }
    }

    /** A rule that is against it. */
    record Against(String rule, String why) {}

    /** One decision of its history. */
    record Past(String state, String reason, String at, String by, String role) {

        private static Past of(PastApproval past) {
            return new Past(
                    Words.of(past.state()),
                    past.reason(),
                    Moment.of(past.at()),
                    Words.of(past.by()),
                    past.role().map(role -> Words.of(role)).orElse(""));
        }
    }
}
