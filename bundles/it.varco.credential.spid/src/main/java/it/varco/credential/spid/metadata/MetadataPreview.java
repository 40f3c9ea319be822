package it.varco.credential.spid.metadata;

import it.varco.api.configuration.BrokenRule;
import it.varco.api.configuration.Preview;
import it.varco.api.form.Sentence;
import it.varco.credential.spid.SpidSettings;
import it.varco.spi.configuration.ConfigurationPreview;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * The metadata that would be published with values that are not in force, and every rule they break. The document is
 * not signed: whoever may look at a configuration gets no signature for values of their choice. Where a rule is broken
 * it has no certificate either.
 *
 * @source SPID-01 to SPID-18
 */
@Component(
        name = "it.varco.credential.spid.preview",
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = ConfigurationPreview.PID + "=it.varco.credential.spid")
public final class MetadataPreview implements ConfigurationPreview {

    private static final String PATH = "/accesso/spid";

    private final UnaryOperator<@Nullable String> properties;
    private final Clock clock;

    @Activate
    public MetadataPreview(BundleContext context) {
        this(context::getProperty, Clock.systemUTC());
    }

    MetadataPreview(UnaryOperator<@Nullable String> properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Preview preview(Map<String, List<String>> values, URI publicAddress) {
        SpidSettings settings;
        try {
            settings = SpidSettings.of(TypedConfig.of(values), properties);
        } catch (IllegalArgumentException wrong) {
            return new Preview("", List.of(told(String.valueOf(wrong.getMessage()))));
        }
        URI home = URI.create(publicAddress + PATH);
        List<BrokenRule> broken = new ArrayList<>(MetadataRules.broken(settings, home));
        broken.addAll(OwnCertificate.broken(settings, clock.instant()));
        byte[] document = broken.isEmpty()
                ? Metadata.draft(
                        settings,
                        home,
                        OwnCertificate.read(settings, clock.instant()).published())
                : Metadata.draft(settings, home, List.of());
        return new Preview(new String(document, StandardCharsets.UTF_8), broken);
    }

    /** The key stands before the colon of what the settings refuse. */
    private static BrokenRule told(String refusal) {
        String key = refusal.replaceFirst(":.*", "");
        return new BrokenRule("", key, Sentence.quoted(refusal));
    }
}
