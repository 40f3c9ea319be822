package it.varco.channel.call;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** When calls are made, how often, and how long an officer has for one. */
@SuppressWarnings("MemberName") // an underscore is a dot in the configuration key
@ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
public @interface CallConfiguration {

    @AttributeDefinition(name = "%hours.weekdays", description = "%hours.weekdays.help")
    String hours_weekdays() default "08:00-20:00";

    @AttributeDefinition(name = "%hours.saturday", description = "%hours.saturday.help")
    String hours_saturday() default "08:00-14:00";

    @AttributeDefinition(name = "%hours.sunday", description = "%hours.sunday.help")
    String hours_sunday() default "";

    @AttributeDefinition(name = "%again", description = "%again.help")
    String again() default "PT2H";

    @AttributeDefinition(name = "%tries", description = "%tries.help")
    int tries() default 3;

    @AttributeDefinition(name = "%lease", description = "%lease.help")
    String lease() default "PT15M";

    @AttributeDefinition(name = "%correction", description = "%correction.help")
    String correction() default "PT30M";
}
