package it.varco.credential.pin;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What PINs are made of, how long they last, what a wrong one costs, and where the pepper is. */
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
