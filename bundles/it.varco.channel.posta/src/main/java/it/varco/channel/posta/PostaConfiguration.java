package it.varco.channel.posta;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the printer takes letters from, and which account of the machine it has. */
@ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
public @interface PostaConfiguration {

    @AttributeDefinition(name = "%folder", description = "%folder.help")
    String folder() default "";

    @AttributeDefinition(name = "%group", description = "%group.help")
    String group() default "";
}
