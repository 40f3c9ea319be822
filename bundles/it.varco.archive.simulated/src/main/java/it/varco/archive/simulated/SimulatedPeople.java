package it.varco.archive.simulated;

import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.archive.KnownPerson;
import it.varco.spi.archive.PersonArchive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Invented people with an address and a health card, as the configuration lists them; for demonstrations only. */
@Component(name = "it.varco.archive.simulated", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SimulatedPeople.Config.class)
public final class SimulatedPeople implements PersonArchive {

    /** Who is known. */
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
    public @interface Config {
        @AttributeDefinition(name = "%people", description = "%people.help")
        String[] people();
    }

    private final Map<CodiceFiscale, KnownPerson> people = new HashMap<>();

    /** @throws IllegalArgumentException if a line is wrong, naming what was expected; or outside of development */
    @Activate
    public SimulatedPeople(Config config, BundleContext context) {
        this(List.of(config.people()), context.getProperty("varco.mode"));
    }

    SimulatedPeople(List<String> lines, @Nullable String mode) {
        if (!"development".equals(mode)) {
            throw new IllegalArgumentException(
                    "varco.mode: expected development, the people of this archive are invented");
        }
        lines.stream().map(Line::parse).forEach(line -> {
            if (people.put(line.person(), line.known()) != null) {
                throw Line.wrong("each codice fiscale once");
            }
        });
    }

    @Override
    public Optional<KnownPerson> find(CodiceFiscale person) {
        return Optional.ofNullable(people.get(person));
    }

    /** How many are known; nothing of them. */
    @Override
    public String toString() {
        return "SimulatedPeople[" + people.size() + "]";
    }
}
