package it.varco.credential.pin;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * What PINs are made of, how long they last and what a wrong one costs; how they are asked for, called about, recovered
 * and sent unasked; when the PIN ends; and where the pepper is.
 */
@SuppressWarnings("MemberName") // an underscore is a dot in the configuration key
@ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
public @interface PinConfiguration {
    @AttributeDefinition(name = "%pepperFile", description = "%pepperFile.help")
    String pepperFile() default "${varco.data}/secrets/pin-pepper";

    @AttributeDefinition(name = "%validity", description = "%validity.help")
    String validity() default "P6M";

    @AttributeDefinition(name = "%activation.maxDays", description = "%activation.maxDays.help")
    int activation_maxDays() default 90;

    @AttributeDefinition(name = "%suggestChange", description = "%suggestChange.help")
    String suggestChange() default "P3M";

    @AttributeDefinition(name = "%forceChange", description = "%forceChange.help")
    boolean forceChange() default false;

    @AttributeDefinition(name = "%idleDisable", description = "%idleDisable.help")
    String idleDisable() default "off";

    @AttributeDefinition(
            name = "%final.source",
            description = "%final.source.help",
            options = {
                @Option(label = "%final.source.assigned", value = "ASSIGNED"),
                @Option(label = "%final.source.chosen", value = "CHOSEN")
            })
    String final_source() default "ASSIGNED";

    @AttributeDefinition(
            name = "%final.alphabet",
            description = "%final.alphabet.help",
            options = {
                @Option(label = "%final.alphabet.alphanumeric", value = "ALPHANUMERIC"),
                @Option(label = "%final.alphabet.numeric", value = "NUMERIC")
            })
    String final_alphabet() default "ALPHANUMERIC";

    @AttributeDefinition(name = "%final.length", description = "%final.length.help")
    int final_length() default 8;

    @AttributeDefinition(name = "%initial.length", description = "%initial.length.help")
    int initial_length() default 16;

    @AttributeDefinition(name = "%block.duration", description = "%block.duration.help")
    String block_duration() default "PT3M";

    @AttributeDefinition(name = "%hash.memoryKib", description = "%hash.memoryKib.help")
    int hash_memoryKib() default 19 * 1024;

    @AttributeDefinition(name = "%hash.iterations", description = "%hash.iterations.help")
    int hash_iterations() default 2;

    @AttributeDefinition(
            name = "%request.flow",
            description = "%request.flow.help",
            options = {@Option(label = "%request.flow.a", value = "A"), @Option(label = "%request.flow.b", value = "B")
            })
    String request_flow() default "A";

    @AttributeDefinition(
            name = "%activation.required",
            description = "%activation.required.help",
            options = {
                @Option(label = "%activation.required.flowB", value = "FLOW_B"),
                @Option(label = "%activation.required.always", value = "ALWAYS")
            })
    String activation_required() default "FLOW_B";

    @AttributeDefinition(
            name = "%verifyCall.when",
            description = "%verifyCall.when.help",
            options = {
                @Option(label = "%verifyCall.when.unknown", value = "DIFFERENT_OR_UNKNOWN"),
                @Option(label = "%verifyCall.when.always", value = "ALWAYS")
            })
    String verifyCall_when() default "DIFFERENT_OR_UNKNOWN";

    @AttributeDefinition(
            name = "%archive.missing",
            description = "%archive.missing.help",
            options = {
                @Option(label = "%archive.missing.away", value = "AWAY"),
                @Option(label = "%archive.missing.none", value = "NONE")
            })
    String archive_missing() default "AWAY";

    @AttributeDefinition(name = "%verifyCall.maxDays", description = "%verifyCall.maxDays.help")
    int verifyCall_maxDays() default 30;

    @AttributeDefinition(name = "%verifyCall.weekdays", description = "%verifyCall.weekdays.help")
    String verifyCall_weekdays() default "08:00-20:00";

    @AttributeDefinition(name = "%verifyCall.saturday", description = "%verifyCall.saturday.help")
    String verifyCall_saturday() default "08:00-14:00";

    @AttributeDefinition(name = "%verifyCall.sunday", description = "%verifyCall.sunday.help")
    String verifyCall_sunday() default "";

    @AttributeDefinition(
            name = "%recovery.secondHalf",
            description = "%recovery.secondHalf.help",
            options = {
                @Option(label = "%recovery.secondHalf.electronic", value = "ELECTRONIC"),
                @Option(label = "%recovery.secondHalf.post", value = "POST")
            })
    String recovery_secondHalf() default "ELECTRONIC";

    @AttributeDefinition(name = "%recovery.provisionalCode", description = "%recovery.provisionalCode.help")
    boolean recovery_provisionalCode() default true;

    @AttributeDefinition(name = "%recovery.linkValidity", description = "%recovery.linkValidity.help")
    String recovery_linkValidity() default "PT24H";

    @AttributeDefinition(name = "%recovery.newContactHold", description = "%recovery.newContactHold.help")
    int recovery_newContactHold() default 24;

    @AttributeDefinition(name = "%recovery.keepLevel", description = "%recovery.keepLevel.help")
    boolean recovery_keepLevel() default true;

    @AttributeDefinition(
            name = "%eligibility.document",
            description = "%eligibility.document.help",
            options = {
                @Option(label = "%eligibility.document.italian", value = "ITALIAN"),
                @Option(label = "%eligibility.document.issued", value = "ISSUED_IN_ITALY")
            })
    String eligibility_document() default "ITALIAN";

    @AttributeDefinition(name = "%phaseout.enabled", description = "%phaseout.enabled.help")
    boolean phaseout_enabled() default true;

    @AttributeDefinition(name = "%phaseout.issueStop", description = "%phaseout.issueStop.help")
    String phaseout_issueStop() default "2020-10-01";

    @AttributeDefinition(name = "%phaseout.accessStop", description = "%phaseout.accessStop.help")
    String phaseout_accessStop() default "2021-10-01";

    @AttributeDefinition(name = "%phaseout.warnDays", description = "%phaseout.warnDays.help")
    int phaseout_warnDays() default 30;

    @AttributeDefinition(name = "%campaign.file", description = "%campaign.file.help")
    String campaign_file() default "";

    @AttributeDefinition(
            name = "%mode",
            description = "%mode.help",
            options = {
                @Option(label = "%mode.production", value = "production"),
                @Option(label = "%mode.development", value = "development")
            })
    String mode() default "production";

    @AttributeDefinition(name = "%demoPeople", description = "%demoPeople.help")
    String[] demoPeople() default {};
}
